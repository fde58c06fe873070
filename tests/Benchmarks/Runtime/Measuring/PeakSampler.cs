namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>Looks at the size of the managed heap every few milliseconds, on a thread of its own, allocating nothing.</summary>
internal sealed class PeakSampler : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly Thread _thread;
    private volatile bool _stopped;
    private long _peak;

    internal PeakSampler()
    {
        _thread = new Thread(Sample) { IsBackground = true, Name = nameof(PeakSampler) };
        _thread.Start();
    }

    /// <summary>Stops looking, and tells the largest size seen.</summary>
    internal long Stop()
    {
        Look();
        _stopped = true;
        return Interlocked.Read(ref _peak);
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
    }

    private void Sample()
    {
        while (!_stopped)
        {
            Look();
            Thread.Sleep(Interval);
        }
    }

    private void Look()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        var seen = Interlocked.Read(ref _peak);
        while (now > seen && Interlocked.CompareExchange(ref _peak, now, seen) is var found && found != seen)
            seen = found;
    }
}
