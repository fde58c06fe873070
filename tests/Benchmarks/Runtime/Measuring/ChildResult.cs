namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>How a child process ended: with figures, or because memory was not enough.</summary>
internal sealed record ChildResult(Footprint? Footprint)
{
    internal bool RanOutOfMemory => Footprint is null;
}
