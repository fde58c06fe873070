namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>How often a variant is timed: what takes many times longer than the others is timed less often.</summary>
internal enum Pace
{
    EveryPass,
    OncePerRound,
    Once,
}
