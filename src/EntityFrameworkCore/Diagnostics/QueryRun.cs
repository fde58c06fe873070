using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;

namespace Rowbound;

#pragma warning disable EF1001 // Internal API: the number of tracked entities is public nowhere, and counting detects changes.

/// <summary>One execution of a query. The readers of a split query share it.</summary>
internal sealed class QueryRun
{
    /// <summary>Asking for the number of tracked entities costs more than counting a row.</summary>
    private const int MostRowsBetweenCounts = 64;

    /// <summary>Few rows make more entities than that. They may pass the limit of entities by some rows.</summary>
    private const int EntitiesPerRow = 16;

    private readonly GuardedContext _context;
    private readonly IStateManager _tracker;
    private readonly int _trackedBefore;
    private long _rowLimit;
    private long _byteLimit;
    private int _trackedLimit;
    private int _rowsToCount;
    private bool _isReported;

    public QueryRun(GuardedContext context, IStateManager tracker, QueryShape shape, string commandText)
    {
        _context = context;
        _tracker = tracker;
        _trackedBefore = tracker.Count;
        Shape = shape;
        CommandText = commandText;

        var settings = context.Settings;
        var isStream = StreamedReads.IsOpening;
        _rowLimit = isStream ? long.MaxValue : shape.AllowedRows ?? settings.MaxRows ?? long.MaxValue;
        _byteLimit = isStream ? long.MaxValue : settings.MaxBytes ?? long.MaxValue;
        _trackedLimit = settings.MaxTracked ?? int.MaxValue;
    }

    public QueryShape Shape { get; }

    public string CommandText { get; }

    public long Rows { get; private set; }

    /// <summary>0 when bytes are not counted.</summary>
    public long Bytes { get; set; }

    /// <summary>
    /// Exact after saving, detaching, clearing and the return to a pool, none of which raises an event for each entity. The
    /// property is the same in EF Core 8 to 11.
    /// </summary>
    public int TrackedEntities => _tracker.Count;

    /// <summary>Whether one row more is one too many.</summary>
    public bool IsFull => Rows >= _rowLimit;

    /// <returns>What the read that found the row throws.</returns>
    public MemoryLimitExceededException? AddRow() => ++Rows <= _rowLimit ? null : PassRows();

    /// <summary>Looks at what became of the rows so far, when they have become values and entities.</summary>
    /// <returns>What the next read throws.</returns>
    public MemoryLimitExceededException? Look() =>
        Bytes <= _byteLimit && --_rowsToCount > 0 ? null : LookAtBytes() ?? LookAtTracked();

    /// <summary>All rows have been consumed, or given up.</summary>
    public MemoryLimitExceededException? Complete()
    {
        var exceeded = _isReported ? null : LookAtBytes() ?? LookAtTracked();
        Report();
        return exceeded;
    }

    public void Report()
    {
        if (_isReported)
            return;

        _isReported = true;
        var tracked = TrackedEntities;
        var added = Math.Max(0, tracked - _trackedBefore);
        _context.Settings.Report?.Add(
            Shape.CallSite, Rows, _context.Settings.CountsBytes ? Bytes : null, added, added == 0 ? 0 : tracked);
    }

    private MemoryLimitExceededException? PassRows()
    {
        var allowed = _rowLimit;
        _rowLimit = long.MaxValue;
        return Pass(MemoryLimit.RowsPerQuery, allowed);
    }

    private MemoryLimitExceededException? LookAtBytes()
    {
        if (Bytes <= _byteLimit)
            return null;

        var allowed = _byteLimit;
        _byteLimit = long.MaxValue;
        return Pass(MemoryLimit.BytesPerQuery, allowed);
    }

    private MemoryLimitExceededException? LookAtTracked()
    {
        if (_trackedLimit == int.MaxValue)
        {
            _rowsToCount = int.MaxValue;
            return null;
        }

        var tracked = TrackedEntities;
        _rowsToCount = Math.Clamp((_trackedLimit - tracked) / EntitiesPerRow, 1, MostRowsBetweenCounts);
        if (tracked <= _trackedLimit || tracked <= _trackedBefore)
            return null;

        var allowed = _trackedLimit;
        _trackedLimit = int.MaxValue;
        return _context.BeginsToExceedTracked() ? Pass(MemoryLimit.TrackedEntities, allowed) : null;
    }

    private MemoryLimitExceededException? Pass(MemoryLimit limit, long allowed)
    {
        var breach = new LimitBreach(limit, allowed, _context, this);
        _context.Settings.OnBreach?.Invoke(breach);
        if (_context.Settings.AtLimit == LimitAction.Log)
        {
            BreachLog.Write(_context.Context, breach);
            return null;
        }

        // While EF Core buffers, nobody tells that a reader which fails is closed.
        _context.Forget(this);
        Report();
        return new MemoryLimitExceededException(breach);
    }
}
