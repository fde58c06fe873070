using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Says beforehand how queries are read in chunks.</summary>
public static class ExplainingQueryableExtensions
{
    /// <summary>
    /// Says what <c>InChunksAsync</c> would do with the query: its key and its statements, the indexes that the database takes
    /// for them, about how many rows and chunks there are, which filters of the model apply, and what will make the run slow or
    /// let its memory grow.
    /// </summary>
    /// <remarks>
    /// <para>Nothing is changed, and the query itself is not run: the database is asked for its plans, for statistics, and for
    /// the key of the row that a chunk would start at. SQLite and PostgreSQL are asked for plans and statistics; for others the
    /// indexes of the model are looked at, and the rest of what is asked of the database is not known.</para>
    /// <para>A plan is that of the tables as they are now: a database may well scan a table of a few rows whatever its indexes.
    /// Of a split query the first statement is shown.</para>
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
        return KeyTypes.Do(chunkable.Key,
            new ChunkExplanation<T>(query, chunkable, options ?? new ChunkOptions(), cancellationToken));
    }

    /// <summary>Says what <c>ComputeInChunksAsync</c> would do: beside what
    /// <see cref="ExplainChunksAsync{T}(IQueryable{T}, ChunkOptions?, CancellationToken)"/> says of the reading, how a chunk is
    /// written back, and why its rows are tracked and saved where no statement writes them.</summary>
    /// <remarks>Nothing is computed and nothing is changed.</remarks>
    /// <typeparam name="T">The entity.</typeparam>
    /// <typeparam name="TInput">What is read of each row.</typeparam>
    /// <param name="query">A query on a set of a <c>DbContext</c> that returns its entities.</param>
    /// <param name="read">What the run will read.</param>
    /// <param name="set">The columns that the run will write.</param>
    /// <param name="options">Those that the run will have.</param>
    /// <param name="cancellationToken">Checked before every statement and passed to the database.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/>, <paramref name="read"/> or <paramref name="set"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="set"/> names no column, or one that cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be walked by key, returns no entities, or a column to write
    /// belongs to the key. Thrown by the call.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be translated.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ChunkPlan> ExplainChunksAsync<T, TInput>(
        this IQueryable<T> query,
        Expression<Func<T, TInput>> read,
        Action<ComputedSetters<T, TInput>> set,
        ChunkOptions? options = null,
        CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(set);
        var setters = ComputedSetters<T, TInput>.Of(query, set, nameof(ExplainChunksAsync));
        var (update, reason) = ComputedWrite.Choose(QueryContexts.ContextOf(query), setters);
        var reading = update is null
            ? query.AsTracking().ExplainChunksAsync(options, cancellationToken)
            : query.AsNoTracking().Select(read).ExplainChunksAsync(options, cancellationToken);
        return WithWriteAsync(reading, update?.Example(setters.PrimaryKey, setters.Written), reason);
    }

    private static async Task<ChunkPlan> WithWriteAsync(Task<ChunkPlan> reading, string? sql, string? whyTracked) =>
        await reading.ConfigureAwait(false) with { WriteSql = sql, WhyTracked = whyTracked };
}
