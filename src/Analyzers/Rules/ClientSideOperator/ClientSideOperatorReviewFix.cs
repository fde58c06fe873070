using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Rowbound.CodeFixes.ClientSideOperator;

/// <summary>Lets the database apply an operator that may give something else there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClientSideOperatorReviewFix() : ReviewFix("ROW1003")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        $"Let the database apply {ServerSideEdit.NamesIn(diagnostic)} "
        + "(collation, rounding, overflow, nulls or a missing order may give something else)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        ServerSideEdit.Apply(root, places, diagnostic);
}
