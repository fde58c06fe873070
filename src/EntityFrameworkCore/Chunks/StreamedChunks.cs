namespace Rowbound;

/// <summary>Cuts one reader, held over the whole run, into chunks.</summary>
internal sealed class StreamedChunks<T, TKey>(SeekReader<T, TKey> reader) : IChunkReader<T, TKey>
    where TKey : struct, IKeyValues<TKey>
{
    private int _expected;

    public void EnsureTranslatable() => reader.EnsureTranslatable();

    public async Task<ChunkRows<T, TKey>> ReadAsync(int size, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new ChunkBuffer<T, TKey>(_expected, size, maxBytes);
        while (!buffer.IsFull && await reader.MoveNextAsync().ConfigureAwait(false))
            buffer.Add(reader.Current, reader.Key);

        var chunk = buffer.ToChunk(reader.Key, reader.IsAtEnd);
        _expected = chunk.Rows.Count;
        return chunk;
    }

    public ValueTask DisposeAsync() => reader.DisposeAsync();
}
