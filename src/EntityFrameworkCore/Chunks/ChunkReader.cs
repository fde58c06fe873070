using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Reads the chunk behind a cursor, and moves the cursor on when asked to.</summary>
internal sealed class ChunkReader<T, TKey>
    where TKey : struct, IKeyValues<TKey>
{
    private readonly DbContext _context;
    private readonly IQueryProvider _provider;
    private readonly SeekPlan<TKey> _plan;
    private readonly Dictionary<SeekRange, IAsyncEnumerable<KeyedRow<T, TKey>>> _statements = [];
    private bool _hasStarted;
    private int _expected;

    public ChunkReader(DbContext context, IQueryProvider provider, SeekPlan<TKey> plan, TKey? startAfter)
    {
        _context = context;
        _provider = provider;
        _plan = plan;
        if (startAfter is { } after)
            MoveTo(after);
    }

    /// <summary>The key behind which the next chunk starts; null at the first row.</summary>
    public TKey? Position => _hasStarted ? _plan.Cursor.After : null;

    public void MoveTo(TKey after)
    {
        _plan.Cursor.After = after;
        _hasStarted = true;
    }

    /// <summary>Translates the first statement without sending it, so that what cannot be translated throws here.</summary>
    public void EnsureTranslatable()
    {
        var enumerator = UnbufferedReads.Open(Statement(Ranges()[0]), CancellationToken.None);
        _ = enumerator.DisposeAsync().AsTask(); // Nothing was opened: there is nothing to wait for.
    }

    /// <summary>Ends the run at what is now the last row.</summary>
    /// <returns>False when there is no row at all.</returns>
    public async Task<bool> CaptureEndAsync(CancellationToken cancellationToken)
    {
        _plan.Cursor.Limit = 1;
        var last = await _plan.Keys(_provider, _plan.Backwards).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (last.Count == 0)
            return false;

        _plan.Cursor.Until = last[0];
        _plan.EndAtUntil();
        _statements.Clear();
        return true;
    }

    /// <summary>Reads without moving the cursor: what fails in a way that the context's strategy retries is read again.</summary>
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

    private async Task<ChunkRows<T, TKey>> ReadOnceAsync(int size, long maxBytes, CancellationToken cancellationToken)
    {
        var rows = new List<T>(Math.Min(_expected, size));
        var bytes = 0L;
        var last = _plan.Cursor.After;
        foreach (var range in Ranges())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _plan.Cursor.Limit = size - rows.Count;
            var isFirst = _hasStarted;
            var arriving = UnbufferedReads.Open(Statement(range), cancellationToken);
            await using var closing = arriving.ConfigureAwait(false);
            while (bytes < maxBytes && await arriving.MoveNextAsync().ConfigureAwait(false))
            {
                var row = arriving.Current;
                if (isFirst)
                    EnsureProgress(row.Key);
                isFirst = false;
                rows.Add(row.Item);
                bytes += RowSize<T>.Of(row.Item);
                last = row.Key;
            }

            if (rows.Count == size || bytes >= maxBytes)
                return Checked(new ChunkRows<T, TKey>(rows, bytes, last, IsLast: false));
        }

        return Checked(new ChunkRows<T, TKey>(rows, bytes, last, IsLast: true));
    }

    private ChunkRows<T, TKey> Checked(ChunkRows<T, TKey> chunk)
    {
        if (_hasStarted && chunk.Rows.Count > 0)
            EnsureProgress(chunk.Last);
        return chunk;
    }

    private IReadOnlyList<SeekRange> Ranges() => _hasStarted ? _plan.Behind() : [_plan.First];

    private IAsyncEnumerable<KeyedRow<T, TKey>> Statement(SeekRange range)
    {
        if (!_statements.TryGetValue(range, out var statement))
        {
            statement = (IAsyncEnumerable<KeyedRow<T, TKey>>)_plan.Rows<T, TKey>(_provider, range, limited: true);
            _statements.Add(range, statement);
        }

        return statement;
    }

    private void EnsureProgress(TKey reached)
    {
        var key = _plan.Key;
        for (var i = 0; i < key.Count; i++)
        {
            var comparer = key[i].Property.GetKeyValueComparer();
            if (!comparer.Equals(_plan.Cursor.After.ValueAt(i), reached.ValueAt(i)))
                return;
        }

        throw NoProgressException.At(key);
    }
}
