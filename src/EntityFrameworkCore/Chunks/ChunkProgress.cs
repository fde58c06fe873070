namespace Rowbound;

/// <summary>How far a run is, told after each chunk.</summary>
/// <param name="Rows">The rows that were delivered or written in this run, and whose chunk is done.</param>
/// <param name="EstimatedRows">How many there will be, as the planner's statistics say; null where the database keeps
/// none.</param>
/// <param name="Elapsed">The time since the run started, pauses included.</param>
/// <param name="Remaining">The time that the other rows will take at this rate; null where their number is not known.</param>
/// <param name="RowsPerSecond">Rows by elapsed time.</param>
/// <param name="ChunkSize">The rows in the chunk that is done.</param>
/// <param name="Throttled">The part of the elapsed time that was spent waiting, for <see cref="ChunkOptions.Throttle"/> and
/// <see cref="ChunkOptions.PauseRatio"/>.</param>
/// <param name="After">Where a later run goes on when this one is interrupted now.</param>
public readonly record struct ChunkProgress(
    long Rows,
    long? EstimatedRows,
    TimeSpan Elapsed,
    TimeSpan? Remaining,
    double RowsPerSecond,
    int ChunkSize,
    TimeSpan Throttled,
    Position After);
