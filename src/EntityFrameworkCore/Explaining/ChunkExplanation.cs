using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Writes the statements of a run without running it.</summary>
internal sealed class ChunkExplanation<T>(
    IQueryable<T> query, ChunkableQuery chunkable, ChunkOptions options, CancellationToken cancellationToken)
    : IKeyedWork<Task<ChunkPlan>>
{
    private readonly DbContext _context = QueryContexts.ContextOf(query);
    private readonly int _size = new ChunkSizer(options).Next;

    public Task<ChunkPlan> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
        => ExplainAsync<TKey>(options.StartAfter is { } position ? new KeyCodec(chunkable).KeyOf<TKey>(position) : null);

    private async Task<ChunkPlan> ExplainAsync<TKey>(TKey? start)
        where TKey : struct, IKeyValues<TKey>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = (await HeldConnection.OpenAsync(_context, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        var rows = await RowEstimates.OfAsync(_context, chunkable, options.StartAfter, cancellationToken).ConfigureAwait(false);
        var statements = await StatementsAsync(start).ConfigureAwait(false);
        var chunks = (rows + _size - 1) / _size;
        var isTracked = RowTracking.IsOn(_context, chunkable);
        return new ChunkPlan
        {
            Entity = chunkable.Entity.DisplayName(),
            Key = [.. chunkable.Key.Select(column => new ChunkPlanColumn(column.Name, column.Descending, column.CanBeNull))],
            ComparesRows = RowValues.CanCompare(chunkable.Key),
            Statements = statements,
            EstimatedRows = rows,
            EstimatedChunks = chunks,
            FirstChunkSize = _size,
            IsTracked = isTracked,
            QueryFilters = QueryFilters.Of(chunkable),
            Warnings = [.. ChunkWarnings.Of(_context, chunkable, statements, chunks, isTracked)],
        };
    }

    private async Task<IReadOnlyList<ChunkPlanStatement>> StatementsAsync<TKey>(TKey? start)
        where TKey : struct, IKeyValues<TKey>
    {
        var plan = new SeekPlan<TKey>(chunkable, new SeekCursor<TKey> { Limit = 1 });
        if (options.UpperBound == UpperBound.Captured && await FirstAsync(plan, plan.Backwards).ConfigureAwait(false) is { } end)
        {
            plan.Cursor.Until = end;
            plan.EndAtUntil();
        }

        var position = start ?? await FirstAsync(plan, plan.First).ConfigureAwait(false);
        plan.Cursor.Limit = _size;
        var statements = new List<ChunkPlanStatement>();
        if (start is null)
            statements.Add(await ExplainAsync(plan, plan.First, "The first chunk", isBehind: false).ConfigureAwait(false));
        if (position is null)
            // There is no row that a chunk could follow, and its statements depend on the values that are null.
            return statements;

        plan.Cursor.After = position.Value;
        var ranges = plan.Behind();
        foreach (var (index, range) in ranges.Select((range, index) => (index, range)))
        {
            var purpose = ranges.Count == 1 ? "A chunk behind a position"
                : $"A chunk behind a position, range {index + 1} of {ranges.Count}";
            statements.Add(await ExplainAsync(plan, range, purpose, isBehind: true).ConfigureAwait(false));
        }

        return statements;
    }

    private async Task<TKey?> FirstAsync<TKey>(SeekPlan<TKey> plan, SeekRange range)
        where TKey : struct, IKeyValues<TKey>
    {
        var keys = await plan.Keys(query.Provider, range).ToListAsync(cancellationToken).ConfigureAwait(false);
        return keys.Count == 0 ? null : keys[0];
    }

    private async Task<ChunkPlanStatement> ExplainAsync<TKey>(SeekPlan<TKey> plan, SeekRange range, string purpose, bool isBehind)
        where TKey : struct, IKeyValues<TKey>
    {
        var rows = plan.Rows<T, TKey>(query.Provider, range, limited: true);
        var statement = SentStatement.Of(rows);
        var access = await AccessPath.OfAsync(_context, chunkable, statement, isBehind, _size, cancellationToken)
            .ConfigureAwait(false);
        return new ChunkPlanStatement(
            purpose, statement.Text, access?.Description, access?.Index, access is { Sorts: true },
                access is { ScansTable: true });
    }
}
