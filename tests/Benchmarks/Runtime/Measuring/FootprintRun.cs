using System.Diagnostics;
using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>Measures what one run of a variant takes. Meant for a process in which nothing else happens.</summary>
internal sealed class FootprintRun(Job job, Variant variant, Database database)
{
    private long _peak;
    private long _live;
    private int _gen2;
    private TimeSpan _pause;

    internal async Task<Footprint> MeasureAsync()
    {
        await job.PrepareAsync(database);
        var counter = database.Engine.StartCounting(database.ConnectionString);
        GC.Collect();
        var gen2 = GC.CollectionCount(2);
        var pause = GC.GetTotalPauseDuration();
        using var sampler = new PeakSampler();
        var tally = new Tally(job.ExpectedRows(database), () => LookAtLastRow(sampler));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        await variant.RunAsync(database with { Counter = counter }, tally);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var statements = counter?.Count();
        await job.VerifyAsync(database, tally);
        return new Footprint(
            _peak,
            _live,
            allocated,
            Process.GetCurrentProcess().PeakWorkingSet64,
            _gen2 - gen2,
            (_pause - pause).TotalMilliseconds,
            tally.FirstRowAt == 0 ? null : Stopwatch.GetElapsedTime(start, tally.FirstRowAt).TotalMilliseconds,
            tally.Chunks,
            statements);
    }

    /// <summary>The full collection that shows what is alive is not part of what the variant costs.</summary>
    private void LookAtLastRow(PeakSampler sampler)
    {
        _peak = sampler.Stop();
        _gen2 = GC.CollectionCount(2);
        _pause = GC.GetTotalPauseDuration();
        _live = GC.GetTotalMemory(forceFullCollection: true);
    }
}
