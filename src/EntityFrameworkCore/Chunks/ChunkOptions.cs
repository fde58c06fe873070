namespace Rowbound;

/// <summary>How a query is cut into chunks, where the run starts and ends, and who is told about it.</summary>
/// <remarks>A value that makes no sense is refused where it is set.</remarks>
public record ChunkOptions
{
    /// <summary>The default of <see cref="MaxBytes"/>: above some 4 MB a chunk outlives the young generations of the garbage
    /// collector, and every chunk becomes work for the old one (docs/design/performance.md).</summary>
    public const long DefaultMaxBytes = 4 * 1024 * 1024;

    /// <summary>
    /// The number of rows in a chunk, at least 1; only the last chunk has fewer, and of a set-based write others may. Null, the
    /// default, lets the chunks adapt: they start at 1,000 rows and follow <see cref="MaxBytes"/> and <see cref="TargetTime"/>
    /// between <see cref="MinSize"/> and <see cref="MaxSize"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int? Size { get; init => field = Positive(value); }

    /// <summary>The fewest rows of an adapting chunk, at least 1; the default is 1. Where <see cref="MaxBytes"/> is reached
    /// earlier, the chunk ends nevertheless.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MinSize { get; init => field = Positive(value)!.Value; } = 1; // '!': the value was not null

    /// <summary>The most rows of an adapting chunk, at least 1. The default is 5,000; for the set-based writes, which hold no
    /// row in memory, 10,000, and 2,000 on SQL Server, which locks the whole table instead of some 5,000 rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxSize { get => StatedMaxSize ?? 5000; init => StatedMaxSize = Positive(value); }

    /// <summary>
    /// How many bytes the rows of an adapting chunk may take in memory, at least 1; the default is 4 MiB. The rows are
    /// measured as they arrive, and a chunk ends with the row that reaches the limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public long MaxBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = DefaultMaxBytes;

    /// <summary>How long an adapting chunk should take, from its first statement until the next chunk is asked for; null, the
    /// default: as long as it takes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? TargetTime { get; init => field = Positive(value); }

    /// <summary>How <c>InChunksAsync</c> reads the rows of a chunk. Writes and jobs read ranges, whatever it says.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the four.</exception>
    public ChunkMode Mode { get; init => field = Defined(value); }

    /// <summary>
    /// With <see cref="ChunkMode.Stream"/>: how long one reader is held, as <see cref="StreamOptions.ReopenAfter"/> describes
    /// it. PostgreSQL and SQLite only. Null, the default: to its end. Without meaning in other modes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan? ReopenAfter { get; init => field = Positive(value); }

    /// <summary>Where the run starts: behind this row. Null, the default: at the first row.</summary>
    public Position? StartAfter { get; init; }

    /// <summary>Whether rows that are inserted at the end while the run goes on belong to it.</summary>
    public UpperBound UpperBound { get; init; }

    /// <summary>Is told after each chunk; asking the database for the estimate costs one cheap statement at the
    /// start.</summary>
    public IProgress<ChunkProgress>? Progress { get; init; }

    /// <summary>
    /// Is asked before each chunk but the first how long to wait: because a replica lags, say. It is asked again after each
    /// wait until it returns zero. Null, the default: never.
    /// </summary>
    public Func<ThrottleContext, CancellationToken, ValueTask<TimeSpan>>? Throttle { get; init; }

    /// <summary>How long to rest after each chunk, as a share of the time that it took: 0.5 after two seconds rests one. The
    /// default is 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or no number.</exception>
    public double PauseRatio
    {
        get;
        init
        {
            if (!double.IsFinite(value) || value < 0)
                throw new ArgumentOutOfRangeException(nameof(value), value,
                    "A pause is a share of the time of a chunk: 0 or more.");
            field = value;
        }
    }

    /// <summary>The clock by which chunks are timed and pauses kept; the default is the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider Clock
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>What the caller said of <see cref="MaxSize"/>.</summary>
    internal int? StatedMaxSize { get; private init; }

    private static ChunkMode Defined(ChunkMode value) => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Use one of the values of 'ChunkMode'.");

    private static int? Positive(int? value)
    {
        if (value is { } rows)
            ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1, nameof(value));
        return value;
    }

    private static TimeSpan? Positive(TimeSpan? value)
    {
        if (value is { } time)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(value));
        return value;
    }
}
