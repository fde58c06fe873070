namespace Rowbound;

/// <summary>What becomes of a chunk that fails again and again.</summary>
public sealed class PoisonPolicy
{
    private PoisonPolicy(int maxRows) => MaxRows = maxRows;

    /// <summary>The job ends with the exception, and stands before the chunk.</summary>
    public static PoisonPolicy Stop { get; } = new(0);

    internal int MaxRows { get; }

    /// <summary>
    /// The chunk is halved, and its halves again, each in a transaction of its own, down to the rows that fail alone. They are put
    /// aside with key and exception (<see cref="QuarantinedRow"/>) and passed over.
    /// </summary>
    /// <remarks>Neither a cancellation nor what the database driver calls transient is held against a row: the job ends with
    /// them.</remarks>
    /// <param name="max">How many rows a job may put aside, over all its starts, at least 1. The next one ends it with a
    /// <see cref="QuarantineFullException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than 1.</exception>
    public static PoisonPolicy Quarantine(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return new PoisonPolicy(max);
    }

    /// <summary>The policy as it is written in code.</summary>
    public override string ToString() => MaxRows == 0 ? nameof(Stop) : $"{nameof(Quarantine)}({MaxRows})";
}
