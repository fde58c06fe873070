namespace Rowbound;

/// <summary>Says beforehand how queries are read in chunks.</summary>
public static class ExplainingQueryableExtensions
{
    /// <summary>
    /// Says what <c>InChunksAsync</c> would do with the query: its key and its statements, the indexes that the database takes for them,
    /// about how many rows and chunks there are, which filters of the model apply, and what will make the run slow or let its memory
    /// grow.
    /// </summary>
    /// <remarks>
    /// <para>Nothing is changed, and the query itself is not run: the database is asked for its plans, for statistics, and for the key
    /// of the row that a chunk would start at. SQLite and PostgreSQL are asked for plans and statistics; for others the indexes of
    /// the model are looked at, and the rest of what is asked of the database is not known.</para>
    /// <para>A plan is that of the tables as they are now: a database may well scan a table of a few rows whatever its indexes. Of a
    /// split query the first statement is shown.</para>
    /// </remarks>
    /// <param name="query">A query on a set of a <c>DbContext</c>, as <c>InChunksAsync</c> takes it.</param>
    /// <param name="options">Those that the run will have.</param>
    /// <param name="cancellationToken">Checked before every statement and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be read by key. Thrown by the call.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be translated.</exception>
    /// <exception cref="PositionMismatchException"><see cref="ChunkOptions.StartAfter"/> belongs to another query. Thrown by the
    /// call.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ChunkPlan> ExplainChunksAsync<T>(
        this IQueryable<T> query, ChunkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var chunkable = ChunkableQuery.From(query);
        return KeyTypes.Do(chunkable.Key, new ChunkExplanation<T>(query, chunkable, options ?? new ChunkOptions(), cancellationToken));
    }
}
