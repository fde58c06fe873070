namespace Rowbound;

/// <summary>What a run did.</summary>
/// <param name="Rows">The rows that were written, or handed to the body.</param>
/// <param name="Chunks">In how many chunks.</param>
/// <param name="Elapsed">How long it took, pauses included.</param>
/// <param name="After">The place behind the last row, where a later run goes on with <see cref="ChunkOptions.StartAfter"/>;
/// null when nothing was done from the first row on.</param>
/// <param name="Quarantined">The rows that a job put aside because their chunk failed with them.</param>
public sealed record ChunkSummary(long Rows, int Chunks, TimeSpan Elapsed, Position? After, long Quarantined = 0)
{
    private const string KeyOfData = "Rowbound.ChunkSummary";

    /// <summary>What a run had done, and where another goes on, when it ended with an exception: a cancellation as well as an
    /// error of the database.</summary>
    /// <param name="exception">What the run threw.</param>
    /// <returns>Null for an exception that did not come out of a run.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static ChunkSummary? Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.Data[KeyOfData] as ChunkSummary;
    }

    internal void AttachTo(Exception exception) => exception.Data[KeyOfData] = this;
}
