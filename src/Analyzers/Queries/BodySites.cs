namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The queries that a body executes, and what they tell each other. What concerns all of them is counted once, not by each query
/// anew: a method with many queries would take the square of them.
/// </summary>
internal sealed class BodySites
{
    private readonly Lazy<int> _relying;
    private readonly Lazy<int> _notPlain;
    private readonly Lazy<HashSet<ILoopOperation>> _loopsOverTables;

    internal BodySites(ImmutableArray<QuerySite> all)
    {
        All = all;
        _relying = new(() => all.Count(static s => s.ReliesOnTracking));
        _notPlain = new(() => all.Count(static s => !s.IsPlainReading));
        Executed = all.RemoveAll(static s => s.Terminal.Kind == TerminalKind.InMemory);
        Cut = all.RemoveAll(static s => s.Terminal.Kind != TerminalKind.InMemory);
        _loopsOverTables = new(() =>
            [.. Executed.Where(static s => s.Rows == RowBound.Table).Select(static s => s.OnlyLoop).OfType<ILoopOperation>()]);
    }

    internal ImmutableArray<QuerySite> All { get; }

    /// <summary>Those that the database answers as they are written.</summary>
    internal ImmutableArray<QuerySite> Executed { get; }

    /// <summary>Those that an operator in memory takes over, whatever executes them in the end.</summary>
    internal ImmutableArray<QuerySite> Cut { get; }

    /// <summary>Whether another query than this one needs what tracking does.</summary>
    internal bool OtherReliesOnTracking(QuerySite site) => _relying.Value > (site.ReliesOnTracking ? 1 : 0);

    /// <summary>Whether all other queries neither need nor show what the change tracker holds.</summary>
    internal bool OthersArePlainReading(QuerySite site) => _notPlain.Value == (site.IsPlainReading ? 0 : 1);

    /// <summary>Whether a loop goes through a whole table, once per row.</summary>
    internal bool RunsPerTableRow(ILoopOperation loop) => _loopsOverTables.Value.Contains(loop);
}
