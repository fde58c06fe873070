namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>How often variants are timed: in so many rounds of so many passes.</summary>
internal sealed record Effort(int Rounds, int Passes);
