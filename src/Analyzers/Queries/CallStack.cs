namespace Rowbound.Analyzers.Queries;

/// <summary>The members that are being read one through the other, so that reading ends.</summary>
internal sealed class CallStack
{
    /// <summary>How many calls deep a query is followed.</summary>
    private const int Limit = 6;

    private readonly CallStack? _outer;
    private readonly ISymbol? _member;
    private readonly int _depth;

    private CallStack(CallStack? outer, ISymbol? member, int depth) => (_outer, _member, _depth) = (outer, member, depth);

    internal static CallStack Empty { get; } = new(null, null, 0);

    /// <summary>
    /// Whether the limit was reached below: read from another place, the member may tell more. A member that comes back to itself
    /// tells the same wherever it is read from.
    /// </summary>
    internal bool WasCut { get; private set; }

    /// <summary>Whether the member is being read already, or the limit is reached.</summary>
    internal bool IsTooDeepFor(ISymbol member)
    {
        for (var call = this; call is not null; call = call._outer)
        {
            if (SymbolEqualityComparer.Default.Equals(call._member, member))
                return true;
        }

        if (_depth < Limit)
            return false;

        for (var call = this; call?._outer is not null; call = call._outer)
            call.WasCut = true;
        return true;
    }

    internal CallStack Into(ISymbol member) => new(this, member, _depth + 1);
}
