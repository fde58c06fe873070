using System.Globalization;

namespace Rowbound;

/// <summary>The job seems to run already, and this start was told to refuse then (<see cref="WhenRunning.Refuse"/>). Nothing was
/// changed.</summary>
public sealed class JobIsRunningException : InvalidOperationException
{
    internal JobIsRunningException(ChunkCheckpoint running, TimeSpan leaseTime)
        : base(
            $"The job {Names.Of(running)} is run by '{running.Owner}', whose checkpoint is of " +
            $"{running.UpdatedAt.ToString("u", CultureInfo.InvariantCulture)}. Wait until it ends, or for {leaseTime} without " +
            "a chunk; or take over with 'WhenRunning.TakeOver'.")
    {
    }
}
