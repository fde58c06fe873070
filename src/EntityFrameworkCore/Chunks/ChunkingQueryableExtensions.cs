namespace Rowbound;

/// <summary>Reads queries in chunks that seek by key.</summary>
public static class ChunkingQueryableExtensions
{
    /// <summary>
    /// Reads the query in chunks whose size follows the size of the rows. A row that matches the filter from start to end of
    /// the run and whose key does not change is delivered exactly once per run; rows inserted behind the cursor are not seen;
    /// memory is one chunk, at any table size.
    /// </summary>
    /// <remarks>
    /// <para>Each chunk seeks to the key of the last row before it, so the last chunk costs as much as the first. The key is the
    /// order of the query (<c>OrderBy</c>, <c>ThenBy</c>, <c>OrderByKey</c>) with the missing columns of the primary key
    /// appended; without an order it is the primary key. A chunk is sent as at most one statement per column of the key, usually
    /// as one. A projection need not contain the key.</para>
    /// <para>A chunk is in memory and its reader closed before it is handed over: the body may query, save and run commands on
    /// the same context, whose connection stays open from the first chunk to the last. Changing the columns of the key in the
    /// body may deliver a row twice or not at all.</para>
    /// <para>The query's own tracking holds: entities of a tracked query stay in the change tracker, and memory grows, until the
    /// caller calls <c>ChangeTracker.Clear()</c> after each chunk, or writes <c>AsNoTracking()</c>.</para>
    /// <para>Global query filters, <c>Include</c>, tags and the context's execution strategy apply to every chunk; the strategy
    /// retries a chunk, not the run.</para>
    /// </remarks>
    /// <param name="query">
    /// A query on a set of a <c>DbContext</c>: <c>Where</c>, <c>Select</c>, <c>OfType</c>, orders by columns of the root
    /// entity, and the operators of EF Core such as <c>Include</c> and <c>AsNoTracking</c>.
    /// </param>
    /// <param name="options">How the chunks are cut; the default lets them adapt up to 5,000 rows or 4 MiB.</param>
    /// <param name="cancellationToken">Checked before every statement and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">
    /// The query has no key to walk by, or contains an operator such as <c>Take</c>, <c>Distinct</c> or <c>GroupBy</c>. Thrown by
    /// the call, before anything is sent.
    /// </exception>
    /// <exception cref="InvalidOperationException">The query cannot be translated. Thrown by the call.</exception>
    /// <exception cref="PositionMismatchException"><see cref="ChunkOptions.StartAfter"/> belongs to another query. Thrown by the
    /// call.</exception>
    /// <exception cref="NoProgressException">
    /// The database returned a row again. Thrown while chunks are read, instead of delivering it twice.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<Chunk<T>> InChunksAsync<T>(
        this IQueryable<T> query, ChunkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var chunkable = ChunkableQuery.From(query);
        return KeyTypes.Do(chunkable.Key, new ChunkWalk<T>(query, chunkable, options ?? new ChunkOptions(), cancellationToken));
    }

    /// <summary>Reads the query in chunks of a given number of rows, as
    /// <see cref="InChunksAsync{T}(IQueryable{T}, ChunkOptions?, CancellationToken)"/> does with
    /// <see cref="ChunkOptions.Size"/>.</summary>
    /// <param name="query">A query on a set of a <c>DbContext</c>.</param>
    /// <param name="size">The number of rows in a chunk, at least 1. Only the last chunk has fewer.</param>
    /// <param name="cancellationToken">Checked before every statement and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is less than 1.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be read by key. Thrown by the call.</exception>
    /// <exception cref="NoProgressException">The database returned a row again.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<Chunk<T>> InChunksAsync<T>(
        this IQueryable<T> query, int size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return InChunksAsync(query, new ChunkOptions { Size = size }, cancellationToken);
    }
}
