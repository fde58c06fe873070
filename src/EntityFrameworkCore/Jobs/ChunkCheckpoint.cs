namespace Rowbound;

/// <summary>
/// Where a job stands: one row for each job and partition, written in the transaction of every chunk. Query it to watch jobs;
/// it is changed by the library alone.
/// </summary>
public sealed class ChunkCheckpoint
{
    internal const int MaxNameLength = 200;

    private ChunkCheckpoint()
    {
    }

    /// <summary>The name of the job.</summary>
    public string Job { get; private init; } = "";

    /// <summary><see cref="ChunkJobOptions.Partition"/>: empty for a job that is not split.</summary>
    public string Partition { get; private init; } = "";

    /// <summary>Behind which row the job stands, as <see cref="Rowbound.Position"/> writes it; without a row at the start. Holds
    /// the fingerprints of the query and its key.</summary>
    public string Position { get; private set; } = "";

    /// <summary>The last row of the job, written in the same way with the first chunk; null where it has no fixed end.</summary>
    public string? End { get; private set; }

    /// <summary>Grows with each start of the job. Only the start that was given the current one can move the
    /// checkpoint.</summary>
    public long Token { get; private set; }

    /// <summary>Who was given the token: machine, process, and a mark of the start.</summary>
    public string Owner { get; private set; } = "";

    /// <summary>Whether the job runs.</summary>
    public ChunkJobState State { get; private set; }

    /// <summary>The rows whose chunk is committed, over all starts.</summary>
    public long Rows { get; private set; }

    /// <summary>How often the checkpoint was moved, over all starts: once for each chunk and each row that was put
    /// aside.</summary>
    public long Chunks { get; private set; }

    /// <summary>The rows that were put aside, over all starts.</summary>
    public long Quarantined { get; private set; }

    /// <summary>How often the job was started since the checkpoint was last moved. More than a few means that something ends its
    /// process before a chunk is done.</summary>
    public int Attempts { get; private set; }

    /// <summary>When the job was first started, by the clock of who did it. For information.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When the checkpoint was last written, by the clock of who did it. For information, and for
    /// <see cref="WhenRunning.Refuse"/>.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <exception cref="ArgumentException">The name does not fit into its column.</exception>
    internal static void EnsureName(string name, string parameter)
    {
        if (name.Length > MaxNameLength)
            throw new ArgumentException($"The name has {name.Length} characters; {MaxNameLength} are the most.", parameter);
    }

    internal static ChunkCheckpoint New(string job, string partition, string position, string owner, DateTimeOffset now) => new()
    {
        Job = job,
        Partition = partition,
        Position = position,
        Token = 1,
        Owner = owner,
        Attempts = 1,
        StartedAt = now,
        UpdatedAt = now,
    };

    /// <summary>The next start goes on from here.</summary>
    internal ChunkCheckpoint TakenBy(string owner, DateTimeOffset now) =>
        Copy(to => (to.Owner, to.State, to.Attempts, to.UpdatedAt) = (owner, ChunkJobState.Running, Attempts + 1, now));

    /// <summary>The next start begins again.</summary>
    internal ChunkCheckpoint Restarted(string position, string owner, DateTimeOffset now)
    {
        var fresh = New(Job, Partition, position, owner, now);
        fresh.Token = Token;
        return fresh;
    }

    internal ChunkCheckpoint Behind(string position, string? end, int rows, DateTimeOffset now) => Moved(now, to =>
        (to.Position, to.End, to.Rows) = (position, end, Rows + rows));

    internal ChunkCheckpoint PutAside(string position, DateTimeOffset now) => Moved(now, to =>
        (to.Position, to.Quarantined) = (position, Quarantined + 1));

    internal ChunkCheckpoint Completed() => Copy(to => to.State = ChunkJobState.Completed);

    private ChunkCheckpoint Moved(DateTimeOffset now, Action<ChunkCheckpoint> change) => Copy(to =>
    {
        (to.Chunks, to.Attempts, to.UpdatedAt) = (Chunks + 1, 0, now);
        change(to);
    });

    private ChunkCheckpoint Copy(Action<ChunkCheckpoint> change)
    {
        var copy = (ChunkCheckpoint)MemberwiseClone();
        change(copy);
        return copy;
    }
}
