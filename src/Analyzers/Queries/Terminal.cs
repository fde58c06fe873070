namespace Rowbound.Analyzers.Queries;

/// <summary>What executes a query.</summary>
/// <param name="Kind">What becomes of the rows.</param>
/// <param name="Operator">The operator, where a call of LINQ or EF Core executes it.</param>
/// <param name="Operation">The operation that executes it.</param>
/// <param name="Helper">The terminal in the helper that executes it for the call; none where it is executed here.</param>
internal sealed record Terminal(TerminalKind Kind, QueryOperator? Operator, IOperation Operation, Terminal? Helper = null)
{
    /// <summary>The same in the eyes of a method that calls the helper.</summary>
    internal Terminal ThroughHelper(IInvocationOperation call) => new(Kind, Operator: null, call, Helper: this);

    /// <summary>Whether the result of the helper, and of those that it calls in turn, is what the terminal gives.</summary>
    internal bool IsHandedBack => Helper is { } inner && inner.Result.Outermost.Parent is IReturnOperation
        && (inner.Helper is null || inner.IsHandedBack);

    /// <summary>The call that executes the query, where it is a call.</summary>
    internal IInvocationOperation? Call => Operation as IInvocationOperation;

    /// <summary>The loop that enumerates the query, where it is a loop.</summary>
    internal IForEachLoopOperation? Loop => Operation as IForEachLoopOperation;

    /// <summary>
    /// Whether the call is written behind the query, as a fix expects it: neither as a static call nor behind <c>?.</c>
    /// </summary>
    internal bool IsWrittenAsMember => Call is { } call && call.IsWrittenAsMember;

    /// <summary>Whether the result has to be awaited.</summary>
    internal bool IsAsync => Operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal),
        IForEachLoopOperation loop => loop.IsAsynchronous,
        _ => false,
    };

    /// <summary>The expression that gives the rows: the call, or the <c>await</c> of it.</summary>
    internal IOperation Result
    {
        get
        {
            if (Operation is ISpreadOperation { Parent: { } collection })
                return collection;

            var value = Operation.Outermost;
            if (value.Parent is IArgumentOperation or IInvocationOperation
                && value.Consumer is IInvocationOperation configured
                && EfSymbols.IsConfigureAwait(configured.TargetMethod))
                value = configured.Outermost;
            return value.Parent is IAwaitOperation awaited ? awaited : Operation;
        }
    }

    /// <summary>The name of the call, or the keyword and query of the loop: what a reader would underline.</summary>
    internal Location Location => Operation switch
    {
        IInvocationOperation call => call.NameLocation,
        IForEachLoopOperation loop => loop.Collection.Syntax.GetLocation(),
        _ => Operation.Syntax.GetLocation(),
    };
}
