namespace Rowbound;

/// <summary>What <see cref="ChunkOptions.Throttle"/> may want to know.</summary>
/// <param name="Rows">The rows that are done in this run.</param>
/// <param name="Elapsed">The time since the run started.</param>
/// <param name="LastChunk">How long the last chunk took.</param>
/// <param name="Waits">How often this question was answered with a wait already, since the last chunk.</param>
public readonly record struct ThrottleContext(long Rows, TimeSpan Elapsed, TimeSpan LastChunk, int Waits);
