namespace Rowbound;

/// <summary>What its checkpoint says about a job.</summary>
public enum ChunkJobState
{
    /// <summary>The job was started and has not ended; when its process died, it still says so.</summary>
    Running,

    /// <summary>The job ended with an exception or was cancelled. The next start goes on.</summary>
    Stopped,

    /// <summary>Every row is done. Another start returns at once.</summary>
    Completed,
}
