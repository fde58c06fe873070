using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Reads a chunk, computes, and writes it back, until the rows that were there at the start are done.</summary>
internal sealed class ComputedRun<T, TInput>(
    IQueryable<T> query,
    Expression<Func<T, TInput>> read,
    ComputedSetters<T, TInput> setters,
    ChunkOptions options,
    CancellationToken cancellationToken)
    : IKeyedWork<Task<ChunkSummary>>
    where T : class
{
    private readonly DbContext _context = QueryContexts.ContextOf(query);

    public Task<ChunkSummary> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        var (update, _) = ComputedWrite.Choose(_context, setters);
        if (update is null)
            return TrackedAsync<TKey>();

        var chunkable = ChunkableQuery.From(query.AsNoTracking().Select(read));
        var reader = Reader<KeyedRow<TInput, TKey>, TKey>(chunkable.WithKeys<TInput, TKey>());
        var write = new StatementWrite<TInput, TKey>(_context, chunkable, setters.Columns, update);
        return RunAsync(reader, write, chunkable);
    }

    private Task<ChunkSummary> TrackedAsync<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        if (_context.ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException(
                "The context has changes that are not saved, and saving computed values would save them too. Save or discard " +
                "them first, or use a context of its own.");
        }

        var row = read.Parameters[0];
        var constructor = typeof(ComputedRow<T, TInput>).GetConstructors().Single();
        var tracked = Expression.Lambda<Func<T, ComputedRow<T, TInput>>>(Expression.New(constructor, row, read.Body), row);
        var chunkable = ChunkableQuery.From(query.AsTracking().Select(tracked));
        var reader = Reader<ComputedRow<T, TInput>, TKey>(chunkable);
        return RunTrackedAsync(reader, chunkable);
    }

    private async Task<ChunkSummary> RunTrackedAsync<TKey>(ChunkReader<ComputedRow<T, TInput>, TKey> reader,
        ChunkableQuery chunkable)
        where TKey : struct, IKeyValues<TKey>
    {
        using var write = new TrackedWrite<T, TInput>(_context, setters.Columns);
        write.Watch();
        return await RunAsync(reader, write, chunkable).ConfigureAwait(false);
    }

    private ChunkReader<TRow, TKey> Reader<TRow, TKey>(ChunkableQuery chunkable)
        where TKey : struct, IKeyValues<TKey>
    {
        TKey? start = options.StartAfter is { } position ? new KeyCodec(chunkable).KeyOf<TKey>(position) : null;
        var plan = new SeekPlan<TKey>(chunkable, new SeekCursor<TKey>());
        var reader = new ChunkReader<TRow, TKey>(_context, query.Provider, plan, start);
        reader.EnsureTranslatable();
        return reader;
    }

    private async Task<ChunkSummary> RunAsync<TRow, TKey>(
        ChunkReader<TRow, TKey> reader, IChunkWrite<TRow> write, ChunkableQuery chunkable)
        where TKey : struct, IKeyValues<TKey>
    {
        await using var connection = (await HeldConnection.OpenAsync(_context, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        using var meter = await RunMeter.StartAsync(
            _context, chunkable, nameof(ComputingQueryableExtensions.ComputeInChunksAsync), options, cancellationToken)
            .ConfigureAwait(false);
        if (options.UpperBound != UpperBound.Open && !await reader.CaptureEndAsync(cancellationToken).ConfigureAwait(false))
            return meter.Summary(after: null);

        var codec = new KeyCodec(chunkable);
        Position? after = null;
        while (true)
        {
            meter.StartChunk();
            var chunk = await reader.ReadAsync(meter.Sizer.Next, meter.Sizer.MaxBytes, cancellationToken).ConfigureAwait(false);
            if (chunk.Rows.Count > 0)
            {
                await write.WriteAsync(chunk.Rows, cancellationToken).ConfigureAwait(false);
                after = codec.PositionOf(chunk.Last);
                meter.EndChunk(chunk.Rows.Count, chunk.Bytes, () => after);
            }

            if (chunk.IsLast)
                return meter.Summary(after);

            reader.MoveTo(chunk.Last);
            await meter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
