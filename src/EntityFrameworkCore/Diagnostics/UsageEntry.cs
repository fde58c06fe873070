namespace Rowbound;

/// <summary>The sums of one call site, safe for any thread.</summary>
internal sealed class UsageEntry(string callSite)
{
    private readonly object _gate = new();
    private long _executions;
    private long _rows;
    private long _maxRows;
    private long? _bytes;
    private long _tracked;
    private int _maxTracked;

    public void Add(long rows, long? bytes, int added, int tracked)
    {
        lock (_gate)
        {
            _executions++;
            _rows += rows;
            _maxRows = Math.Max(_maxRows, rows);
            _bytes = bytes is null ? _bytes : bytes + (_bytes ?? 0);
            _tracked += added;
            _maxTracked = Math.Max(_maxTracked, tracked);
        }
    }

    public CallSiteUsage Read()
    {
        lock (_gate)
        {
            return new CallSiteUsage
            {
                CallSite = callSite,
                Executions = _executions,
                Rows = _rows,
                MaxRows = _maxRows,
                Bytes = _bytes,
                TrackedEntities = _tracked,
                MaxTrackedEntities = _maxTracked,
            };
        }
    }
}
