using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Reads the keys of a chunk, then the rows that have them.</summary>
internal sealed class KeysThenRows<T, TKey>(DbContext context, IQueryProvider provider, SeekPlan<TKey> plan)
    : IChunkReader<T, TKey>
    where TKey : struct, IKeyValues<TKey>
{
    private int _expected;

    public void EnsureTranslatable()
    {
        // Nothing was opened: there is nothing to wait for.
        _ = KeysIn(plan.First, CancellationToken.None).DisposeAsync().AsTask();
        if (KeyList.CanHold(plan.Key))
            _ = RowsOf([default], CancellationToken.None).DisposeAsync().AsTask();
        else
            RowsUpTo(default).EnsureTranslatable();
    }

    /// <summary>Both statements are sent again where the context's strategy retries: rows may have gone between them.</summary>
    public async Task<ChunkRows<T, TKey>> ReadAsync(int size, long maxBytes, CancellationToken cancellationToken)
    {
        var chunk = await context.Database.CreateExecutionStrategy().ExecuteAsync(
            (Reader: this, size, maxBytes),
            static (_, state, token) => state.Reader.ReadOnceAsync(state.size, state.maxBytes, token),
            verifySucceeded: null,
            cancellationToken).ConfigureAwait(false);
        _expected = chunk.Rows.Count;
        return chunk;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ChunkRows<T, TKey>> ReadOnceAsync(int size, long maxBytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var keys = await KeysAsync(size, cancellationToken).ConfigureAwait(false);
            if (keys.Count == 0)
                return new ChunkRows<T, TKey>([], 0, plan.Cursor.After, IsLast: true);

            var chunk = await RowsAsync(keys, size, maxBytes, cancellationToken).ConfigureAwait(false);
            if (chunk.Rows.Count > 0)
                return chunk.IsLast ? chunk with { Last = keys[^1], IsLast = keys.Count < size } : chunk;

            plan.MoveTo(keys[^1]); // All of them were deleted or changed after the keys were read.
        }
    }

    private async Task<List<TKey>> KeysAsync(int size, CancellationToken cancellationToken)
    {
        var keys = new List<TKey>();
        foreach (var range in plan.Remaining())
        {
            plan.Cursor.Limit = size - keys.Count;
            var arriving = KeysIn(range, cancellationToken);
            await using var closing = arriving.ConfigureAwait(false);
            while (await arriving.MoveNextAsync().ConfigureAwait(false))
                keys.Add(arriving.Current);
            if (keys.Count == size)
                break;
        }

        if (keys.Count > 0)
            plan.EnsureMoved(keys[0]);
        return keys;
    }

    /// <summary>The chunk is the last when all rows with the keys are in it.</summary>
    private async Task<ChunkRows<T, TKey>> RowsAsync(
        List<TKey> keys, int size, long maxBytes, CancellationToken cancellationToken)
    {
        if (!KeyList.CanHold(plan.Key))
            return await RowsUpTo(keys[^1]).ReadAsync(size, maxBytes, cancellationToken).ConfigureAwait(false);

        var buffer = new ChunkBuffer<T, TKey>(_expected, keys.Count, maxBytes);
        var arriving = RowsOf(keys, cancellationToken);
        await using var closing = arriving.ConfigureAwait(false);
        var isUsedUp = await buffer.TakeAsync(arriving, plan).ConfigureAwait(false);
        return buffer.ToChunk(plan.Cursor.After, isUsedUp);
    }

    private OpenRows<TKey> KeysIn(SeekRange range, CancellationToken cancellationToken) =>
        new(context, (IAsyncEnumerable<TKey>)plan.Keys(provider, range), cancellationToken);

    private OpenRows<KeyedRow<T, TKey>> RowsOf(List<TKey> keys, CancellationToken cancellationToken)
    {
        var rows = plan.Rows<T, TKey>(provider, plan.RowsOf(keys), limited: false);
        return new OpenRows<KeyedRow<T, TKey>>(context, (IAsyncEnumerable<KeyedRow<T, TKey>>)rows, cancellationToken);
    }

    private ChunkReader<T, TKey> RowsUpTo(TKey last) => new(context, provider, plan.UpTo(last));
}
