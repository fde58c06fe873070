namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The queries that a body executes, and what they tell each other. What concerns all of them is counted once, not by each query
/// anew: a method with many queries would take the square of them.
/// </summary>
internal sealed class BodySites
{
    private readonly Lazy<int> _relying;
    private readonly Lazy<int> _notPlain;
    private readonly Lazy<int> _tracking;
    private readonly Lazy<HashSet<ILoopOperation>> _loopsOverTables;

    internal BodySites(ImmutableArray<QuerySite> all)
    {
        All = all;
        _relying = new(() => all.Count(static s => s.ReliesOnTracking));
        _notPlain = new(() => all.Count(static s => !s.IsPlainReading));
        _tracking = new(() => all.Count(static s => s.Tracks));
        _loopsOverTables = new(() =>
            [.. all.Where(static s => s.Rows == RowBound.Table).Select(static s => s.OnlyLoop).OfType<ILoopOperation>()]);
    }

    internal ImmutableArray<QuerySite> All { get; }

    /// <summary>Whether another query than this one needs what tracking does.</summary>
    internal bool OtherReliesOnTracking(QuerySite site) => _relying.Value > (site.ReliesOnTracking ? 1 : 0);

    /// <summary>Whether all other queries neither need nor show what the change tracker holds.</summary>
    internal bool OthersArePlainReading(QuerySite site) => _notPlain.Value == (site.IsPlainReading ? 0 : 1);

    /// <summary>Whether another query than this one gives rows that are tracked.</summary>
    internal bool OtherTracks(QuerySite site) => _tracking.Value > (site.Tracks ? 1 : 0);

    /// <summary>Whether one of them has the database change rows.</summary>
    internal bool Updates => All.Any(static s => s.Terminal.Operator == QueryOperator.ExecuteUpdate);

    /// <summary>Whether a loop goes through a whole table, once per row.</summary>
    internal bool RunsPerTableRow(ILoopOperation loop) => _loopsOverTables.Value.Contains(loop);
}
