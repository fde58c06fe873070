using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>The query of a job on the context of one chunk.</summary>
/// <param name="query">The caller's.</param>
/// <param name="plan">Stands where the job does.</param>
/// <param name="codec">Writes keys as checkpoints hold them.</param>
internal sealed class JobRows<T, TKey>(IQueryable<T> query, SeekPlan<TKey> plan, KeyCodec codec)
    where TKey : struct, IKeyValues<TKey>
{
    /// <summary>The last row that is read; null where that is the last one there is.</summary>
    public string? End { get; private set; }

    public string TextOf(TKey key) => codec.PositionOf(key).ToString();

    /// <summary>The key of the next row, without what is in it; null when there is none.</summary>
    public Task<TKey?> NextKeyAsync(CancellationToken cancellationToken) =>
        plan.FirstKeyAsync(query.Provider, plan.Remaining(), cancellationToken);

    /// <summary>Ends the rows at what is now the last one.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> CaptureEndAsync(CancellationToken cancellationToken)
    {
        if (await plan.LastKeyAsync(query.Provider, cancellationToken).ConfigureAwait(false) is not { } last)
            return false;

        EndAt(last);
        return true;
    }

    /// <exception cref="PositionMismatchException">The text was written for another query.</exception>
    public void EndAt(string text)
    {
        if (codec.KeyOf<TKey>(text) is { } last)
            EndAt(last);
    }

    public void EndAt(TKey last)
    {
        plan.EndAt(last);
        End = TextOf(last);
    }

    public void EnsureTranslatable(DbContext context, ChunkMode mode) => Reader(context, mode).EnsureTranslatable();

    public async Task<ChunkRows<T, TKey>> ReadAsync(
        DbContext context, ChunkMode mode, int size, long maxBytes, CancellationToken cancellationToken)
    {
        var reader = Reader(context, mode);
        await using var closing = reader.ConfigureAwait(false);
        return await reader.ReadAsync(size, maxBytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the body is given.</summary>
    public Chunk<T> Given(ChunkRows<T, TKey> chunk, RunMeter meter)
    {
        var (before, last) = (plan.Position, chunk.Last);
        return new Chunk<T>(
            chunk.Rows, meter.Chunks, meter.Rows, () => codec.RangeOf(before, last), () => codec.PositionOf(last));
    }

    private IChunkReader<T, TKey> Reader(DbContext context, ChunkMode mode) => mode == ChunkMode.Keys
        ? new KeysThenRows<T, TKey>(context, query.Provider, plan)
        : new ChunkReader<T, TKey>(context, query.Provider, plan);
}
