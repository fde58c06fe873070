namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>What one run of a variant took of memory and of the database, in a process of its own.</summary>
/// <param name="PeakBytes">The largest managed heap that was seen, garbage included.</param>
/// <param name="LiveBytes">What was alive while the last row was in hand, after a full collection.</param>
/// <param name="AllocatedBytes">All that was allocated.</param>
/// <param name="ResidentBytes">The largest resident memory of the process.</param>
/// <param name="Gen2">Full collections.</param>
/// <param name="PauseMilliseconds">How long the collector stopped the program in all.</param>
/// <param name="FirstRowMilliseconds">The time until the first row was read; null for jobs that write.</param>
/// <param name="Chunks">Chunks of the run; 0 for variants without.</param>
/// <param name="Statements">Statements that the database executed; null where it does not show them.</param>
internal sealed record Footprint(
    long PeakBytes,
    long LiveBytes,
    long AllocatedBytes,
    long ResidentBytes,
    int Gen2,
    double PauseMilliseconds,
    double? FirstRowMilliseconds,
    int Chunks,
    long? Statements)
{
    internal double? StatementsPerChunk => Chunks > 0 && Statements is { } statements ? (double)statements / Chunks : null;
}
