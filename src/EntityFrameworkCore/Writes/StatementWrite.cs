using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

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

    public async Task WriteAsync(IReadOnlyList<KeyedRow<TInput, TKey>> rows, CancellationToken cancellationToken)
    {
        IReadOnlyList<IProperty> written = [.. columns.Select(column => column.Property)];
        var table = new ValueTable([.. _keys.Select(column => query.Key[column].Property)], written);
        var most = update.MostRows(table.Columns);
        for (var start = 0; start < rows.Count; start += most)
        {
            table.Clear();
            for (var i = start; i < Math.Min(rows.Count, start + most); i++)
                table.Add([.. _keys.Select(column => rows[i].Key.ValueAt(column)),
                    .. columns.Select(column => column.Compute(rows[i].Item))]);
            await context.Database.CreateExecutionStrategy().ExecuteAsync(
                (Update: update, table),
                static (_, state, token) => state.Update.ExecuteAsync(state.table, token),
                verifySucceeded: null,
                cancellationToken).ConfigureAwait(false);
        }
    }
}
