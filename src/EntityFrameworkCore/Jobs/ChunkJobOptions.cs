using System.Data;

namespace Rowbound;

/// <summary>How a restartable job is cut into chunks, and what becomes of chunks that fail.</summary>
/// <remarks>
/// As jobs write, <see cref="UpperBound.Default"/> captures the end: with the first chunk, for all later starts too.
/// <see cref="ChunkMode.Stream"/> is refused, since one reader cannot serve many transactions.
/// <see cref="ChunkOptions.StartAfter"/> counts for a job that has no checkpoint yet, or is restarted.
/// </remarks>
public sealed record ChunkJobOptions : ChunkOptions
{
    /// <summary>Names the part of a job that was split, at most 200 characters; each part has a checkpoint of its own. The
    /// default is empty: the job is whole.</summary>
    /// <exception cref="ArgumentException">The value is null or longer than 200 characters.</exception>
    public string Partition
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            ChunkCheckpoint.EnsureName(value, nameof(value));
            field = value;
        }
    } = "";

    /// <summary>The isolation level of the transaction of a chunk; null, the default: that of the database.</summary>
    public IsolationLevel? IsolationLevel { get; init; }

    /// <summary>
    /// How often a chunk whose body or saving fails is tried before <see cref="Poison"/> decides, at least 1, the default. What
    /// the execution strategy of the context retries is not counted.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int Attempts
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>
    /// Runs each chunk, and may run it again when it throws: <c>(chunk, token) => pipeline.ExecuteAsync(...)</c> with a pipeline
    /// of Polly. When it gives up it lets the exception through. Null, the default: runs it once.
    /// </summary>
    public Func<Func<CancellationToken, Task>, CancellationToken, Task>? Retry { get; init; }

    /// <summary>What becomes of a chunk that still fails; the default is <see cref="PoisonPolicy.Stop"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public PoisonPolicy Poison
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    } = PoisonPolicy.Stop;

    /// <summary>Begins again at the first row, whatever the checkpoint says; rows that were put aside are forgotten. For one
    /// start: with this left in place a job that was interrupted does its rows twice.</summary>
    public bool Restart { get; init; }

    /// <summary>What becomes of this start when the job seems to run already; the default is to take over.</summary>
    public WhenRunning WhenRunning { get; init; }

    /// <summary>
    /// How long after its last chunk a job that did not end counts as running, for <see cref="WhenRunning.Refuse"/>; the default
    /// is 5 minutes. Several times the longest chunk, pauses included, is right.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive.</exception>
    public TimeSpan LeaseTime
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromMinutes(5);
}
