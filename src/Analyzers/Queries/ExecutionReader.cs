namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Finds what an operation executes: by a terminal of EF Core or LINQ, by something that runs over whatever sequence it is given,
/// or by a helper of the compilation that does one of these with what its caller gives.
/// </summary>
internal sealed class ExecutionReader(QueryModel model, MethodBody body, CallStack calls)
{
    private readonly EfSymbols _symbols = model.Symbols;
    private readonly QueryReader _queries = new(model, body, calls);

    /// <summary>Whether a limit kept the reader from reading all.</summary>
    internal bool WasCut => _queries.WasCut;

    /// <summary>The queries that an operation executes.</summary>
    internal IEnumerable<Execution> At(IOperation candidate) => candidate switch
    {
        IForEachLoopOperation loop => Executed(loop.Collection, new(TerminalKind.Enumerate, null, loop)),
        ISpreadOperation spread => Executed(spread.Operand, new(TerminalKind.Buffer, null, spread)),
        IObjectCreationOperation creation =>
            Executed(creation.Arguments[0].Value, new(TerminalKind.Buffer, null, creation)),
        IInvocationOperation call when _symbols.OperatorOf(call.TargetMethod) is { Terminal: null } found =>
            Executed(call.Receiver, new(TerminalKind.InMemory, found, call)),
        IInvocationOperation call when _symbols.OperatorOf(call.TargetMethod) is { Terminal: { } kind } found =>
            Executed(call.Receiver, new(IsFill(call, found) ? TerminalKind.Buffer : kind, found, call)),
        IInvocationOperation fill when _symbols.FillsList(fill.TargetMethod) =>
            Executed(fill.ArgumentAfterReceiver(), new(TerminalKind.Buffer, null, fill)),
        IInvocationOperation call when _symbols.MaterializesArgument(call.TargetMethod) =>
            call.Arguments.SelectMany(a => Executed(a.Value, new(TerminalKind.Buffer, null, call))),
        IInvocationOperation call when _symbols.TracksArgument(call.TargetMethod) =>
            call.Arguments.SelectMany(a => Executed(a.Value, new(TerminalKind.Tracker, null, call))),
        IInvocationOperation call => ByHelper(call),
        _ => [],
    };

    /// <summary>The query of an execution, where all that it is made of is known.</summary>
    internal Query? QueryOf(Execution execution) => _queries.Completed(execution.Node, execution.Expression);

    private IEnumerable<Execution> Executed(IOperation? expression, Terminal terminal)
    {
        while (expression?.Unwrapped is IInvocationOperation call && _symbols.IsEnumerationWrapper(call.TargetMethod))
            expression = call.Receiver;
        return expression is not null && _queries.ReadNode(expression) is { } node ? [new(node, expression, terminal)] : [];
    }

    /// <summary>What a helper executes of the query, or for the type, that this call gives it.</summary>
    private IEnumerable<Execution> ByHelper(IInvocationOperation call)
    {
        if (model.CodeOf(call.TargetMethod, body) is not { } code)
            yield break;
        if (calls.IsTooDeepFor(code.Method))
            yield break;

        var binder = new QueryBinder(_queries, call.TargetMethod, code, call);
        foreach (var execution in model.ExecutedFor(code, calls))
        {
            if (binder.Bind(execution.Node) is { } node)
                yield return new(node, call, execution.Terminal.ThroughHelper(call));
        }
    }

    /// <summary><c>ForEachAsync(list.Add)</c> is a list, written in another way.</summary>
    private bool IsFill(IInvocationOperation call, QueryOperator found) =>
        found == QueryOperator.ForEach && call.ArgumentAfterReceiver() is { } action && action.AsLambda switch
        {
            { Body.Operations: [IExpressionStatementOperation { Operation: IInvocationOperation add }, ..] } =>
                AddsToCollection(add.TargetMethod),
            null => action.Unwrapped is IDelegateCreationOperation { Target: IMethodReferenceOperation group }
                && AddsToCollection(group.Method),
            _ => false,
        };

    private bool AddsToCollection(IMethodSymbol method) => method.Name == "Add" && _symbols.IsCollection(method.ContainingType);
}
