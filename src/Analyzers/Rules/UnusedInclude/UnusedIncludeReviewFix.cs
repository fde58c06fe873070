using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.UnusedInclude;

/// <summary>Lets a query include only what is read, where the rows may be others or come in another order without.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnusedIncludeReviewFix() : ReviewFix("ROW3005")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        "Include only what is read (rows that no order tells apart may come in another one, and a row whose required "
        + "reference leads nowhere, or to a row that is filtered out, comes too)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        OperatorEdit.RemoveAll(root, places);
}
