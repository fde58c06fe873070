namespace Rowbound.Jobs;

/// <summary>A clock on the wall that a test moves. Durations are measured by the real one, as in any program.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 2, 29, 23, 59, 59, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
