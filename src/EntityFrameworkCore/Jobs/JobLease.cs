using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>The right of one start of a job to move its checkpoint. It rests on the token; times are looked at only to turn a
/// start away.</summary>
internal sealed class JobLease<TContext, T>(ChunkJob<TContext, T> job, string startPosition, Action<string> ensureSameQuery)
    where TContext : DbContext
{
    private static readonly TimeSpan LongestRelease = TimeSpan.FromSeconds(5);

    private readonly string _owner = OwnerOf(Guid.NewGuid());

    /// <returns>Where the job goes on; a completed checkpoint is not taken.</returns>
    /// <exception cref="JobIsRunningException">Another start holds the job, and this one is to refuse then.</exception>
    /// <exception cref="PositionMismatchException">The checkpoint is of another query.</exception>
    public async Task<ChunkCheckpoint> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TakeOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException)
        {
            // Of two first starts at once only one can insert the row; the other finds it now. Any other failure comes again.
            return await TakeOnceAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Lets the next start go ahead that would be refused while the job seems to run. The failure that ended the job is
    /// the one to be told: when this fails too, EF Core logs it, and the lease runs out by itself.</summary>
    public async Task ReleaseAsync(ChunkCheckpoint mine)
    {
        using var limit = new CancellationTokenSource(LongestRelease);
        try
        {
            var context = await job.Factory.CreateDbContextAsync(limit.Token).ConfigureAwait(false);
            await using var closing = context.ConfigureAwait(false);
            await context.StopAsync(mine, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return;
        }
    }

    private async Task<ChunkCheckpoint> TakeOnceAsync(CancellationToken cancellationToken)
    {
        var context = await job.Factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        return await context.Database.CreateExecutionStrategy().ExecuteAsync(
            this,
            static (_, lease, token) => lease.TryTakeAsync(token),
            verifySucceeded: null, // Taken twice it is taken still: the token is one higher.
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<ChunkCheckpoint> TryTakeAsync(CancellationToken cancellationToken)
    {
        var context = await job.Factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken)
            .ConfigureAwait(false);
        await using var rollingBack = transaction.ConfigureAwait(false);
        var taken = await context.TakeTokenAsync(job.Name, job.Options.Partition, cancellationToken).ConfigureAwait(false)
            ? await GoOnAsync(context, cancellationToken).ConfigureAwait(false)
            : await BeginAsync(context, cancellationToken).ConfigureAwait(false);
        if (taken.State != ChunkJobState.Completed)
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return taken;
    }

    private async Task<ChunkCheckpoint> BeginAsync(TContext context, CancellationToken cancellationToken)
    {
        var first = ChunkCheckpoint.New(job.Name, job.Options.Partition, startPosition, _owner, job.Options.Clock.GetUtcNow());
        context.Add(first);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return first;
    }

    private async Task<ChunkCheckpoint> GoOnAsync(TContext context, CancellationToken cancellationToken)
    {
        var found = await context.FindCheckpointAsync(job.Name, job.Options.Partition, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The row was updated in the same transaction.");
        var now = job.Options.Clock.GetUtcNow();
        if (!job.Options.Restart)
            ensureSameQuery(found.Position);
        if (found.State == ChunkJobState.Completed && !job.Options.Restart)
            return found;
        if (job.Options.WhenRunning == WhenRunning.Refuse && IsHeldByAnother(found, now))
            throw new JobIsRunningException(found, job.Options.LeaseTime);

        var taken = job.Options.Restart ? found.Restarted(startPosition, _owner, now) : found.TakenBy(_owner, now);
        if (job.Options.Restart)
            await context.Quarantine(job.Name, job.Options.Partition).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await context.MoveAsync(found, taken, cancellationToken).ConfigureAwait(false);
        return taken;
    }

    /// <summary>A checkpoint of the future was written by a clock that was wrong: it must not hold the job until then.</summary>
    private bool IsHeldByAnother(ChunkCheckpoint found, DateTimeOffset now) =>
        found.State == ChunkJobState.Running
        && found.Owner != _owner // This start's own, when the first try to take it was committed after all.
        && (now - found.UpdatedAt).Duration() < job.Options.LeaseTime;

    private static string OwnerOf(Guid start)
    {
        var machine = Environment.MachineName;
        var mark = $"/{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}/{start.ToString("N")[..8]}";
        return machine[..Math.Min(machine.Length, ChunkCheckpoint.MaxNameLength - mark.Length)] + mark;
    }
}
