using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.CodeFixes.ClientSideOperator;

/// <summary>Lets the database apply an operator that may give something else there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ClientSideOperatorReviewFix() : ReviewFix("ROW1003")
{
    private protected override string TitleFor(Diagnostic diagnostic) =>
        $"Let the database apply '{diagnostic.Fact<QueryOperator>()}' (its collation, rounding and overflow may differ)";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        ServerSideEdit.Apply(root, places, diagnostic);
}
