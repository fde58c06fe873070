namespace Rowbound.Analyzers.Queries;

/// <summary>The methods that are being read one through the other, so that reading ends.</summary>
internal sealed class CallStack
{
    /// <summary>How many calls deep a query is followed.</summary>
    private const int Limit = 6;

    private readonly CallStack? _outer;
    private readonly IMethodSymbol? _method;
    private readonly int _depth;

    private CallStack(CallStack? outer, IMethodSymbol? method, int depth) => (_outer, _method, _depth) = (outer, method, depth);

    internal static CallStack Empty { get; } = new(null, null, 0);

    /// <summary>Whether the method is being read already, or the limit is reached.</summary>
    internal bool IsTooDeepFor(IMethodSymbol method)
    {
        for (var call = this; call is not null; call = call._outer)
        {
            if (SymbolEqualityComparer.Default.Equals(call._method, method))
                return true;
        }

        return _depth >= Limit;
    }

    internal CallStack Into(IMethodSymbol method) => new(this, method, _depth + 1);
}
