namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>The time that a variant took.</summary>
/// <param name="Seconds">The best pass of each round in which it ran.</param>
/// <param name="Passes">How many passes were timed in all.</param>
internal sealed record Speed(IReadOnlyList<double> Seconds, int Passes)
{
    internal double Best => Seconds.Min();

    /// <summary>
    /// How many times as long as the other it takes: the median, over the rounds, of best pass to best pass. Other work on the
    /// machine comes and goes over minutes, so only what ran in the same round is compared.
    /// </summary>
    internal double RatioTo(Speed other)
    {
        var ratios = Seconds.Zip(other.Seconds, (own, others) => own / others).Order().ToArray();
        return (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
    }
}
