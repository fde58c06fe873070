using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Runs work over large tables that can be interrupted at any point and goes on where it was.</summary>
public static class ChunkJobExtensions
{
    /// <summary>
    /// Runs a body over the query, chunk by chunk, each in a transaction that also holds the checkpoint of the job: what the body
    /// writes to the database is done exactly once for each row, whatever ends the process and however often the job is started.
    /// </summary>
    /// <remarks>
    /// <para>For each chunk a context is created and a transaction begun. In it the chunk is read, the body runs,
    /// <c>SaveChangesAsync</c> is called, and the checkpoint is moved behind the chunk; then it is committed. All of that runs
    /// through the execution strategy of the context, with a new context for each try. A commit of which it is not known whether
    /// it took place is looked up at the checkpoint. Progress is told after the commit.</para>
    /// <para>A job goes on behind the last chunk that was committed. A job that is completed returns at once with no rows, until
    /// it is started with <see cref="ChunkJobOptions.Restart"/>. The checkpoint belongs to the query, the values in its filter
    /// included: it must not depend on the time or the start.</para>
    /// <para>A job that is started while it runs is taken over: each start gets a token, and a run whose token is no longer the
    /// current one cannot commit (<see cref="ChunkJobOptions.WhenRunning"/>). No clock takes part in that.</para>
    /// <para>The body may run more than once for a chunk, and all but one of its transactions is rolled back: what it does
    /// outside of the database is done at least once. It must not end the transaction. Entities of the chunk are tracked by the
    /// context that the body is given, unless the query says otherwise.</para>
    /// </remarks>
    /// <typeparam name="TContext">A context whose model has the tables of
    /// <see cref="CheckpointModelExtensions.AddChunkCheckpoints"/>.</typeparam>
    /// <typeparam name="T">What the query returns.</typeparam>
    /// <param name="factory">Makes a context for each chunk, as <c>AddDbContextFactory</c> registers one.</param>
    /// <param name="jobName">Names the checkpoint: at most 200 characters, the same in each start.</param>
    /// <param name="query">The query on the given context, of the form that <c>InChunksAsync</c> reads.</param>
    /// <param name="body">The work: is given the context of the chunk, the rows, and the token.</param>
    /// <param name="options">How the chunks are cut and failures dealt with.</param>
    /// <param name="cancellationToken">Checked before every statement and passed to the database and the body. A chunk that is
    /// not committed is rolled back.</param>
    /// <returns>What this start did; from an exception, <see cref="ChunkSummary.Of"/> tells it. <see cref="ChunkCheckpoint"/>
    /// knows the totals of all starts.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="jobName"/> is empty or longer than 200 characters, or the mode is
    /// <see cref="ChunkMode.Stream"/>.</exception>
    /// <exception cref="InvalidOperationException">The model lacks the table for checkpoints, or the query does not belong to the
    /// context or cannot be translated. Thrown by the call, before anything is sent. Also: the body ended the
    /// transaction.</exception>
    /// <exception cref="UnchunkableQueryException">The query cannot be read by key. Thrown by the call.</exception>
    /// <exception cref="PositionMismatchException">The checkpoint was written with another query or key.</exception>
    /// <exception cref="JobIsRunningException">Another start runs, and this one is to refuse then.</exception>
    /// <exception cref="LeaseLostException">The job was taken over by another start.</exception>
    /// <exception cref="QuarantineFullException">More rows failed than the job may put aside.</exception>
    /// <exception cref="NoProgressException">The database returned a row again.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Task<ChunkSummary> ForEachChunkAsync<TContext, T>(
        this IDbContextFactory<TContext> factory,
        string jobName,
        Func<TContext, IQueryable<T>> query,
        Func<TContext, Chunk<T>, CancellationToken, Task> body,
        ChunkJobOptions? options = null,
        CancellationToken cancellationToken = default)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentException.ThrowIfNullOrWhiteSpace(jobName);
        ChunkCheckpoint.EnsureName(jobName, nameof(jobName));
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(body);

        if (options?.Mode == ChunkMode.Stream)
        {
            throw new ArgumentException(
                "Each chunk of a job is read in its own transaction, which 'ChunkMode.Stream' cannot do: it holds one reader " +
                "over " +
                "all chunks. Use 'ChunkMode.Range' or 'ChunkMode.Keys'.",
                nameof(options));
        }

        using var context = factory.CreateDbContext();
        context.EnsureCheckpointsAreMapped();
        var job = new ChunkJob<TContext, T>(factory, jobName, query, body, options ?? new ChunkJobOptions());
        return new ChunkJobStart<TContext, T>(job, context, cancellationToken).Start();
    }
}
