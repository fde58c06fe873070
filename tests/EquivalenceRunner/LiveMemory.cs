using System.Diagnostics;

namespace Rowbound.EquivalenceRunner;

/// <summary>
/// Collects every few milliseconds and looks at what is left: what is alive, whatever the budgets of the collector are on this
/// machine.
/// </summary>
internal sealed class LiveMemory : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>A large heap takes long to collect: most of the time must be left for the work.</summary>
    private const int RestPerCollection = 4;

    private readonly Thread _thread;
    private readonly long _before = Look();
    private readonly ManualResetEventSlim _stop = new();
    private long _peak;

    internal LiveMemory()
    {
        _thread = new Thread(Watch) { IsBackground = true, Name = nameof(LiveMemory) };
        _thread.Start();
    }

    /// <returns>The most bytes that were alive beyond those from before.</returns>
    internal long Stop()
    {
        _stop.Set();
        _thread.Join();
        return Math.Max(0, _peak - _before);
    }

    public void Dispose() => _stop.Dispose();

    private void Watch()
    {
        long start;
        do
        {
            start = Stopwatch.GetTimestamp();
            _peak = Math.Max(_peak, Look());
        }
        while (!_stop.Wait(Interval + RestPerCollection * Stopwatch.GetElapsedTime(start)));
    }

    /// <summary>What the collection left: what is allocated before somebody can ask does not count.</summary>
    private static long Look()
    {
        GC.Collect();
        var left = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return left.HeapSizeBytes - left.FragmentedBytes;
    }
}
