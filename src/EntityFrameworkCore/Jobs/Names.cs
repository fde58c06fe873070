namespace Rowbound;

/// <summary>How messages name a job.</summary>
internal static class Names
{
    public static string Of(ChunkCheckpoint checkpoint) => Of(checkpoint.Job, checkpoint.Partition);

    public static string Of(string job, string partition) =>
        partition.Length == 0 ? $"'{job}'" : $"'{job}' (partition '{partition}')";
}
