using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Writes columns whose values are computed in .NET.</summary>
public static class ComputingQueryableExtensions
{
    /// <summary>
    /// Reads some columns of each row, computes others from them in .NET, and writes these back: chunk by chunk, each with one
    /// statement, whatever the size of the table. The backfill of a checksum, say.
    /// </summary>
    /// <remarks>
    /// <para>Only what <paramref name="read"/> names is read, nothing is tracked, and <c>SaveChanges</c> has no part in it: its
    /// interceptors and events do not see the rows, as with <c>ExecuteUpdate</c>. The values pass through the model's
    /// converters into one statement that joins the table with them: arrays by <c>unnest</c> on PostgreSQL, JSON by
    /// <c>json_each</c> on SQLite and by <c>OPENJSON</c> on SQL Server.</para>
    /// <para>Where a type or the database has no such form, or the program keeps a concurrency token, the rows of a chunk are
    /// loaded, changed, saved and let go of again instead: slower, and with the same result.</para>
    /// <para>The run ends with the row that was the last one when it started, unless <see cref="ChunkOptions.UpperBound"/> says
    /// otherwise. Each chunk is written on its own, in the transaction of the context if it has one. A row that somebody else
    /// changes between the reading and the writing of its chunk gets the value of what was read.</para>
    /// <para>When the run fails, the chunks before are written. It goes on with a filter that leaves out what is done
    /// (<c>Where(t => t.Checksum == null)</c>), or behind the last <see cref="ChunkProgress.After"/>.</para>
    /// </remarks>
    /// <typeparam name="T">The entity.</typeparam>
    /// <typeparam name="TInput">What is read of each row.</typeparam>
    /// <param name="query">A query on a set of a <c>DbContext</c> that returns its entities.</param>
    /// <param name="read">What to read: <c>t => t.Title</c>, or several columns as <c>t => new { t.Title, t.Body }</c>.</param>
    /// <param name="set">Names the columns to write and computes their values:
    /// <c>set => set.Property(t => t.Checksum, title => Hash(title))</c>.</param>
    /// <param name="options">How the chunks are cut; the default lets them adapt up to 5,000 rows or 4 MiB.</param>
    /// <param name="cancellationToken">Passed to the database; what is written stays.</param>
    /// <returns>How many rows were written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/>, <paramref name="read"/> or <paramref name="set"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="set"/> names no column, or one that cannot be written.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be walked by key, returns no entities, or a column to write
    /// belongs to the key. Thrown by the call.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be translated, or rows must be tracked and the context has
    /// changes that are not saved. Thrown by the call.</exception>
    /// <exception cref="PositionMismatchException"><see cref="ChunkOptions.StartAfter"/> belongs to another query.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ChunkSummary> ComputeInChunksAsync<T, TInput>(
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
        var setters = ComputedSetters<T, TInput>.Of(query, set, nameof(ComputeInChunksAsync));
        return KeyTypes.Do(
            setters.Key, new ComputedRun<T, TInput>(query, read, setters, options ?? new ChunkOptions(), cancellationToken));
    }
}
