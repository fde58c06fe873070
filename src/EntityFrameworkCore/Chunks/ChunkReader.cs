using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Reads the chunk behind a cursor, and moves the cursor on when asked to.</summary>
internal sealed class ChunkReader<T, TKey> : IChunkReader<T, TKey>
    where TKey : struct, IKeyValues<TKey>
{
    private readonly DbContext _context;
    private readonly IQueryProvider _provider;
    private readonly SeekPlan<TKey> _plan;
    private readonly Dictionary<SeekRange, IAsyncEnumerable<KeyedRow<T, TKey>>> _statements = [];
    private int _expected;

    public ChunkReader(DbContext context, IQueryProvider provider, SeekPlan<TKey> plan, TKey? startAfter = null)
    {
        _context = context;
        _provider = provider;
        _plan = plan;
        if (startAfter is { } after)
            plan.MoveTo(after);
    }

    public TKey? Position => _plan.Position;

    public void MoveTo(TKey after) => _plan.MoveTo(after);

    public void EnsureTranslatable()
    {
        var enumerator = UnbufferedReads.Open(Statement(_plan.Remaining()[0]), CancellationToken.None);
        _ = enumerator.DisposeAsync().AsTask(); // Nothing was opened: there is nothing to wait for.
    }

    public async Task<bool> CaptureEndAsync(CancellationToken cancellationToken)
    {
        if (await _plan.LastKeyAsync(_provider, cancellationToken).ConfigureAwait(false) is not { } last)
            return false;

        _plan.EndAt(last);
        _statements.Clear();
        return true;
    }

    /// <summary>What fails in a way that the context's strategy retries is read again: the position has not moved.</summary>
    public async Task<ChunkRows<T, TKey>> ReadAsync(int size, long maxBytes, CancellationToken cancellationToken)
    {
        var chunk = await _context.Database.CreateExecutionStrategy().ExecuteAsync(
            (Reader: this, size, maxBytes),
            static (_, state, token) => state.Reader.ReadOnceAsync(state.size, state.maxBytes, token),
            verifySucceeded: null,
            cancellationToken).ConfigureAwait(false);
        _expected = chunk.Rows.Count; // Where the last chunk was full the next is likely to be, too.
        return chunk;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ChunkRows<T, TKey>> ReadOnceAsync(int size, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new ChunkBuffer<T, TKey>(_expected, size, maxBytes);
        foreach (var range in _plan.Remaining())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _plan.Cursor.Limit = buffer.Room;
            var arriving = new OpenRows<KeyedRow<T, TKey>>(_context, Statement(range), cancellationToken);
            await using var closing = arriving.ConfigureAwait(false);
            await buffer.TakeAsync(arriving, _plan).ConfigureAwait(false);
            if (buffer.IsFull)
                return Checked(buffer.ToChunk(_plan.Cursor.After, isLast: false));
        }

        return Checked(buffer.ToChunk(_plan.Cursor.After, isLast: true));
    }

    private ChunkRows<T, TKey> Checked(ChunkRows<T, TKey> chunk)
    {
        if (chunk.Rows.Count > 0)
            _plan.EnsureMoved(chunk.Last);
        return chunk;
    }

    private IAsyncEnumerable<KeyedRow<T, TKey>> Statement(SeekRange range)
    {
        if (!_statements.TryGetValue(range, out var statement))
        {
            statement = (IAsyncEnumerable<KeyedRow<T, TKey>>)_plan.Rows<T, TKey>(_provider, range, limited: true);
            _statements.Add(range, statement);
        }

        return statement;
    }
}
