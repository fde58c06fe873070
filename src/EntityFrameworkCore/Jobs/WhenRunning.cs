namespace Rowbound;

/// <summary>What becomes of the start of a job that seems to run already.</summary>
public enum WhenRunning
{
    /// <summary>
    /// It takes over at the checkpoint, and the other one ends with a <see cref="LeaseLostException"/> before it can commit
    /// another chunk. A job whose process died is taken over the same way, at once and without a clock.
    /// </summary>
    TakeOver,

    /// <summary>
    /// It ends with a <see cref="JobIsRunningException"/>, unless the other one wrote its checkpoint longer ago than
    /// <see cref="ChunkJobOptions.LeaseTime"/>; then it takes over. A clock that is wrong leads to a start that is refused or
    /// takes over without need, and to nothing worse: what is committed depends on the token alone.
    /// </summary>
    Refuse,
}
