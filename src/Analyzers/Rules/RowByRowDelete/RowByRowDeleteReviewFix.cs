using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.CodeFixes.RowByRowDelete;

/// <summary>Lets the database delete the rows, or where saving must see them, removes them chunk by chunk.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RowByRowDeleteReviewFix() : ReviewFix("ROW4005")
{
    private protected override string TitleFor(Diagnostic diagnostic) => WriteEdit.Title("Delete", diagnostic);

    private protected override SyntaxNode? Rewrite(SyntaxNode root, FixPlaces places, Diagnostic diagnostic) =>
        WriteEdit.Apply(root, places, diagnostic, "ExecuteDelete", arguments: [], chunk => Removal(root, places, chunk));

    /// <summary><c>db.Orders.RemoveRange(chunk);</c></summary>
    private static StatementSyntax? Removal(SyntaxNode root, FixPlaces places, string chunk) =>
        places.Find<InvocationExpressionSyntax>(root, WriteFacts.FirstPart)?.Expression switch
        {
            MemberAccessExpressionSyntax access =>
                SyntaxFactory.ParseStatement($"{access.Expression.WithoutTrivia()}.RemoveRange({chunk});\n"),
            IdentifierNameSyntax => SyntaxFactory.ParseStatement($"RemoveRange({chunk});\n"),
            _ => null,
        };
}
