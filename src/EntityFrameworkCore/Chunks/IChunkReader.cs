namespace Rowbound;

/// <summary>Reads a run chunk by chunk.</summary>
internal interface IChunkReader<T, TKey> : IAsyncDisposable
    where TKey : struct, IKeyValues<TKey>
{
    /// <summary>Translates what will be sent, so that what cannot be translated throws here.</summary>
    void EnsureTranslatable();

    /// <summary>Reads the chunk behind the position of the plan and leaves the position where it is.</summary>
    /// <param name="size">The most rows.</param>
    /// <param name="maxBytes">The row with which so many bytes are reached is the last.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<ChunkRows<T, TKey>> ReadAsync(int size, long maxBytes, CancellationToken cancellationToken);
}
