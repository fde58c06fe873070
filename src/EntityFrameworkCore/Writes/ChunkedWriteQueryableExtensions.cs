#if !NET10_0_OR_GREATER
using System.Linq.Expressions;
#endif
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>Set-based updates and deletes in chunks: no row leaves the database.</summary>
public static class ChunkedWriteQueryableExtensions
{
    /// <summary>
    /// Updates the rows of the query as <c>ExecuteUpdateAsync</c> does, in chunks that commit one by one: no statement locks
    /// the whole table, no transaction grows with it, and what is done stays done. A row that matches the filter from start to
    /// end of the run is updated exactly once.
    /// </summary>
    /// <remarks>
    /// <para>For each chunk the database is asked for the key of its last row; then one statement updates what lies between
    /// that row and the last chunk, both by ranges of an index (at the end of a prefix of a composite key: a few). Where the
    /// key is one whole number with few gaps the question is not needed, and chunks have fewer rows instead. So a setter
    /// may change what the filter asks for, which makes a loop with <c>Skip</c> pass over rows, and the last chunk costs as
    /// much as the first, which it does not in a loop with <c>Take</c>. The key is the primary key, or the order of the query
    /// (<c>OrderBy</c>, <c>OrderByKey</c>) where it names one: give it an index.</para>
    /// <para>The run ends at the row that was the last one when it started; <see cref="UpperBound.Open"/> also updates the
    /// rows that are added behind it meanwhile. Chunks adapt up to <see cref="ChunkOptions.MaxSize"/> rows to
    /// <see cref="ChunkOptions.TargetTime"/>; <see cref="ChunkOptions.MaxBytes"/> has no meaning here.</para>
    /// <para>Each chunk is a transaction of its own; in a transaction of the caller all belong to that. A chunk that fails is
    /// not written, and the context's execution strategy may try it again; its commit alone is never repeated
    /// (<see cref="UnknownOutcomeException"/>).</para>
    /// <para>Whatever ends the run, <see cref="ChunkSummary.Of"/> tells from the exception what is done and where to go on.
    /// For work that must go on after a crash and write nothing twice, <c>ForEachChunkAsync</c> keeps its position in the
    /// database, together with the rows.</para>
    /// <para>Filter and setters are part of every statement: variables that they capture must not change meanwhile, and the
    /// clock of the database goes on. Global query filters apply. The change tracker, <c>SaveChanges</c> and its interceptors
    /// know nothing of it, as with <c>ExecuteUpdateAsync</c>.</para>
    /// </remarks>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">A query on a set of a <c>DbContext</c> with <c>Where</c>, <c>OfType</c>, orders and the operators
    /// of EF Core.</param>
    /// <param name="setPropertyCalls">What to set, as for <c>ExecuteUpdateAsync</c>; no column of the key.</param>
    /// <param name="options">How the chunks are cut; the default lets them adapt up to 10,000 rows, 2,000 on SQL
    /// Server.</param>
    /// <param name="cancellationToken">Ends the run between two statements and within one; chunks that are done stay.</param>
    /// <returns>How many rows were updated, in how many chunks.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> or <paramref name="setPropertyCalls"/> is
    /// null.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be walked by key, is limited or projected, or a setter
    /// changes a column of the key. Thrown by the call, before anything is sent.</exception>
    /// <exception cref="InvalidOperationException">The query or a setter cannot be translated, or EF Core cannot update the
    /// entity as it is mapped. Thrown by the call.</exception>
    /// <exception cref="PositionMismatchException"><see cref="ChunkOptions.StartAfter"/> belongs to another query. Thrown by
    /// the call.</exception>
    /// <exception cref="NoProgressException">The database does not find a row by its own key. Nothing more is
    /// written.</exception>
    /// <exception cref="UnknownOutcomeException">The connection was lost during a commit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ChunkSummary> ExecuteUpdateInChunksAsync<T>(
        this IQueryable<T> query,
#if NET10_0_OR_GREATER
        Action<UpdateSettersBuilder<T>> setPropertyCalls,
#else
        Expression<Func<SetPropertyCalls<T>, SetPropertyCalls<T>>> setPropertyCalls,
#endif
        ChunkOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(setPropertyCalls);
        var chunkable = WritableQuery.From(query, nameof(ExecuteUpdateInChunksAsync));
        var update = SetBasedWrite.Update(query, setPropertyCalls);
        WritableQuery.EnsureKeepsKey(chunkable, update);
        return KeyTypes.Do(chunkable.Key, new ChunkedWrite(
            query, chunkable, update, nameof(ExecuteUpdateInChunksAsync), options ?? new ChunkOptions(), cancellationToken));
    }

    /// <summary>
    /// Deletes the rows of the query as <c>ExecuteDeleteAsync</c> does, in chunks that commit one by one: no statement locks
    /// the whole table, no transaction grows with it, and what is done stays done.
    /// </summary>
    /// <remarks>
    /// <para>For each chunk the database is asked for the key of its last row; then one statement deletes what lies between
    /// that row and the last chunk, both by ranges of an index (at the end of a prefix of a composite key: a few). Where the
    /// key is one whole number with few gaps the question is not needed, and chunks have fewer rows instead. The last chunk
    /// costs as much as the first, which it does not in a loop with <c>Take</c>, since that runs over all the rows that it has
    /// just deleted. The key is the primary key, or the order of the query (<c>OrderBy</c>, <c>OrderByKey</c>) where it names
    /// one: give it an index.</para>
    /// <para>The run ends at the row that was the last one when it started; <see cref="UpperBound.Open"/> also deletes the
    /// rows that are added behind it meanwhile. Chunks adapt up to <see cref="ChunkOptions.MaxSize"/> rows to
    /// <see cref="ChunkOptions.TargetTime"/>; <see cref="ChunkOptions.MaxBytes"/> has no meaning here.</para>
    /// <para>Each chunk is a transaction of its own; in a transaction of the caller all belong to that. A chunk that fails is
    /// not written, and the context's execution strategy may try it again; its commit alone is never repeated
    /// (<see cref="UnknownOutcomeException"/>). Rows that refer to the deleted ones are treated as the foreign key in the
    /// database says; where it refuses, the run ends with its error, and the chunks before stay deleted.</para>
    /// <para>Whatever ends the run, <see cref="ChunkSummary.Of"/> tells from the exception what is done and where to go on;
    /// running it again from the start does the same.</para>
    /// <para>Global query filters apply. The change tracker, <c>SaveChanges</c> and its interceptors know nothing of it, as
    /// with <c>ExecuteDeleteAsync</c>.</para>
    /// </remarks>
    /// <typeparam name="T">The entity.</typeparam>
    /// <param name="query">A query on a set of a <c>DbContext</c> with <c>Where</c>, <c>OfType</c>, orders and the operators
    /// of EF Core.</param>
    /// <param name="options">How the chunks are cut; the default lets them adapt up to 10,000 rows, 2,000 on SQL
    /// Server.</param>
    /// <param name="cancellationToken">Ends the run between two statements and within one; chunks that are done stay.</param>
    /// <returns>How many rows were deleted, in how many chunks.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">The context is disposed.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be walked by key, is limited or projected. Thrown by the
    /// call, before anything is sent.</exception>
    /// <exception cref="InvalidOperationException">The query cannot be translated, or EF Core cannot delete the entity as it
    /// is mapped. Thrown by the call.</exception>
    /// <exception cref="PositionMismatchException"><see cref="ChunkOptions.StartAfter"/> belongs to another query. Thrown by
    /// the call.</exception>
    /// <exception cref="NoProgressException">The database does not find a row by its own key. Nothing more is
    /// deleted.</exception>
    /// <exception cref="UnknownOutcomeException">The connection was lost during a commit.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ChunkSummary> ExecuteDeleteInChunksAsync<T>(
        this IQueryable<T> query, ChunkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var chunkable = WritableQuery.From(query, nameof(ExecuteDeleteInChunksAsync));
        var delete = SetBasedWrite.Delete(query);
        return KeyTypes.Do(chunkable.Key, new ChunkedWrite(
            query, chunkable, delete, nameof(ExecuteDeleteInChunksAsync), options ?? new ChunkOptions(), cancellationToken));
    }
}
