using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.UnusedInclude;

/// <summary>Lets a query include only what is read.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnusedIncludeFix() : SafeFix("ROW3005")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Include only what is read";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        OperatorEdit.RemoveAll(root, places);
}
