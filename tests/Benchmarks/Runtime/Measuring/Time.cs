using System.Diagnostics;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>How long something took.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="ProcessorSeconds">
/// Of this process. SQLite runs inside of it, so this is what an idle machine would take; a server runs outside.
/// </param>
internal readonly record struct Time(double Seconds, double ProcessorSeconds)
{
    internal static Time Least(Time one, Time other) => new(
        Math.Min(one.Seconds, other.Seconds), Math.Min(one.ProcessorSeconds, other.ProcessorSeconds));

    internal static async Task<Time> OfAsync(Func<Task> run)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var start = Stopwatch.GetTimestamp();
        await run();
        return new(Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
    }
}
