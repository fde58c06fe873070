using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Writes a chunk with one statement. A value that is written twice is the same value, so the context's execution
/// strategy may repeat it.</summary>
internal sealed class StatementWrite<TInput, TKey>(
    DbContext context, ChunkableQuery query, IReadOnlyList<ComputedColumn<TInput>> columns, ValueTableUpdate update)
    : IChunkWrite<KeyedRow<TInput, TKey>>
    where TKey : struct, IKeyValues<TKey>
{
    private readonly IReadOnlyList<int> _keys =
        [.. Enumerable.Range(0, query.Key.Count).Where(i => query.Key[i].Property.IsPrimaryKey())];

    private readonly ValueTable _table = new(
        [.. query.Key.Select(column => column.Property).Where(property => property.IsPrimaryKey())],
        [.. columns.Select(column => column.Property)]);

    public async Task WriteAsync(IReadOnlyList<KeyedRow<TInput, TKey>> rows, CancellationToken cancellationToken)
    {
        var most = update.MostRows(_table.Columns);
        for (var start = 0; start < rows.Count; start += most)
        {
            _table.Clear();
            for (var i = start; i < Math.Min(rows.Count, start + most); i++)
                Add(rows[i]);
            await context.Database.CreateExecutionStrategy().ExecuteAsync(
                (Update: update, Table: _table),
                static (_, state, token) => state.Update.ExecuteAsync(state.Table, token),
                verifySucceeded: null,
                cancellationToken).ConfigureAwait(false);
        }
    }

    private void Add(KeyedRow<TInput, TKey> row)
    {
        _table.AddRow();
        for (var i = 0; i < _keys.Count; i++)
            _table.Set(i, row.Key.ValueAt(_keys[i]));
        for (var i = 0; i < columns.Count; i++)
            _table.Set(_keys.Count + i, columns[i].Compute(row.Item));
    }
}
