namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about queries that end where an operator in memory takes over.</summary>
internal static class QueryEarly
{
    extension(QuerySite site)
    {
        /// <summary>What ends the query before an operator that was meant for the database.</summary>
        internal EarlyEvaluation? EarlyEvaluation => Queries.EarlyEvaluation.Of(site);

        /// <summary>Whether operators of a query can be put behind a value.</summary>
        internal bool CanComposeOn(IOperation value) => site.Model.Symbols.IsQueryable(value.Type);

        /// <summary>
        /// How severe it is that all rows pass through memory: they stay there where they are tracked or sorted; else they come
        /// and go, which costs time.
        /// </summary>
        internal DiagnosticSeverity? PassingSeverity()
        {
            if (site.TableSeverity is not { } severity || site.Terminal.Call is not { } call)
                return null;

            var isKept = site.Shape is RowShape.TrackedEntity or RowShape.HoldsEntity
                || Queries.EarlyEvaluation.Sorts(call, site);
            return isKept && !Queries.EarlyEvaluation.StopsEarly(call, site) ? severity : DiagnosticSeverity.Info;
        }

        /// <summary>
        /// Whether the operators may go before the cut without a question: nothing is different, and a loop over what they give
        /// does not need a fix in turn.
        /// </summary>
        internal bool IsSameBefore(ClientOperator moved) =>
            moved.Steps[0].SameResults && (!moved.Steps[moved.Steps.Length - 1].IsConsumedByLoop
                || site.Shape == RowShape.Columns || site.NoTrackingInPassing is not null);

        /// <summary>What becomes of the cut when the operators go before it.</summary>
        internal CutForm FormOf(ClientOperator moved)
        {
            var last = moved.Steps[moved.Steps.Length - 1];
            if (last.Operator.Terminal is not null || last.Operation.Consumer is IForEachLoopOperation { IsAsynchronous: false })
                return CutForm.Dropped;

            return last.Operation.Consumer is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation next }
                && site.IsInMemory(next) && site.OperatorOf(next) is QueryOperator.ToList or QueryOperator.ToArray
                && next is { NamesTypes: false, IsWrittenAsMember: true } && IsUsedOnTheSpot(next)
                ? CutForm.Dropped
                : CutForm.Behind;
        }

        /// <summary>Whether the cut and the operators are written so that they can change places.</summary>
        internal bool CanMove(IInvocationOperation cut, ClientOperator moved) =>
            cut.IsWrittenAsMember && moved.Steps.All(static s => s.IsWrittenAsMember)
            && moved.Steps[moved.Steps.Length - 1] is { Operation: IInvocationOperation last } step
            && (step.Operator.Terminal is null || IsUsedOnTheSpot(last))
            && !(step.Operator.Orders && site.IsOrderedFurther(last));

        /// <summary>Whether an order that goes to the database has a second criterion that stays in memory.</summary>
        private bool IsOrderedFurther(IInvocationOperation last) =>
            last.Consumer is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation next }
            && site.OperatorOf(next) is QueryOperator.ThenBy or QueryOperator.ThenByDescending;
    }

    /// <summary>
    /// Whether it does not matter what kind of task the call gives, if any: the library's own async operators give another one
    /// than EF Core's.
    /// </summary>
    private static bool IsUsedOnTheSpot(IInvocationOperation call)
    {
        if (!call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal))
            return true;

        var task = call.Outermost;
        if (task.Parent is IInvocationOperation configured && EfSymbols.IsConfigureAwait(configured.TargetMethod))
            task = configured.Outermost;
        return task.Parent is IAwaitOperation;
    }
}

/// <summary>What becomes of a call that ends a query when operators go before it.</summary>
internal enum CutForm
{
    /// <summary>It goes: what comes behind takes a query as well.</summary>
    Dropped,

    /// <summary>It is written behind them.</summary>
    Behind,
}
