using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Rowbound;

/// <summary>One run over a query, chunk by chunk.</summary>
internal sealed class ChunkWalk<T, TKey>
    where TKey : struct, IKeyValues
{
    private readonly SeekCursor<TKey> _cursor = new();
    private readonly IReadOnlyList<KeyColumn> _key;
    private readonly IAsyncEnumerable<KeyedRow<T, TKey>> _first;
    private readonly IAsyncEnumerable<KeyedRow<T, TKey>>[] _later;
    private readonly int _size;

    private ChunkWalk(IQueryProvider provider, ChunkableQuery query, int size)
    {
        _size = size;
        _key = query.Key;
        _first = Statement(SeekQueries.First<T, TKey>(query, _cursor));
        _later = [.. SeekQueries.Later<T, TKey>(query, _cursor).Select(Statement)];

        IAsyncEnumerable<KeyedRow<T, TKey>> Statement(Expression expression) =>
            (IAsyncEnumerable<KeyedRow<T, TKey>>)provider.CreateQuery<KeyedRow<T, TKey>>(expression);
    }

    /// <summary>Each enumeration is a run with a cursor of its own.</summary>
    public static async IAsyncEnumerable<Chunk<T>> RunAsync(
        IQueryProvider provider, ChunkableQuery query, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walk = new ChunkWalk<T, TKey>(provider, query, size);
        var rowsBefore = 0L;
        for (var index = 0; ; index++)
        {
            var rows = await walk.ReadChunkAsync(isFirst: index == 0, cancellationToken).ConfigureAwait(false);
            if (rows.Count == 0)
                yield break;

            var count = rows.Count;
            yield return new Chunk<T>(rows, index, rowsBefore);
            if (count < size)
                yield break;

            rowsBefore += count;
        }
    }

    private async Task<List<T>> ReadChunkAsync(bool isFirst, CancellationToken cancellationToken)
    {
        var rows = new List<T>(isFirst ? 0 : _size); // A second chunk shows that the first was full.
        var last = _cursor.After;
        foreach (var statement in isFirst ? [_first] : _later)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _cursor.Limit = _size - rows.Count;
            var arrived = 0;
            await foreach (var row in statement.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (arrived++ == 0 && !isFirst)
                    EnsureProgress(row.Key);
                rows.Add(row.Item);
                last = row.Key;
            }

            if (rows.Count == _size)
                break;
        }

        if (!isFirst && rows.Count > 0)
            EnsureProgress(last);
        _cursor.After = last;
        return rows;
    }

    private void EnsureProgress(TKey reached)
    {
        var columns = _key.Zip(_cursor.After.Values, reached.Values);
        if (!columns.All(pair => pair.First.Property.GetKeyValueComparer().Equals(pair.Second, pair.Third)))
            return;

        var entity = _key[0].Property.DeclaringType.DisplayName();
        var names = string.Join(", ", _key.Select(column => $"'{column.Name}'"));
        throw new NoProgressException(
            $"The database returned the row of '{entity}' after which the chunk was asked to start (key: {names}). It compares " +
            "the key with less precision than it stores it, or a value converter does not write back what it read: map the " +
            "exact column type with 'HasColumnType', or order by another column.");
    }
}
