using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>Writes the chunk behind a cursor: asks for the key of its last row, then writes what lies between.</summary>
internal sealed class RangeWriter<TKey>(
    DbContext context, IAsyncQueryProvider provider, ChunkableQuery query, SetBasedWrite write)
    where TKey : struct, IKeyValues<TKey>
{
    private readonly KeyCodec _codec = new(query);
    private readonly SeekCursor<TKey> _cursor = new();
    private SeekPlan<TKey> _plan = new(query, new SeekCursor<TKey>(), byPrefix: true);
    private readonly bool _isWholeNumber = WholeNumbers.Are(query.Key);
    private bool _hasStarted;
    private bool _isDense;

    /// <summary>Behind the last row that is written; null at the first row.</summary>
    public Position? Position => After is { } after ? _codec.PositionOf(after) : null;

    private TKey? After => _hasStarted ? _cursor.After : null;

    public void MoveTo(Position position) => MoveTo(_codec.KeyOf<TKey>(position));

    public void MoveTo(WrittenChunk<TKey> chunk)
    {
        _isDense = _isWholeNumber && _hasStarted && WholeNumbers.AreDense(_cursor.After, chunk.Last, chunk.Rows);
        MoveTo(chunk.Last);
    }

    private void MoveTo(TKey after)
    {
        _cursor.After = after;
        _hasStarted = true;
    }

    /// <summary>Ends the run at what is now the last row.</summary>
    /// <returns>False when there is no row behind the cursor.</returns>
    public async Task<bool> CaptureEndAsync(CancellationToken cancellationToken)
    {
        _plan = new SeekPlan<TKey>(query, _cursor, byPrefix: true);
        var backwards = Ranges().Reverse().Select(range => range.Backwards());
        if (await FirstOfAsync(_plan, backwards, cancellationToken).ConfigureAwait(false) is not { } last)
            return false;

        await EnsureIsNotBehindItselfAsync(last, cancellationToken).ConfigureAwait(false);
        _cursor.Until = last;
        _plan.EndAtUntil();
        return true;
    }

    /// <summary>Writes without moving the cursor. Until the chunk is committed the context's strategy may begin it
    /// anew.</summary>
    public async Task<WrittenChunk<TKey>> WriteAsync(int size, CancellationToken cancellationToken)
    {
        var transaction = new ChunkTransaction(context);
        await using var ending = transaction.ConfigureAwait(false);
        var chunk = await context.Database.CreateExecutionStrategy().ExecuteAsync(
            (Writer: this, transaction, size),
            static (_, state, token) => state.Writer.AttemptAsync(state.transaction, state.size, token),
            verifySucceeded: null,
            cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(() => _codec.RangeOf(After, chunk.Last)).ConfigureAwait(false);
        return chunk;
    }

    private async Task<WrittenChunk<TKey>> AttemptAsync(
        ChunkTransaction transaction, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteOnceAsync(transaction, size, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false); // Before the strategy waits: its locks go now.
            throw;
        }
    }

    private async Task<WrittenChunk<TKey>> WriteOnceAsync(
        ChunkTransaction transaction, int size, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var range in Ranges())
        {
            var end = await BoundaryAsync(range, Math.Max(1, size - rows), cancellationToken).ConfigureAwait(false);
            await transaction.BeginAsync(cancellationToken).ConfigureAwait(false);
            if (end is not { } last)
            {
                rows += await write.ExecuteAsync(provider, range.Source, cancellationToken).ConfigureAwait(false);
                continue;
            }

            _cursor.UpTo = last;
            foreach (var part in _plan.UpTo(range))
                rows += await write.ExecuteAsync(provider, part, cancellationToken).ConfigureAwait(false);
            return new WrittenChunk<TKey>(rows, last, query.Key.AreOfOneRow(last, _cursor.Until));
        }

        return new WrittenChunk<TKey>(rows, _cursor.Until, IsLast: true);
    }

    private IReadOnlyList<SeekRange> Ranges() => _hasStarted ? _plan.Behind() : [_plan.First];

    /// <summary>The last of the next <paramref name="size"/> rows of a range, if it has so many.</summary>
    private async Task<TKey?> BoundaryAsync(SeekRange range, int size, CancellationToken cancellationToken)
    {
        if (_isDense)
            return WholeNumbers.Behind(_cursor.After, size, _cursor.Until);

        _cursor.Offset = size - 1;
        var found = await _plan.Boundary(provider, range).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
            return null;

        if (_hasStarted && query.Key.AreOfOneRow(found[0], _cursor.After))
            throw NoProgressException.At(query.Key);
        return found[0];
    }

    /// <summary>A row that the database puts behind its own key, as with a column that compares with less precision than it
    /// stores, is not in the range that ends with it.</summary>
    private async Task EnsureIsNotBehindItselfAsync(TKey key, CancellationToken cancellationToken)
    {
        var plan = new SeekPlan<TKey>(query, new SeekCursor<TKey> { After = key });
        var next = await FirstOfAsync(plan, plan.Behind(), cancellationToken).ConfigureAwait(false);
        if (next is { } found && query.Key.AreOfOneRow(found, key))
            throw NoProgressException.At(query.Key);
    }

    private async Task<TKey?> FirstOfAsync(
        SeekPlan<TKey> plan, IEnumerable<SeekRange> ranges, CancellationToken cancellationToken)
    {
        plan.Cursor.Limit = 1;
        foreach (var range in ranges)
        {
            var found = await plan.Keys(provider, range).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (found.Count > 0)
                return found[0];
        }

        return null;
    }
}
