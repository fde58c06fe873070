namespace Rowbound;

/// <summary>
/// The job was started elsewhere and taken over there: this run's chunk was rolled back, and it can commit none any more. Nothing
/// is lost and nothing done twice; the other run goes on.
/// </summary>
public sealed class LeaseLostException : InvalidOperationException
{
    internal LeaseLostException(ChunkCheckpoint mine, ChunkCheckpoint? current)
        : base(current is null
            ? $"The checkpoint of the job {Names.Of(mine)} is gone: its row was deleted while the job ran. The chunk was " +
                "rolled back. Start the job again to begin at the first row."
            : $"The job {Names.Of(mine)} was taken over by '{current.Owner}' with token {current.Token}; this run has token " +
                $"{mine.Token}. Its chunk was rolled back, and the other run goes on. Start a job once at a time, or use " +
                "'WhenRunning.Refuse' to turn away the second start.")
    {
    }
}
