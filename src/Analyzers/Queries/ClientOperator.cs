using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Operators applied in memory to the result of a query, one to what the other gives, which the database could have applied.
/// </summary>
/// <param name="Steps">The operators, from the list of all rows outwards: all that give the same in the database, else all that
/// may differ.</param>
internal sealed record ClientOperator(ImmutableArray<ClientStep> Steps)
{
    /// <summary>Which operator is applied first.</summary>
    internal QueryOperator Operator => Steps[0].Operator;

    /// <summary>
    /// Whether the database is proven to give the same, and the loop over a list, where there is one, does not need a fix in
    /// turn.
    /// </summary>
    internal bool IsProven => Steps[0].SameResults && !Steps[Steps.Length - 1].IsConsumedByLoop;

    /// <summary>
    /// Whether the operators are written in a way that can be moved, and what they give is used up on the spot.
    /// </summary>
    internal bool CanMove => Steps.All(static s => s.IsWrittenAsMember) && Steps[Steps.Length - 1].IsConsumedAtOnce;

    /// <summary>Whether what the operators give has no entities in it: an answer, or columns.</summary>
    internal bool GivesNoEntities => Steps.Any(static s =>
        s.Operator == QueryOperator.Select || s.Operator.Terminal is TerminalKind.Aggregate);

    /// <summary>
    /// Whether the operators stand where they may run more than once, not at all, or after something else in their statement.
    /// </summary>
    internal bool MayRunLater => Steps[0].Operation is var first
        && (RunsAfterOthers(first)
            || first.Statement is not (LocalDeclarationStatementSyntax
            or ReturnStatementSyntax
            or ExpressionStatementSyntax
            or CommonForEachStatementSyntax)
            || first.Syntax.Ancestors().TakeWhile(static n => n is not StatementSyntax)
                .Any(static n => n is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax));

    /// <summary>Reads the operators that are the only use of a buffer.</summary>
    internal static ClientOperator? Of(QuerySite site)
    {
        if (site.Use.Collection is not [{ } use] || site.Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray))
            return null;
        if (use is { Kind: CollectionUseKind.Counted, Operation: IPropertyReferenceOperation count })
            return new([ClientStep.OfCount(count, site)]);
        if (use is not { Kind: CollectionUseKind.Operator, Operation: IArgumentOperation { Parent: IInvocationOperation call } })
            return null;

        return From(call, site);
    }

    /// <summary>Reads the operators from a call on that is applied to all rows.</summary>
    internal static ClientOperator? From(IInvocationOperation call, QuerySite site)
    {
        var steps = Chain(call, site);
        return steps is [var first, ..]
            ? new(first.SameResults ? [.. steps.TakeWhile(static s => s.SameResults)] : [.. steps])
            : null;
    }

    /// <summary>A query in place of its list would run behind what stands before that in the statement.</summary>
    private static bool RunsAfterOthers(IOperation first)
    {
        var (part, start) = (first, first.Syntax.SpanStart);
        while (part.Parent is { } outer && outer is not IBlockOperation)
            part = outer;
        return part.Descendants().Any(o => o.Syntax.Span.End <= start
            && o is IInvocationOperation or IObjectCreationOperation or IAssignmentOperation or IIncrementOrDecrementOperation
                or IAwaitOperation);
    }

    private static List<ClientStep> Chain(IInvocationOperation? call, QuerySite site)
    {
        var steps = new List<ClientStep>();
        while (call is not null && ClientStep.Of(call, site, steps) is { } step)
        {
            steps.Add(step);
            call = step.Operator.Terminal is null && call.Consumer is IArgumentOperation { Parent: IInvocationOperation next }
                ? next
                : null;
        }

        return steps;
    }
}
