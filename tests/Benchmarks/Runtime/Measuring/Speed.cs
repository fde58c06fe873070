namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>The time that a variant took.</summary>
/// <param name="Rounds">The least of each round in which it ran.</param>
/// <param name="Passes">How many passes were timed in all.</param>
internal sealed record Speed(IReadOnlyList<Time> Rounds, int Passes)
{
    internal Time Best => Rounds.Aggregate(Time.Least);

    /// <summary>
    /// How many times as long as the other it takes: the median, over the rounds, of best pass to best pass. Other work on the
    /// machine comes and goes over minutes, so only what ran in the same round is compared.
    /// </summary>
    internal double RatioTo(Speed other) => MedianRatio(other, time => time.Seconds);

    /// <summary>The same of processor time.</summary>
    internal double ProcessorRatioTo(Speed other) => MedianRatio(other, time => time.ProcessorSeconds);

    private double MedianRatio(Speed other, Func<Time, double> figure)
    {
        var ratios = Rounds.Zip(other.Rounds, (own, others) => figure(own) / figure(others)).Order().ToArray();
        return (ratios[(ratios.Length - 1) / 2] + ratios[ratios.Length / 2]) / 2;
    }
}
