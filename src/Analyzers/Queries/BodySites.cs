namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The queries that a body executes, and what they tell each other. What concerns all of them is counted once, not by each query
/// anew: a method with many queries would take the square of them.
/// </summary>
internal sealed class BodySites
{
    private readonly Lazy<int> _relying;
    private readonly Lazy<int> _notPlain;
    private readonly Lazy<Dictionary<ISymbol, int>> _trackingType;
    private readonly Lazy<int> _trackingOthers;
    private readonly Lazy<HashSet<ILoopOperation>> _loopsOverTables;
    private readonly Lazy<Dictionary<ILoopOperation, QuerySite>> _byLoop;

    internal BodySites(ImmutableArray<QuerySite> all)
    {
        All = all;
        _relying = new(() => all.Count(static s => s.ReliesOnTracking));
        _notPlain = new(() => all.Count(static s => !s.IsPlainReading));
        _trackingType = new(() => CountByType(all.Where(static s => s.MayTrack)));
        _trackingOthers = new(() => all.Count(static s => s.MayTrackOthers));
        Executed = all.RemoveAll(static s => s.Terminal.Kind == TerminalKind.InMemory);
        Cut = all.RemoveAll(static s => s.Terminal.Kind != TerminalKind.InMemory);
        _loopsOverTables = new(() =>
            [.. Executed.Where(static s => s.Rows == RowBound.Table).Select(static s => s.OnlyLoop).OfType<ILoopOperation>()]);
        _byLoop = new(() => ByLoop(Executed));
    }

    internal ImmutableArray<QuerySite> All { get; }

    /// <summary>Those that the database answers as they are written.</summary>
    internal ImmutableArray<QuerySite> Executed { get; }

    /// <summary>Those that an operator in memory takes over, whatever executes them in the end.</summary>
    internal ImmutableArray<QuerySite> Cut { get; }

    /// <summary>Whether some query needs what tracking does.</summary>
    internal bool AnyReliesOnTracking => _relying.Value > 0;

    /// <summary>Whether another query than this one needs what tracking does.</summary>
    internal bool OtherReliesOnTracking(QuerySite site) => _relying.Value > (site.ReliesOnTracking ? 1 : 0);

    /// <summary>Whether all other queries neither need nor show what the change tracker holds.</summary>
    internal bool OthersArePlainReading(QuerySite site) => _notPlain.Value == (site.IsPlainReading ? 0 : 1);

    /// <summary>Whether the change tracker may keep entities of some of these types by another query than this one.</summary>
    internal bool OthersMayTrack(QuerySite site, IReadOnlyCollection<ISymbol> types) =>
        types.Count > 0
        && (_trackingOthers.Value > (site.MayTrackOthers ? 1 : 0)
            || types.Any(type => _trackingType.Value.Where(found => AreKin(found.Key, type)).Sum(static found => found.Value)
                > (site.MayTrack && AreKin(site.Entity.Symbol, type) ? 1 : 0)));

    /// <summary>Whether an entity may be of both types: they are the same, or one inherits from the other.</summary>
    private static bool AreKin(ISymbol one, ISymbol other) =>
        one is INamedTypeSymbol type && other is INamedTypeSymbol kin
        && (EfSymbols.DerivesFrom(type, kin) || EfSymbols.DerivesFrom(kin, type));

    /// <summary>Whether a loop goes through a whole table, once per row.</summary>
    internal bool RunsPerTableRow(ILoopOperation loop) => _loopsOverTables.Value.Contains(loop);

    private static Dictionary<ISymbol, int> CountByType(IEnumerable<QuerySite> sites)
    {
        var counts = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        foreach (var site in sites)
            counts[site.Entity.Symbol] = counts.TryGetValue(site.Entity.Symbol, out var count) ? count + 1 : 1;
        return counts;
    }

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
