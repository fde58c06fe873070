using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>Reads queries one row at a time.</summary>
public static class StreamingQueryableExtensions
{
    private static readonly StreamOptions Default = new();

    /// <summary>
    /// Streams the query: one row is in memory at a time, at any table size, also when the context is configured with a retrying
    /// execution strategy (<c>EnableRetryOnFailure</c>), under which EF Core itself buffers the whole result.
    /// </summary>
    /// <param name="query">Any query on a <c>DbContext</c> with a relational provider.</param>
    /// <param name="cancellationToken">Checked before every row and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The query does not come from a <c>DbContext</c>, or says <c>AsTracking</c>, <c>AsNoTrackingWithIdentityResolution</c> or
    /// <c>AsSplitQuery</c>, each of which would hold the whole result. Thrown by the call, before anything is sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <inheritdoc cref="StreamAsync{T}(IQueryable{T}, StreamOptions?, CancellationToken)" path="/remarks"/>
    public static IAsyncEnumerable<T> StreamAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken) =>
        StreamAsync(query, Default, cancellationToken);

    /// <summary>
    /// Streams the query: one row is in memory at a time, at any table size, also when the context is configured with a retrying
    /// execution strategy (<c>EnableRetryOnFailure</c>), under which EF Core itself buffers the whole result.
    /// </summary>
    /// <remarks>
    /// <para>Rows are not tracked: a query that says nothing about tracking runs with <c>AsNoTracking</c>, whatever the default
    /// of the context. It runs as a single query, whatever the splitting default of the context.</para>
    /// <para>Under a retrying execution strategy a stream survives the loss of its connection: the strategy decides whether the
    /// error is transient and how long to wait, and the stream goes on behind the last row that it handed out. No row comes
    /// twice. To be able to, the query is read in the order of its key: the order that it states with the missing columns of
    /// the primary key appended, or the primary key alone. A query without a key (<c>Distinct</c>, <c>GroupBy</c>, <c>Take</c>,
    /// keyless entities, raw SQL), a stream inside of <c>ExecuteAsync</c> of a strategy, and one without a retrying strategy
    /// are read as they stand; there a lost connection ends the stream with the provider's exception. <see
    /// cref="StreamOptions.Resume"/> says otherwise.</para>
    /// <para>The rows before a loss and those behind it come from two statements, each of which sees what was committed before
    /// it. A row that matches the filter all the time and whose key does not change comes exactly once.</para>
    /// <para>The reader stays open while the rows are consumed, and most providers allow no second command on its connection:
    /// save and query through another context, or use <c>InChunksAsync</c>.</para>
    /// </remarks>
    /// <param name="query">Any query on a <c>DbContext</c> with a relational provider.</param>
    /// <param name="options">Where the stream starts and ends, and how it is resumed; null, the default: as described
    /// above.</param>
    /// <param name="cancellationToken">Checked before every row and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The query does not come from a <c>DbContext</c>, or says <c>AsTracking</c>, <c>AsNoTrackingWithIdentityResolution</c> or
    /// <c>AsSplitQuery</c>, each of which would hold the whole result; or <see cref="ResumeMode.Required"/> is asked for in a
    /// transaction, or <see cref="StreamOptions.ReopenAfter"/> of a database that cannot. Thrown by the call, before anything
    /// is sent.
    /// </exception>
    /// <exception cref="UnchunkableQueryException">
    /// The options need a key to go on from, and the query has none. Thrown by the call.
    /// </exception>
    /// <exception cref="PositionMismatchException"><see cref="StreamOptions.StartAfter"/> belongs to another query. Thrown by the
    /// call.</exception>
    /// <exception cref="NoProgressException">
    /// The database returned a row again after the stream was reopened. Thrown instead of delivering it twice.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<T> StreamAsync<T>(
        this IQueryable<T> query, StreamOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Provider is not IAsyncQueryProvider)
        {
            throw new InvalidOperationException(
                "The source is not a query on a DbContext, so there is nothing to stream from. Start the query at a DbSet, as " +
                "in 'db.Orders.StreamAsync()'; enumerate a collection that is in memory already as it is.");
        }

        var shaped = (IAsyncEnumerable<T>)query.Provider.CreateQuery<T>(StreamShape.Apply(query.Expression, typeof(T)));
        var context = QueryContexts.ContextOf(query);
        return KeyToGoOnFrom(query, context, options ??= Default) is { } chunkable
            ? KeyTypes.Do(chunkable.Key, new KeyedStream<T>(context, query.Provider, chunkable, options, cancellationToken))
            : new RowStream<T>(joined => new PlainRows<T>(context, shaped, joined), cancellationToken);
    }

    /// <summary>Null where nobody will go on: an order costs what a plain stream need not pay.</summary>
    private static ChunkableQuery? KeyToGoOnFrom(IQueryable query, DbContext context, StreamOptions options)
    {
        if (options.NeedKey)
            return ChunkableQuery.From(query);
        if (options.Resume == ResumeMode.Never || !context.Database.CreateExecutionStrategy().RetriesOnFailure)
            return null;

        try
        {
            return ChunkableQuery.From(query);
        }
        catch (UnchunkableQueryException)
        {
            return null; // Auto resumes what has a key and streams everything else as it stands.
        }
    }
}
