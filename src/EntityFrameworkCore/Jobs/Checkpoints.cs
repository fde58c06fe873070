using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>The statements over checkpoints. Filters that a model puts on all its entities are not meant for them.</summary>
internal static class Checkpoints
{
    /// <returns>False when the job has no checkpoint yet.</returns>
    /// <remarks>Inside a transaction this also locks the row: what is read of it next is what the other run committed
    /// last.</remarks>
    public static async Task<bool> TakeTokenAsync(
        this DbContext context, string job, string partition, CancellationToken cancellationToken)
        => await context.Checkpoint(job, partition)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Token, row => row.Token + 1), cancellationToken)
            .ConfigureAwait(false) > 0;

    public static Task<ChunkCheckpoint?> FindCheckpointAsync(
        this DbContext context, string job, string partition, CancellationToken cancellationToken)
        => context.Checkpoint(job, partition).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>Moves the checkpoint if it still is where the run left it.</summary>
    /// <returns>False when it is not: another run took the token, or this move was made before.</returns>
    public static async Task<bool> MoveAsync(
        this DbContext context, ChunkCheckpoint from, ChunkCheckpoint to, CancellationToken cancellationToken)
        => await context.Checkpoint(from.Job, from.Partition)
            .Where(row => row.Token == from.Token && row.Chunks == from.Chunks)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.Position, to.Position)
                    .SetProperty(row => row.End, to.End)
                    .SetProperty(row => row.Owner, to.Owner)
                    .SetProperty(row => row.State, to.State)
                    .SetProperty(row => row.Rows, to.Rows)
                    .SetProperty(row => row.Chunks, to.Chunks)
                    .SetProperty(row => row.Quarantined, to.Quarantined)
                    .SetProperty(row => row.Attempts, to.Attempts)
                    .SetProperty(row => row.StartedAt, to.StartedAt)
                    .SetProperty(row => row.UpdatedAt, to.UpdatedAt),
                cancellationToken)
            .ConfigureAwait(false) > 0;

    /// <summary>Says of a job that did not end that it no longer runs, if it still is this start's.</summary>
    public static Task<int> StopAsync(this DbContext context, ChunkCheckpoint mine, CancellationToken cancellationToken) =>
        context.Checkpoint(mine.Job, mine.Partition)
            .Where(row => row.Token == mine.Token && row.State == ChunkJobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ChunkJobState.Stopped), cancellationToken);

    public static IQueryable<QuarantinedRow> Quarantine(this DbContext context, string job, string partition) =>
        context.Set<QuarantinedRow>().IgnoreQueryFilters().Where(row => row.Job == job && row.Partition == partition);

    private static IQueryable<ChunkCheckpoint> Checkpoint(this DbContext context, string job, string partition) =>
        context.Set<ChunkCheckpoint>().IgnoreQueryFilters().Where(row => row.Job == job && row.Partition == partition);
}
