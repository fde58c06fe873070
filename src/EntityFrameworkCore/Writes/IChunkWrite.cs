namespace Rowbound;

/// <summary>What a computing run does with a chunk.</summary>
internal interface IChunkWrite<TRow>
{
    Task WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancellationToken);
}
