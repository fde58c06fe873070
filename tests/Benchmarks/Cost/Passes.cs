namespace Rowbound.Benchmarks.Cost;

/// <summary>What a case costs: processor time and allocated bytes, each the least of all passes.</summary>
internal readonly record struct Measurement(TimeSpan Time, long Bytes)
{
    internal double Milliseconds => Time.TotalMilliseconds;

    internal static Measurement Worst { get; } = new(TimeSpan.MaxValue, long.MaxValue);

    internal Measurement Least(Measurement other) => new(Time < other.Time ? Time : other.Time, Math.Min(Bytes, other.Bytes));

    internal Measurement Without(Measurement baseline) => new(Time - baseline.Time, Bytes - baseline.Bytes);

    internal Measurement DividedBy(int times) => new(Time / times, Bytes / times);
}

/// <summary>
/// Measures cases in passes: each pass runs every case once, and the least of all passes counts. Machines change their speed over
/// minutes, so cases that are compared must be measured side by side, not one after the other; and noise only ever adds time, so the
/// least is nearer to the truth than the mean. The first pass compiles and loads, and is thrown away.
/// Processor time is what is measured: analysis runs on one thread here, so on an idle machine it is the time that passes, and what
/// other programs do meanwhile does not count.
/// </summary>
internal static class Passes
{
    /// <param name="title">What the line of progress says.</param>
    /// <param name="cases">What to measure, and how often in a row so that short ones are not lost in the clock.</param>
    /// <param name="passes">Passes that count.</param>
    internal static Measurement[] Measure(string title, IReadOnlyList<(Action Run, int Times)> cases, int passes)
    {
        var least = new Measurement[cases.Count];
        Array.Fill(least, Measurement.Worst);
        for (var pass = 0; pass <= passes; pass++)
        {
            Console.Error.WriteLine($"{title}: {(pass == 0 ? "warming up" : $"pass {pass} of {passes}")}");
            for (var i = 0; i < cases.Count; i++)
            {
                var cost = Once(cases[i].Run, cases[i].Times);
                if (pass > 0)
                    least[i] = least[i].Least(cost);
            }
        }

        return least;
    }

    private static Measurement Once(Action run, int times)
    {
        GC.Collect(); // what the case before left behind is not this one's cost
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < times; i++)
            run();
        return new Measurement(Environment.CpuUsage.TotalTime - time, GC.GetTotalAllocatedBytes(precise: true) - bytes).DividedBy(times);
    }
}
