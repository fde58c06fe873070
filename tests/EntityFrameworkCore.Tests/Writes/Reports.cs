namespace Rowbound.Writes;

/// <summary>Reports at once, where the framework's own would go through a queue.</summary>
internal sealed class Reports(Action<ChunkProgress> report) : IProgress<ChunkProgress>
{
    public void Report(ChunkProgress value) => report(value);
}
