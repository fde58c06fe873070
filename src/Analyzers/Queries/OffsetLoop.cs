using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>A loop that reads page after page by <c>Skip</c> and <c>Take</c>: the server reads all earlier rows again for each page.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Skip">The step that skips the pages read so far.</param>
/// <param name="Size">How many rows a page has.</param>
/// <param name="Cursor">The variable that counts pages or rows.</param>
internal sealed record OffsetLoop(ILoopOperation Loop, QueryStep Skip, IOperation Size, ISymbol Cursor)
{
    /// <summary>The query without the two steps that page it.</summary>
    internal IOperation Pages => Skip.Call.Receiver!.Unwrapped; // an operator of a query that was read has a receiver

    internal static OffsetLoop? Of(QuerySite site)
    {
        if (site.Scope.Loop is not { } loop || site.Query.Steps is not [.., { Operator: QueryOperator.Skip } skip, { Operator: QueryOperator.Take } take])
            return null;

        return take.Argument is { } size && skip.Argument is { } offset && CursorOf(offset, loop, site) is { } cursor
            ? new(loop, skip, size, cursor)
            : null;
    }

    /// <summary>The variable of the offset that the loop itself moves.</summary>
    private static ISymbol? CursorOf(IOperation offset, ILoopOperation loop, QuerySite site)
    {
        foreach (var part in offset.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation { Local: var local } && site.ReferencesTo(local).Any(r => r.IsWritten && r.IsWithin(loop)))
                return local;
        }

        return null;
    }
}

/// <summary>
/// An offset loop that does nothing but drain the query: pages from the first, in order, each once, until one is empty. Only such a
/// loop can be walked by key instead.
/// </summary>
/// <param name="Loop">The loop.</param>
/// <param name="Cursor">The statement that declares the cursor, where it stands before the loop.</param>
/// <param name="Page">The statement that reads a page into a local.</param>
/// <param name="Bookkeeping">The statements that move the cursor and leave the loop.</param>
/// <param name="Work">The statements that work on the page.</param>
internal sealed record OffsetDrain(
    ILoopOperation Loop,
    StatementSyntax? Cursor,
    LocalDeclarationStatementSyntax Page,
    ImmutableArray<StatementSyntax> Bookkeeping,
    ImmutableArray<StatementSyntax> Work)
{
    /// <summary>The work as operations.</summary>
    internal IEnumerable<IOperation> WorkOperations =>
        Loop.Body is IBlockOperation body ? body.Operations.Where(o => Work.Contains(o.Syntax)) : [];

    internal static OffsetDrain? Of(OffsetLoop offset, QuerySite site)
    {
        if (site.Use.Local is not { } page || Body(offset.Loop.Syntax) is not { } body || site.Terminal.Operation.Statement is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } read || read.Parent != body)
            return null;

        var moves = site.ReferencesTo(offset.Cursor).Where(r => r.IsWithin(offset.Loop) && !r.IsWithin(offset.Skip.Call)).ToList();
        if (moves is not [var move] || !Advances(move, offset))
            return null;

        if (body.Statements is not [_, var second, ..] || body.Statements[0] != read || !LeavesWhenEmpty(second, page))
            return null;

        var last = body.Statements.LastOrDefault(s => !s.Span.Contains(move.Syntax.Span));
        var bookkeeping = body.Statements.Where(s => s == second || s.Span.Contains(move.Syntax.Span) || (s == last && LeavesWhenShort(s, page, offset))).ToImmutableArray();
        var drain = new OffsetDrain(offset.Loop, CursorDeclaration(offset, site), read, bookkeeping, [.. body.Statements.Where(s => s != read && !bookkeeping.Contains(s))]);
        return drain.IsComplete(offset, site) ? drain : null;
    }

    private static BlockSyntax? Body(SyntaxNode loop) => loop switch
    {
        WhileStatementSyntax { Condition: LiteralExpressionSyntax literal, Statement: BlockSyntax body } when literal.IsKind(SyntaxKind.TrueLiteralExpression) => body,
        ForStatementSyntax { Condition: null or LiteralExpressionSyntax { Token.ValueText: "true" }, Statement: BlockSyntax body } => body,
        _ => null,
    };

    /// <summary><c>page++</c> with <c>Skip(page * size)</c>, or <c>skip += size</c> with <c>Skip(skip)</c>.</summary>
    private static bool Advances(IOperation move, OffsetLoop offset)
    {
        var size = offset.Size.Syntax.ToString();
        return (move.Parent, offset.Skip.Argument?.Unwrapped) switch
        {
            (IIncrementOrDecrementOperation { Kind: OperationKind.Increment }, IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product) =>
                IsProduct(product, offset.Cursor.Name, size),
            (ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum, ILocalReferenceOperation) =>
                sum.Value.Syntax.ToString() == size,
            _ => false,
        };
    }

    private static bool IsProduct(IBinaryOperation product, string cursor, string size)
    {
        var (left, right) = (product.LeftOperand.Syntax.ToString(), product.RightOperand.Syntax.ToString());
        return (left == cursor && right == size) || (left == size && right == cursor);
    }

    /// <summary><c>if (page.Count == 0) break;</c>, or the same with <c>Any()</c>.</summary>
    private static bool LeavesWhenEmpty(StatementSyntax statement, ILocalSymbol page) => BreakCondition(statement) switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Right: LiteralExpressionSyntax { Token.Value: 0 } } test => IsMember(test.Left, page, "Count"),
        PrefixUnaryExpressionSyntax { Operand: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } any } => IsMember(any.Expression, page, "Any"),
        _ => false,
    };

    /// <summary><c>if (page.Count &lt; size) break;</c></summary>
    private static bool LeavesWhenShort(StatementSyntax statement, ILocalSymbol page, OffsetLoop offset) =>
        BreakCondition(statement) is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression } test
        && IsMember(test.Left, page, "Count")
        && test.Right.ToString() == offset.Size.Syntax.ToString();

    private static ExpressionSyntax? BreakCondition(StatementSyntax statement) =>
        statement is IfStatementSyntax { Else: null, Statement: BreakStatementSyntax or BlockSyntax { Statements: [BreakStatementSyntax] } } leave ? leave.Condition : null;

    private static bool IsMember(ExpressionSyntax expression, ILocalSymbol owner, string name) =>
        expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax local } access
        && local.Identifier.ValueText == owner.Name
        && access.Name.Identifier.ValueText == name;

    private static LocalDeclarationStatementSyntax? CursorDeclaration(OffsetLoop offset, QuerySite site) =>
        offset.Cursor is ILocalSymbol cursor && site.InitialValueOf(cursor) is { ConstantValue: { HasValue: true, Value: 0 } } start
        && start.Statement is LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration
            ? declaration
            : null;

    /// <summary>Whether the cursor starts at nought and serves nothing else, the first page ends the loop when empty, and no other way leads out early unseen.</summary>
    private bool IsComplete(OffsetLoop offset, QuerySite site)
    {
        var isFor = Loop.Syntax is ForStatementSyntax { Declaration.Variables: [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } }], Incrementors.Count: 1 };
        var others = site.ReferencesTo(offset.Cursor).Count(r => !r.IsWithin(Loop));
        return (isFor || Cursor is not null)
            && others == 0
            && (isFor || Bookkeeping.OfType<ExpressionStatementSyntax>().Any())
            && !Work.SelectMany(static s => s.DescendantNodesAndSelf()).OfType<ContinueStatementSyntax>().Any(GoesOnWithLoop);
    }

    private bool GoesOnWithLoop(ContinueStatementSyntax statement) =>
        statement.Ancestors().First(static n => n is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax) == Loop.Syntax;
}
