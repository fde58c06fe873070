using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// Does work and moves the checkpoint in one transaction: both or neither, and once, however often the strategy of the context
/// tries. Each try has a context of its own.
/// </summary>
/// <remarks>The checkpoint is moved last, so that it is locked only for the time of a commit: a run whose machine is cut off in
/// the middle of its work leaves nothing behind that the next run would wait for.</remarks>
internal sealed class FencedTransaction<TContext>(
    IDbContextFactory<TContext> factory,
    IsolationLevel? isolation,
    ChunkCheckpoint from,
    Func<TContext, CancellationToken, Task<ChunkCheckpoint>> work,
    Action<int> retried)
    where TContext : DbContext
{
    private Stage _stage;
    private int _tries;
    private ChunkCheckpoint? _committing;

    private enum Stage
    {
        Opening,
        Working,
        Moving,
        Committing,
    }

    /// <returns>Where the checkpoint stands now.</returns>
    /// <exception cref="LeaseLostException">Another run has the token.</exception>
    public async Task<ChunkCheckpoint> RunAsync(CancellationToken cancellationToken)
    {
        var context = await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        try
        {
            return await context.Database.CreateExecutionStrategy().ExecuteAsync(
                this,
                static (_, transaction, token) => transaction.TryAsync(token),
                static (_, transaction, token) => transaction.VerifyAsync(token),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOpenToDoubt(exception, cancellationToken))
        {
            // Only strategies that retry ask whether a commit took place, and only after what they call transient.
            if (await CommittedAsync(cancellationToken).ConfigureAwait(false) is { } committed)
                return committed;
            throw;
        }
    }

    /// <summary>Whether the work failed, and not the database around it or the run.</summary>
    public bool IsFaultOfWork(Exception exception) =>
        _stage is Stage.Working or Stage.Committing
        && exception is not (OperationCanceledException or LeaseLostException or NoProgressException or PositionMismatchException)
        && !DatabaseFaults.Include(exception);

    private async Task<ChunkCheckpoint> TryAsync(CancellationToken cancellationToken)
    {
        _stage = Stage.Opening;
        if (++_tries > 1)
            retried(_tries);
        var context = await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        var transaction = await BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using var rollingBack = transaction.ConfigureAwait(false);
        _stage = Stage.Working;
        var to = await work(context, cancellationToken).ConfigureAwait(false);
        _stage = Stage.Moving;
        EnsureOpen(context, transaction);
        if (!await context.MoveAsync(from, to, cancellationToken).ConfigureAwait(false))
        {
            // A commit that seemed to fail can arrive at last, while this try does the work again.
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            return await CommittedAsync(cancellationToken).ConfigureAwait(false) ?? throw NotMoved();
        }

        _committing = to;
        _stage = Stage.Committing;
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return to;
    }

    private Task<IDbContextTransaction> BeginAsync(TContext context, CancellationToken cancellationToken) =>
        isolation is { } level
            ? context.Database.BeginTransactionAsync(level, cancellationToken)
            : context.Database.BeginTransactionAsync(cancellationToken);

    private void EnsureOpen(TContext context, IDbContextTransaction transaction)
    {
        if (context.Database.CurrentTransaction == transaction)
            return;

        throw new InvalidOperationException(
            $"The body of the job {Names.Of(from)} ended the transaction of its chunk, so that what it wrote and the " +
            "checkpoint can no longer be written together. Leave commit and rollback to the job: throw to roll back.");
    }

    private InvalidOperationException NotMoved() => new(
        $"The checkpoint of the job {Names.Of(from)} was not moved, though this run holds it: the database says that the " +
        "update changed no row. Remove a trigger or a setting such as 'NOCOUNT' that keeps it from counting them.");

    private async Task<ExecutionResult<ChunkCheckpoint>> VerifyAsync(CancellationToken cancellationToken)
    {
        var committed = _committing is null ? null : await CommittedAsync(cancellationToken).ConfigureAwait(false);
        return new ExecutionResult<ChunkCheckpoint>(committed is not null, committed!); // '!': not looked at when it is null
    }

    /// <summary>What a try committed; null when none did. No other run can have written it, since tokens are given
    /// once.</summary>
    private async Task<ChunkCheckpoint?> CommittedAsync(CancellationToken cancellationToken)
    {
        var context = await factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        var current = await context.FindCheckpointAsync(from.Job, from.Partition, cancellationToken).ConfigureAwait(false);
        if (current?.Token != from.Token)
            throw new LeaseLostException(from, current);

        return current.Chunks == _committing?.Chunks ? _committing : null;
    }

    /// <summary>Whether a commit of this try or of one before it may have taken place, or the token may be gone.</summary>
    private bool IsOpenToDoubt(Exception exception, CancellationToken cancellationToken) =>
        (_committing is not null || _stage >= Stage.Moving)
        && exception is not LeaseLostException
        && !cancellationToken.IsCancellationRequested;
}
