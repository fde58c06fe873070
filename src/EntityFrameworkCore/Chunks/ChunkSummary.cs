namespace Rowbound;

/// <summary>What a run did.</summary>
/// <param name="Rows">The rows that were written, or handed to the body.</param>
/// <param name="Chunks">In how many chunks.</param>
/// <param name="Elapsed">How long it took, pauses included.</param>
/// <param name="After">The place behind the last row; null when there was none.</param>
/// <param name="Quarantined">The rows that a job put aside because their chunk failed with them.</param>
public sealed record ChunkSummary(long Rows, int Chunks, TimeSpan Elapsed, Position? After, long Quarantined = 0);
