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
    private readonly Lazy<Dictionary<ILoopOperation, QuerySite>> _byLoop;

    internal BodySites(ImmutableArray<QuerySite> all)
    {
        All = all;
        _relying = new(() => all.Count(static s => s.ReliesOnTracking));
        _notPlain = new(() => all.Count(static s => !s.IsPlainReading));
        _loopsOverTables = new(() =>
            [.. all.Where(static s => s.Rows == RowBound.Table).Select(static s => s.OnlyLoop).OfType<ILoopOperation>()]);
        _byLoop = new(() => ByLoop(all));
    }

    internal ImmutableArray<QuerySite> All { get; }

    /// <summary>Whether another query than this one needs what tracking does.</summary>
    internal bool OtherReliesOnTracking(QuerySite site) => _relying.Value > (site.ReliesOnTracking ? 1 : 0);

    /// <summary>Whether all other queries neither need nor show what the change tracker holds.</summary>
    internal bool OthersArePlainReading(QuerySite site) => _notPlain.Value == (site.IsPlainReading ? 0 : 1);

    /// <summary>Whether a loop goes through a whole table, once per row.</summary>
    internal bool RunsPerTableRow(ILoopOperation loop) => _loopsOverTables.Value.Contains(loop);

    /// <summary>The query that a loop runs over, where its rows may be as many as a table has.</summary>
    internal QuerySite? OverTable(ILoopOperation loop) => _byLoop.Value.TryGetValue(loop, out var site) ? site : null;

    private static Dictionary<ILoopOperation, QuerySite> ByLoop(ImmutableArray<QuerySite> all)
    {
        var found = new Dictionary<ILoopOperation, QuerySite>();
        foreach (var site in all)
        {
            if (site is { IsTableSized: true, OnlyLoop: { } loop })
                found[loop] = site;
        }

        return found;
    }
}
