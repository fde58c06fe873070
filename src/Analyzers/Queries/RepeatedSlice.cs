namespace Rowbound.Analyzers.Queries;

/// <summary>
/// A loop that updates or deletes the first rows that match, again and again: on databases that keep old versions of rows each
/// turn runs over all that the turns before have written.
/// </summary>
/// <param name="Loop">The loop.</param>
/// <param name="Take">The step that limits a turn.</param>
/// <param name="All">The query without it.</param>
internal sealed record RepeatedSlice(ILoopOperation Loop, QueryStep Take, Query All)
{
    internal static RepeatedSlice? Of(QuerySite site)
    {
        if (site is not { Terminal: { Kind: TerminalKind.SetBased, Call: { } call }, Query: { IsStraight: true } query }
            || query.Steps is not [.., { Operator: QueryOperator.Take, Argument: not null } take]
            || site.Scope.Loop is not { } loop || loop is not (IWhileLoopOperation or IForLoopOperation { Condition: null }))
            return null;

        // What starts behind the last row is no repetition: then the query is another one in each turn.
        return IsSame(call) && query.Steps.All(step => IsSame(step.Call)) ? new(loop, take, query.Without(take)) : null;

        bool IsSame(IInvocationOperation part) =>
            part.Arguments.All(a => a.Parameter?.Ordinal == 0 || a.Value.DescendantsAndSelf().All(IsSameInEachTurn));

        bool IsSameInEachTurn(IOperation part) => part switch
        {
            ILocalReferenceOperation { Local: var local } =>
                IsStable(local) && site.InitialValueOf(local)?.IsWithin(loop) != true,
            IParameterReferenceOperation { Parameter: var parameter } => IsStable(parameter),
            IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: false } } => false,
            _ => true,
        };

        bool IsStable(ISymbol variable) => !site.ReferencesTo(variable).Any(r => r.IsWritten && r.IsWithin(loop));
    }
}
