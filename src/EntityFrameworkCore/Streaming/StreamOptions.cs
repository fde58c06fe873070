namespace Rowbound;

/// <summary>How a query is streamed: from where to where, on how many readers, and who is told about it.</summary>
/// <remarks>
/// <para><see cref="StartAfter"/>, <see cref="ReopenAfter"/>, <see cref="Progress"/>, <see cref="UpperBound.Captured"/> and
/// <see cref="ResumeMode.Required"/> need a key to go on from: the stream then comes in the order of the key, as chunks do, and
/// a query that has none is refused with an <see cref="UnchunkableQueryException"/>.</para>
/// <para>A value that makes no sense is refused where it is set.</para>
/// </remarks>
public sealed record StreamOptions
{
    /// <summary>Whether the stream goes on behind its last row when its connection is lost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public ResumeMode Resume { get; init => field = Defined(value); }

    /// <summary>Where the stream starts: behind this row. Null, the default: at the first row.</summary>
    public Position? StartAfter { get; init; }

    /// <summary>Whether rows that are inserted behind the last one while a stream is reopened belong to it. The default is that
    /// they do.</summary>
    public UpperBound UpperBound { get; init; }

    /// <summary>
    /// How long one reader is held. The row that is asked for after this time comes from another reader, opened behind the row
    /// before: so that statements end before their timeout, and snapshots and locks do not last as long as the stream.
    /// PostgreSQL and SQLite only: elsewhere the provider may read the rest of the table when the reader is closed. Null, the
    /// default: one reader, which sees the table as it was when it was opened, as long as the connection lives.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? ReopenAfter { get; init => field = Positive(value); }

    /// <summary>
    /// Is told how far the stream is, each time <see cref="ProgressEvery"/> rows more are done, and at the end. A row is done
    /// when the next one is asked for: <see cref="ChunkProgress.After"/> can be stored to go on in another process with <see
    /// cref="StartAfter"/>. It is called before the next row is read, and the stream waits for it.
    /// </summary>
    public IProgress<ChunkProgress>? Progress { get; init; }

    /// <summary>The number of rows between two reports, at least 1; the default is 1,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int ProgressEvery
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1000;

    /// <summary>The clock by which readers are held and progress is timed; the default is the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider Clock
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    internal bool NeedKey =>
        StartAfter is not null || ReopenAfter is not null || Progress is not null
        || UpperBound == UpperBound.Captured || Resume == ResumeMode.Required;

    private static ResumeMode Defined(ResumeMode value) => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Use one of the values of 'ResumeMode'.");

    private static TimeSpan? Positive(TimeSpan? value)
    {
        if (value is { } time)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(value));
        return value;
    }
}
