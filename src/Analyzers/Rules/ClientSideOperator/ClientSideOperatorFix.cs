using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.ClientSideOperator;

/// <summary>Lets the database apply an operator that gives the same there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClientSideOperatorFix() : SafeFix("ROW1003")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        $"Let the database apply {ServerSideEdit.NamesIn(diagnostic)}";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        ServerSideEdit.Apply(root, places, diagnostic);
}
