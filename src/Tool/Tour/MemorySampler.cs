using System.Diagnostics;

namespace Rowbound.Tool.Tour;

/// <summary>Reads the size of the managed heap every ten milliseconds, from a thread that nothing else can hold up.</summary>
internal sealed class MemorySampler : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    private readonly List<MemorySample> _samples = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    public MemorySampler()
    {
        _thread = new(Sample) { IsBackground = true, Priority = ThreadPriority.Highest, Name = "memory sampler" };
        _thread.Start();
    }

    /// <summary>Ends the measurement; the last sample is taken now.</summary>
    public IReadOnlyList<MemorySample> Stop()
    {
        _stop.Set();
        _thread.Join();
        return _samples;
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private void Sample()
    {
        do
            Add();
        while (!_stop.Wait(Interval));
        Add();
    }

    private void Add() => _samples.Add(new(_watch.Elapsed.TotalMilliseconds, GC.GetTotalMemory(forceFullCollection: false)));
}
