namespace Rowbound.Analyzers.Queries;

/// <summary>A statement that writes or removes the rows of a query and does nothing else with them.</summary>
/// <param name="Statement">The statement: a loop over the rows, or a call that is given all of them.</param>
/// <param name="Save">What saves right after it, or after each row; none where that is not seen.</param>
internal abstract record RowWrite(IOperation Statement, IInvocationOperation? Save)
{
    /// <summary>Whether an operation on the context is a part of the writing.</summary>
    internal virtual bool Includes(IOperation use) => ReferenceEquals(use, Save);

    /// <summary>Whether the statement could write each of several chunks of rows, and be saved after each.</summary>
    internal virtual bool MayRunPerChunk => true;

    /// <summary>What saves right after a statement, and does nothing else.</summary>
    private protected static IInvocationOperation? SaveAfter(IOperation statement, EfSymbols symbols) =>
        statement.Parent is IBlockOperation { Operations: var all } && all.IndexOf(statement) is var place
            && place + 1 < all.Length
                ? SaveIn(all[place + 1], symbols)
                : null;

    /// <summary>
    /// The call that a statement saves by, where it does nothing else: it is awaited, if there is anything to await.
    /// </summary>
    private protected static IInvocationOperation? SaveIn(IOperation statement, EfSymbols symbols)
    {
        if (statement is not IExpressionStatementOperation { Operation: var value })
            return null;

        var isAwaited = value is IAwaitOperation;
        if (value is IAwaitOperation awaited)
            value = awaited.Operation;
        if (value is IInvocationOperation configured && EfSymbols.IsConfigureAwait(configured.TargetMethod))
            value = configured.Receiver;
        return value is IInvocationOperation save && symbols.SavesPlainly(save)
            && isAwaited == save.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal)
                ? save
                : null;
    }

    /// <summary>Whether the statements of a loop do no more than save, once or not at all.</summary>
    private protected static bool OnlySaves(
        ImmutableArray<IOperation> statements, EfSymbols symbols, out IInvocationOperation? save)
    {
        save = statements is [var only] ? SaveIn(only, symbols) : null;
        return statements.IsEmpty || save is not null;
    }
}

/// <summary>Rows that are loaded to be removed.</summary>
/// <param name="Statement">The statement that removes them.</param>
/// <param name="Call">The call in it that removes a row, or all of them.</param>
/// <param name="Save">What saves right after.</param>
internal sealed record RowRemoval(IOperation Statement, IInvocationOperation Call, IInvocationOperation? Save)
    : RowWrite(Statement, Save)
{
    internal override bool Includes(IOperation use) => ReferenceEquals(use, Call) || base.Includes(use);

    internal static RowRemoval? Of(QuerySite site) => site switch
    {
        { Terminal: { Kind: TerminalKind.Tracker, Call: { } call } terminal } =>
            site.Model.Symbols.Removes(Innermost(terminal).TargetMethod) ? By(call, site.Model.Symbols) : null,
        { Terminal.Operator: QueryOperator.ToList or QueryOperator.ToArray, Use.Collection: [var use] } =>
            use.Operation.RepeatsAfter(site.Terminal.Operation) ? null
            : use.Operation is IForEachLoopOperation loop ? In(loop, site.Model.Symbols)
            : use.Operation is IArgumentOperation { Parent: IInvocationOperation call }
                && site.Model.Symbols.Removes(call.TargetMethod) ? By(call, site.Model.Symbols)
            : null,
        { Terminal.Loop: { } loop } => In(loop, site.Model.Symbols),
        _ => null,
    };

    /// <summary>The call that loads the rows, in a helper of the program perhaps.</summary>
    private static IInvocationOperation Innermost(Terminal terminal)
    {
        while (terminal.Helper is { } inner)
            terminal = inner;
        return terminal.Call!; // only a call gives rows to the tracker
    }

    private static RowRemoval By(IInvocationOperation call, EfSymbols symbols) =>
        call.Parent is IExpressionStatementOperation statement
            ? new(statement, call, SaveAfter(statement, symbols))
            : new(call, call, Save: null);

    private static RowRemoval? In(IForEachLoopOperation loop, EfSymbols symbols) =>
        loop is { Locals: [var row], Statements: { } all }
        && all is [IExpressionStatementOperation { Operation: IInvocationOperation call }, ..]
        && symbols.Removes(call.TargetMethod)
        && call.ArgumentOf(0)?.Unwrapped is ILocalReferenceOperation removed
        && SymbolEqualityComparer.Default.Equals(removed.Local, row)
        && OnlySaves(all.RemoveAt(0), symbols, out var save)
            ? new(loop, call, save ?? SaveAfter(loop, symbols))
            : null;
}
