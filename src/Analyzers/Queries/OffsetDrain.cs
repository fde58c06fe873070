using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// An offset loop that does nothing but drain the query: pages from the first, in order, each once, until one is empty. Only such
/// a loop can be walked by key instead.
/// </summary>
/// <param name="Offset">The loop.</param>
/// <param name="Cursor">The statement that declares the cursor, where it stands before the loop.</param>
/// <param name="Page">The statement that reads a page into a local.</param>
/// <param name="Bookkeeping">The statements that move the cursor and leave the loop.</param>
/// <param name="Work">The statements that work on the page.</param>
internal sealed record OffsetDrain(
    OffsetLoop Offset,
    StatementSyntax? Cursor,
    LocalDeclarationStatementSyntax Page,
    ImmutableArray<StatementSyntax> Bookkeeping,
    ImmutableArray<StatementSyntax> Work)
{
    internal SyntaxNode Loop => Offset.Loop.Syntax;

    /// <summary>The work as operations.</summary>
    internal IEnumerable<IOperation> WorkOperations =>
        Offset.Loop.Body is IBlockOperation body ? body.Operations.Where(o => Work.Contains(o.Syntax)) : [];

    internal static OffsetDrain? Of(OffsetLoop offset, QuerySite site)
    {
        if (site.Use.Local is not { } page
            || Body(offset.Loop.Syntax) is not { Statements: [LocalDeclarationStatementSyntax read, var leave, ..] } body
            || site.BufferDeclaration != read || !read.Span.Contains(offset.Take.Call.Syntax.Span))
            return null;
        if (OffsetCursor.Of(offset, page, site) is not { } cursor || !DrainConditions.LeavesWhenEmpty(leave, page))
            return null;

        var last = body.Statements.LastOrDefault(s => s != cursor.Move);
        var bookkeeping = body.Statements.Where(s => s == leave || s == cursor.Move
            || (s == last && DrainConditions.LeavesWhenShort(s, page, offset.Size))).ToImmutableArray();
        var work = body.Statements.Where(s => s != read && !bookkeeping.Contains(s)).ToImmutableArray();
        return work.Any(s => GoesOn(s, offset.Loop.Syntax)) ? null : new(offset, cursor.Declaration, read, bookkeeping, work);
    }

    private static BlockSyntax? Body(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax { Condition: LiteralExpressionSyntax literal,
            Statement: BlockSyntax body } when literal.IsKind(SyntaxKind.TrueLiteralExpression) => body,
        ForStatementSyntax { Condition: null or LiteralExpressionSyntax { Token.ValueText: "true" },
            Statement: BlockSyntax body } => body,
        _ => null,
    };

    /// <summary>What goes on with the next page does not pass the bookkeeping.</summary>
    private static bool GoesOn(StatementSyntax work, SyntaxNode loop) =>
        work.DescendantNodesAndSelf().OfType<ContinueStatementSyntax>().Any(statement =>
        statement.Ancestors().First(static n => n is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax
            or CommonForEachStatementSyntax) == loop);
}
