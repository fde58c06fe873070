namespace Rowbound;

/// <summary>
/// Where a run stands. The queries read it through these fields, as they read a local of the caller: every value is a parameter,
/// so that EF Core compiles each statement once and the database sees one text, however many chunks there are.
/// </summary>
internal sealed class SeekCursor<TKey>
    where TKey : struct
{
    /// <summary>The key of the last row delivered.</summary>
    public TKey After;

    /// <summary>The key of the last row to deliver, where the run has an end.</summary>
    public TKey Until;

    /// <summary>The key of the last row of the chunk, where it is known before the chunk is read or written.</summary>
    public TKey UpTo;

    /// <summary>How many rows the next statement may return.</summary>
    public int Limit;

    /// <summary>How many rows the next statement passes over.</summary>
    public int Offset;
}
