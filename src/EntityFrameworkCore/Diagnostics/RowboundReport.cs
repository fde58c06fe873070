using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Rowbound;

/// <summary>
/// Adds up what queries have read, by the place in the program where they stand. Set it as <see cref="RowboundOptions.Report"/>;
/// any number of contexts on any threads may share one. An execution is added when its reader is closed.
/// </summary>
/// <remarks>
/// Rows are rows of the database's results: a query that includes a collection reads one for each pair of parent and child, and a
/// split query the rows of all its statements.
/// </remarks>
/// <param name="maxCallSites">
/// The most call sites that are listed, at least 1. What further ones read is added up under <see cref="OtherCallSites"/>.
/// </param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="maxCallSites"/> is less than 1.</exception>
public sealed class RowboundReport(int maxCallSites = 1000)
{
    /// <summary>The name under which the call sites beyond the largest number are added up.</summary>
    public const string OtherCallSites = "(other call sites)";

    /// <summary>The name under which queries are added up whose place no stack showed.</summary>
    public const string UnknownCallSite = "(unknown: tag the query with TagWithCallSite)";

    private static readonly Action<ILogger, string, Exception?> LogReport =
        LoggerMessage.Define<string>(LogLevel.Information, RowboundEventId.Report, "{Report}");

    private ConcurrentDictionary<string, UsageEntry> _entries = new(StringComparer.Ordinal);

    /// <summary>The most call sites that are listed by their own names.</summary>
    public int MaxCallSites { get; } = maxCallSites >= 1
        ? maxCallSites
        : throw new ArgumentOutOfRangeException(nameof(maxCallSites), maxCallSites, "At least one call site must be listed.");

    /// <summary>What has been read so far, largest first. A copy: later executions do not change it.</summary>
    /// <param name="order">By what the call sites are compared; equal ones by their rows, then by name.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is not defined.</exception>
    public IReadOnlyList<CallSiteUsage> CallSites(UsageOrder order = UsageOrder.Rows)
    {
        Func<CallSiteUsage, long> size = order switch
        {
            UsageOrder.Rows => static usage => usage.Rows,
            UsageOrder.Bytes => static usage => usage.Bytes ?? 0,
            UsageOrder.TrackedEntities => static usage => usage.MaxTrackedEntities,
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
        };
        return
        [
            .. _entries.Values.Select(static entry => entry.Read())
                .OrderByDescending(size)
                .ThenByDescending(static usage => usage.Rows)
                .ThenBy(static usage => usage.CallSite, StringComparer.Ordinal),
        ];
    }

    /// <summary>Forgets everything. Executions that are still being read are added when they end.</summary>
    public void Reset() => _entries = new(StringComparer.Ordinal);

    /// <summary>A table of aligned columns, one line per call site, largest number of rows first.</summary>
    public override string ToString() => ToText();

    /// <summary>A table of aligned columns, one line per call site.</summary>
    /// <param name="order">What comes first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is not defined.</exception>
    public string ToText(UsageOrder order = UsageOrder.Rows) => ReportText.Of(CallSites(order));

    /// <summary>
    /// The report as JSON: <c>callSites</c>, an array of objects with <c>callSite</c>, <c>executions</c>, <c>rows</c>,
    /// <c>maxRows</c>, <c>bytes</c> (null when not counted), <c>trackedEntities</c> and <c>maxTrackedEntities</c>.
    /// </summary>
    /// <param name="order">What comes first.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is not defined.</exception>
    public string ToJson(UsageOrder order = UsageOrder.Rows) => ReportJson.Of(CallSites(order));

    /// <summary>Logs the table as one message of <see cref="RowboundEventId.Report"/>.</summary>
    /// <param name="logger">Receives it at the level Information.</param>
    /// <param name="order">What comes first.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is not defined.</exception>
    public void WriteTo(ILogger logger, UsageOrder order = UsageOrder.Rows)
    {
        ArgumentNullException.ThrowIfNull(logger);
        LogReport(logger, ToText(order), null);
    }

    internal void Add(string? callSite, long rows, long? bytes, int added, int tracked) =>
        EntryOf(callSite ?? UnknownCallSite).Add(rows, bytes, added, tracked);

    private UsageEntry EntryOf(string callSite)
    {
        var entries = _entries;
        if (entries.TryGetValue(callSite, out var entry))
            return entry;

        // Threads that meet new call sites at the same time may together list a few more than the largest number.
        var name = entries.Count < MaxCallSites ? callSite : OtherCallSites;
        return entries.GetOrAdd(name, static name => new UsageEntry(name));
    }
}
