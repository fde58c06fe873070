using System.Collections;

namespace Rowbound;

/// <summary>A run of consecutive rows of a query in the order of its key, all in memory.</summary>
/// <typeparam name="T">What the query returns.</typeparam>
public sealed class Chunk<T> : IReadOnlyList<T>
{
    private readonly List<T> _rows;
    private readonly Func<KeyRange> _range;
    private readonly Func<Position> _after;

    internal Chunk(List<T> rows, int index, long rowsBefore, Func<KeyRange> range, Func<Position> after)
    {
        _rows = rows;
        _range = range;
        _after = after;
        Index = index;
        RowsBefore = rowsBefore;
    }

    /// <summary>The number of chunks delivered before this one in the same run: 0 for the first.</summary>
    public int Index { get; }

    /// <summary>The number of rows delivered before this chunk in the same run: 0 for the first chunk.</summary>
    public long RowsBefore { get; }

    /// <summary>The keys of the rows in this chunk: behind the last row before it, up to its own last row.</summary>
    public KeyRange Range => _range();

    /// <summary>The place behind the last row, where a later run goes on with <see cref="ChunkOptions.StartAfter"/>.</summary>
    public Position After => _after();

    /// <summary>The number of rows in this chunk: at least 1, at most the size that was asked for.</summary>
    public int Count => _rows.Count;

    /// <summary>The row at a position within this chunk, from 0.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> lies outside the chunk.</exception>
    public T this[int index] => _rows[index];

    /// <summary>Enumerates the rows of this chunk in the order of the key; no database is involved.</summary>
    public IEnumerator<T> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
