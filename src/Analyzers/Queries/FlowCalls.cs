namespace Rowbound.Analyzers.Queries;

/// <summary>The calls that values are being followed through.</summary>
internal sealed class FlowCalls
{
    private readonly FlowCalls? _outer;
    private readonly CallStack _stack;
    private readonly CallBudget _budget;

    internal FlowCalls()
        : this(null, null, CallStack.Empty, new())
    {
    }

    private FlowCalls(FlowCalls? outer, IMethodSymbol? method, CallStack stack, CallBudget budget) =>
        (_outer, Method, _stack, _budget, Depth) = (outer, method, stack, budget, outer is null ? 0 : outer.Depth + 1);

    /// <summary>The method whose parameter is followed; none in the method that executes the query.</summary>
    internal IMethodSymbol? Method { get; }

    /// <summary>Whether a call was not followed from here, or from further in, because the calls were too many.</summary>
    internal bool WereCut { get; private set; }

    /// <summary>How many calls deep this is.</summary>
    internal int Depth { get; }

    /// <summary>One call deeper; <see langword="null"/> where that is too deep.</summary>
    internal FlowCalls? Into(IMethodSymbol method)
    {
        if (!_stack.IsTooDeepFor(method) && _budget.Spend())
            return new(this, method, _stack.Into(method), _budget);

        Cut();
        return null;
    }

    /// <summary>Notes that a call is not followed from here.</summary>
    internal void Cut()
    {
        for (var calls = this; calls is not null; calls = calls._outer)
            calls.WereCut = true;
    }
}
