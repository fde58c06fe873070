namespace Rowbound.Harness;

/// <summary>A clock that moves only by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan _time;

    /// <summary>Who waits is woken at once, and the clock has moved on meanwhile.</summary>
    public bool SkipsWaits { get; init; }

    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _time.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _time;

    public void Advance(TimeSpan by) => _time += by;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (!SkipsWaits)
            throw new InvalidOperationException("Nothing should wait.");

        Waits.Add(dueTime);
        Advance(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
