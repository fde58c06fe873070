namespace Rowbound;

/// <summary>What becomes of a chunk that fails again and again.</summary>
public sealed class PoisonPolicy
{
    private readonly Func<Exception, bool> _isPoison;

    private PoisonPolicy(int maxRows, Func<Exception, bool> isPoison) => (MaxRows, _isPoison) = (maxRows, isPoison);

    /// <summary>The job ends with the exception, and stands before the chunk.</summary>
    public static PoisonPolicy Stop { get; } = new(0, static _ => false);

    internal int MaxRows { get; }

    /// <summary>
    /// The chunk is halved, and its halves again, each in a transaction of its own, down to the rows that fail alone. They are
    /// put aside with key and exception (<see cref="QuarantinedRow"/>) and passed over.
    /// </summary>
    /// <remarks>Neither a cancellation nor a failure of the database itself is held against a row, such as what its driver calls
    /// transient, or a disk that is full: the job ends with it.</remarks>
    /// <param name="max">How many rows a job may put aside, over all its starts, at least 1. The next one ends it with a
    /// <see cref="QuarantineFullException"/>.</param>
    /// <param name="isPoison">Which of the other failures are held against a row; the job ends with the rest. The default is
    /// all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than 1.</exception>
    public static PoisonPolicy Quarantine(int max, Func<Exception, bool>? isPoison = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        return new PoisonPolicy(max, isPoison ?? (static _ => true));
    }

    internal bool Blames(Exception exception) => _isPoison(exception);

    /// <summary>The policy as it is written in code.</summary>
    public override string ToString() => MaxRows == 0 ? nameof(Stop) : $"{nameof(Quarantine)}({MaxRows})";
}
