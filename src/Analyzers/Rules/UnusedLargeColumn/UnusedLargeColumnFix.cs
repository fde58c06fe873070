using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Rules.UnusedLargeColumn;

namespace Rowbound.CodeFixes.UnusedLargeColumn;

/// <summary>Reads only the columns that are used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UnusedLargeColumnFix() : SafeFix("ROW3001")
{
    private protected override string TitleFor(Diagnostic diagnostic) => "Read only the columns that are used";

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic)
    {
        if (places.Find<ExpressionSyntax>(root, 0) is not { } query)
            return null;

        var columns = diagnostic.Text(UnusedLargeColumnFacts.ColumnsKey).Split(',');
        var row = FreeName.In(query, diagnostic.Text(UnusedLargeColumnFacts.RowNameKey), "row");
        return root.ReplaceNode(query,
            query.InPlace(query.Then("Select", QuerySyntax.Projection(row, columns)))).Using("System.Linq");
    }
}
