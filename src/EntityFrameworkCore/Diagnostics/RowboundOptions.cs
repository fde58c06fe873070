using System.Runtime.CompilerServices;

namespace Rowbound;

/// <summary>
/// What a context may read and track, and what happens at a limit. Read once, when <c>UseRowbound</c> returns: later changes
/// have no effect.
/// </summary>
public sealed class RowboundOptions
{
    /// <summary>
    /// The most rows that one execution of a query may read; null for any number. The default is 10,000. These are the rows of
    /// the result in the database: a query that includes a collection reads one for each pair of parent and child. A split query
    /// counts as one, with the rows of all its statements.
    /// </summary>
    /// <remarks>
    /// <c>StreamAsync</c> holds one row at a time and is counted, not limited. <c>AllowRows</c> sets another limit for one query.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long? MaxRowsPerQuery { get; set => field = AtLeastOne(value); } = 10_000;

    /// <summary>
    /// The most bytes of values that one execution of a query may read; null, the default, for any number. A limit counts bytes
    /// whatever <see cref="CountBytes"/> says. It is looked at between rows. <c>StreamAsync</c> is counted, not limited.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long? MaxBytesPerQuery { get; set => field = AtLeastOne(value); }

    /// <summary>
    /// The most entities that a context may track when a query adds to them; null for any number. The default is 10,000. It is
    /// looked at between rows, or where EF Core buffers the result (under a retrying execution strategy), at the end of the
    /// query. A warning comes once per context, and again when it has let entities go and passes the limit anew.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? MaxTrackedEntities { get; set => field = (int?)AtLeastOne(value); } = 10_000;

    /// <summary>What happens at a limit. The default is <see cref="LimitAction.Log"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not defined.</exception>
    public LimitAction AtLimit
    {
        get;
        set => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, null);
    }

    /// <summary>
    /// Whether the bytes of the values that are read are counted: 2 per character of a text, 1 per byte of a <c>byte[]</c>, the
    /// size of numbers, dates and the like, 16 for an object of any other type. The default is false.
    /// </summary>
    public bool CountBytes { get; set; }

    /// <summary>Where executions are added up by call site. The default is null: nowhere. Contexts may share one.</summary>
    public RowboundReport? Report { get; set; }

    /// <summary>
    /// Called when a limit is passed, before the warning is logged or the exception thrown, on the thread that reads. What it
    /// throws ends the query.
    /// </summary>
    public Action<LimitBreach>? OnBreach { get; set; }

    private static long? AtLeastOne(long? value, [CallerMemberName] string name = "")
    {
        if (value is { } limit)
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1, name);
        return value;
    }
}
