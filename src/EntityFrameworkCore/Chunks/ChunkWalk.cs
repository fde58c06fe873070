using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Runs over a query, chunk by chunk.</summary>
internal sealed class ChunkWalk<T>(
    IQueryable<T> query, ChunkableQuery chunkable, ChunkOptions options, CancellationToken cancellationToken)
    : IKeyedWork<IAsyncEnumerable<Chunk<T>>>
{
    private readonly DbContext _context = QueryContexts.ContextOf(query);

    /// <summary>Each enumeration is a run with a cursor of its own. What is wrong with the query is said now.</summary>
    public IAsyncEnumerable<Chunk<T>> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        var codec = new KeyCodec(chunkable);
        TKey? start = options.StartAfter is { } position ? codec.KeyOf<TKey>(position) : null;
        Reader(Plan(start), CancellationToken.None).EnsureTranslatable();
        return RunAsync(codec, start, cancellationToken);
    }

    private async IAsyncEnumerable<Chunk<T>> RunAsync<TKey>(
        KeyCodec codec, TKey? start, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : struct, IKeyValues<TKey>
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var connection = (await HeldConnection.OpenAsync(_context, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        var plan = Plan(start);
        if (options.UpperBound == UpperBound.Captured)
        {
            if (await plan.LastKeyAsync(query.Provider, cancellationToken).ConfigureAwait(false) is not { } end)
                yield break;

            plan.EndAt(end);
        }

        var reader = Reader(plan, cancellationToken);
        await using var closing = reader.ConfigureAwait(false);
        using var meter = await RunMeter.StartAsync(_context, chunkable, nameof(ChunkingQueryableExtensions.InChunksAsync),
            options, cancellationToken)
            .ConfigureAwait(false);
        for (var index = 0; ; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            meter.StartChunk();
            var chunk = await reader.ReadAsync(meter.Sizer.Next, meter.Sizer.MaxBytes, cancellationToken).ConfigureAwait(false);
            if (chunk.Rows.Count == 0)
                break;

            var (count, before, last) = (chunk.Rows.Count, plan.Position, chunk.Last);
            yield return new Chunk<T>(
                chunk.Rows, index, meter.Rows, () => codec.RangeOf(before, last), () => codec.PositionOf(last));
            meter.EndChunk(count, chunk.Bytes, () => codec.PositionOf(last));
            if (chunk.IsLast)
                break;

            plan.MoveTo(last);
            await meter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        meter.Complete();
    }

    private SeekPlan<TKey> Plan<TKey>(TKey? start)
        where TKey : struct, IKeyValues<TKey>
        => SeekPlan<TKey>.From(chunkable, start);

    private IChunkReader<T, TKey> Reader<TKey>(SeekPlan<TKey> plan, CancellationToken readToken)
        where TKey : struct, IKeyValues<TKey>
        => options.Mode switch
        {
            ChunkMode.Keys => new KeysThenRows<T, TKey>(_context, query.Provider, plan),
            ChunkMode.Stream => new StreamedChunks<T, TKey>(
                new SeekReader<T, TKey>(_context, query.Provider, plan, Reopening.For(_context, options), readToken)),
            _ => new ChunkReader<T, TKey>(_context, query.Provider, plan),
        };
}
