namespace Rowbound.Tool.Tour;

/// <summary>An axis from zero to <paramref name="Max"/> with a label at every <paramref name="Step"/>.</summary>
internal sealed record Axis(double Max, double Step)
{
    private const int MostTicks = 5;

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Floor((Max / Step) + 0.001) + 1).Select(i => i * Step);

    /// <summary>An axis up to <paramref name="value"/> with round labels: 1, 2 or 5 times a power of ten.</summary>
    public static Axis Covering(double value)
    {
        var rough = Math.Max(value, 1e-3) / MostTicks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = ((double[])[1, 2, 5, 10]).First(factor => factor * power >= rough * 0.999) * power;
        return new(Math.Max(value, 1e-3), step);
    }
}
