namespace Rowbound.Analyzers.Queries;

/// <summary>The code that runs when a member is called.</summary>
/// <param name="Method">The method as it is declared.</param>
/// <param name="Body">The body that it stands in: its own, or for a local function that of its member.</param>
/// <param name="Root">The code itself.</param>
internal sealed record CalledCode(IMethodSymbol Method, MethodBody Body, IOperation Root)
{
    /// <summary>What the method returns, at each of its exits.</summary>
    internal IEnumerable<IOperation> Returned => InOwnCode(Root)
        .OfType<IReturnOperation>()
        .Where(static r => r.Kind == OperationKind.Return)
        .Select(static r => r.ReturnedValue)
        .OfType<IOperation>();

    /// <summary>Whether it gives its results one by one.</summary>
    internal bool IsIterator => InOwnCode(Root).Any(static o => o.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);

    private static IEnumerable<IOperation> InOwnCode(IOperation code)
    {
        foreach (var child in code.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;
            yield return child;
            foreach (var inner in InOwnCode(child))
                yield return inner;
        }
    }
}
