namespace Rowbound;

/// <summary>The rows of a chunk while they arrive.</summary>
internal sealed class ChunkBuffer<T, TKey>(int expected, int size, long maxBytes)
    where TKey : struct, IKeyValues<TKey>
{
    private readonly List<T> _rows = new(Math.Min(expected, size));
    private long _bytes;
    private TKey _last;

    /// <summary>How many rows still fit.</summary>
    public int Room => size - _rows.Count;

    public bool IsFull => Room == 0 || _bytes >= maxBytes;

    public void Add(T row, TKey key)
    {
        _rows.Add(row);
        _bytes += RowSize<T>.Of(row);
        _last = key;
    }

    /// <summary>Takes what a statement returns, until the bytes are reached.</summary>
    /// <returns>Whether that was all.</returns>
    public async Task<bool> TakeAsync(OpenRows<KeyedRow<T, TKey>> arriving, SeekPlan<TKey> plan)
    {
        var before = _rows.Count;
        while (_bytes < maxBytes && await arriving.MoveNextAsync().ConfigureAwait(false))
        {
            var row = arriving.Current;
            if (_rows.Count == before)
                plan.EnsureMoved(row.Key);
            Add(row.Item, row.Key);
        }

        var isUsedUp = !arriving.HasMore;
        arriving.HasMore &= Room > _rows.Count; // To stop the server costs a message of its own: little is read to the end.
        return isUsedUp;
    }

    /// <param name="after">The key behind which the chunk was asked to start.</param>
    /// <param name="isLast">Whether there is nothing behind it.</param>
    public ChunkRows<T, TKey> ToChunk(TKey after, bool isLast) =>
        new(_rows, _bytes, _rows.Count == 0 ? after : _last, isLast);
}
