using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>Reads queries one row at a time.</summary>
public static class StreamingQueryableExtensions
{
    /// <summary>
    /// Streams the query: one row is in memory at a time, at any table size, also when the context is configured with a retrying
    /// execution strategy (<c>EnableRetryOnFailure</c>), under which EF Core itself buffers the whole result.
    /// </summary>
    /// <remarks>
    /// <para>Rows are not tracked: a query that says nothing about tracking runs with <c>AsNoTracking</c>, whatever the default
    /// of the context. It runs as a single query, whatever the splitting default of the context.</para>
    /// <para>The reader stays open while the rows are consumed, and most providers allow no second command on its connection:
    /// save and query through another context, or use <c>InChunksAsync</c>. A connection that is lost in mid-stream ends the
    /// stream with the provider's exception; only the opening is retried by the context's execution strategy.</para>
    /// </remarks>
    /// <param name="query">Any query on a <c>DbContext</c> with a relational provider.</param>
    /// <param name="cancellationToken">Checked before every row and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The query does not come from a <c>DbContext</c>, or says <c>AsTracking</c>, <c>AsNoTrackingWithIdentityResolution</c> or
    /// <c>AsSplitQuery</c>, each of which would hold the whole result. Thrown by the call, before anything is sent.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IAsyncEnumerable<T> StreamAsync<T>(this IQueryable<T> query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Provider is not IAsyncQueryProvider)
        {
            throw new InvalidOperationException(
                "The source is not a query on a DbContext, so there is nothing to stream from. Start the query at a DbSet, as " +
                "in 'db.Orders.StreamAsync()'; enumerate a collection that is in memory already as it is.");
        }

        var shaped = query.Provider.CreateQuery<T>(StreamShape.Apply(query.Expression, typeof(T)));
        return ReadAsync((IAsyncEnumerable<T>)shaped, cancellationToken);
    }

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        IAsyncEnumerable<T> query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var rows = UnbufferedReads.Open(query, cancellationToken);
        await using var closing = rows.ConfigureAwait(false);
        for (var moving = StreamedReads.Start(rows); await moving.ConfigureAwait(false); moving = rows.MoveNextAsync())
        {
            yield return rows.Current;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
