using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Cuts queries into ranges of keys that several workers read at the same time.</summary>
public static class SplittingQueryableExtensions
{
    /// <summary>
    /// Cuts the query into ranges of its key that hold about the same number of rows each. Together they cover the whole key
    /// space, without gaps and without overlaps: the first is open below and the last above, and rows that are inserted later
    /// belong to one of them, too.
    /// </summary>
    /// <remarks>
    /// <para>Each range can be written as text and carried to another process, which reads it with
    /// <see cref="Within{T}(IQueryable{T}, KeyRange)"/>. The key is the order of the query with the missing columns of the
    /// primary key appended; without an order it is the primary key.</para>
    /// <para>On PostgreSQL a query without a filter is cut where the statistics of the table say, for as many seeks as there
    /// are ranges, as long as they are recent and fine enough: those of <c>ANALYZE</c> are good for ten parts, and for more where
    /// <c>SET STATISTICS</c> is raised. In all other cases the database counts the rows of the query and passes over them once
    /// in the order of the key, which takes an index of this order; on a large table set <c>Database.SetCommandTimeout</c>
    /// accordingly.</para>
    /// <para>A query that is itself <see cref="Within{T}(IQueryable{T}, KeyRange)"/> a range is cut into ranges that cover just
    /// that one: so a worker that is done can take over half of what another has left.</para>
    /// </remarks>
    /// <param name="query">A query on a set of a <c>DbContext</c>, as <c>InChunksAsync</c> takes it; its projection does not
    /// matter.</param>
    /// <param name="parts">How many ranges, at least 1. There are fewer where there are fewer rows.</param>
    /// <param name="cancellationToken">Checked before every statement and passed to the database.</param>
    /// <returns>The ranges in the order of the key; at least one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parts"/> is less than 1.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">The query has no key to be cut by. Thrown by the call, before anything is
    /// sent.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<IReadOnlyList<KeyRange>> SplitAsync<T>(
        this IQueryable<T> query, int parts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var chunkable = ChunkableQuery.From(query);
        return KeyTypes.Do(chunkable.Key, new KeySplit(query, chunkable, parts, cancellationToken));
    }

    /// <summary>Limits the query to the rows of a range: those behind its first key, up to its last one.</summary>
    /// <remarks>The result is an ordinary query: it can be filtered further, projected, counted, streamed, read in chunks and
    /// split again. Filters do not matter to a range, but an order does: order the query as it was ordered when it was split,
    /// before this call.</remarks>
    /// <param name="query">A query on a set of a <c>DbContext</c> that still returns entities.</param>
    /// <param name="range">What <c>SplitAsync</c> or a chunk's <c>Range</c> returned for a query with the same key.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnchunkableQueryException">
    /// The query has no key, no longer returns entities, or is within another range already.
    /// </exception>
    /// <exception cref="PositionMismatchException">The range was made of another entity or key.</exception>
    public static IQueryable<T> Within<T>(this IQueryable<T> query, KeyRange range)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(range);
        var chunkable = ChunkableQuery.From(query);
        if (!chunkable.ReturnsEntities)
            throw Refusals.AfterSelect(nameof(Within));
        if (KeyBound.Find(chunkable, isStart: true) is not null || KeyBound.Find(chunkable, isStart: false) is not null)
            throw Refusals.WithinTwice();

        var row = Expression.Parameter(typeof(T), "row");
        return query.Provider.CreateQuery<T>(
            KeyTypes.Do(chunkable.Key, new RangeFilter(query.Expression, row, chunkable, range)));
    }
}
