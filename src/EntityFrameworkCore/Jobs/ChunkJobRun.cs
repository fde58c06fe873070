using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>One start of a job: takes the checkpoint, and goes from chunk to chunk.</summary>
internal sealed class ChunkJobRun<TContext, T, TKey>(
    ChunkJob<TContext, T> job, ChunkableQuery chunkable, JobLease<TContext, T> lease)
    where TContext : DbContext
    where TKey : struct, IKeyValues<TKey>
{
    private readonly Stack<int> _parts = [];
    private int _quarantined;

    public async Task<ChunkSummary> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = await job.Factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        var taken = await lease.TakeAsync(cancellationToken).ConfigureAwait(false);
        if (taken.State == ChunkJobState.Completed)
            return new ChunkSummary(0, 0, TimeSpan.Zero, PositionOf(taken));

        try
        {
            return await GoOnAsync(context, taken, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not LeaseLostException)
        {
            await lease.ReleaseAsync(taken).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<ChunkSummary> GoOnAsync(TContext context, ChunkCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        const string Operation = nameof(ChunkJobExtensions.ForEachChunkAsync);
        var rest = job.Options with { StartAfter = PositionOf(checkpoint) }; // So that what is left is estimated.
        using var meter = await RunMeter.StartAsync(context, chunkable, Operation, rest, cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                checkpoint = await NextAsync(meter, checkpoint, cancellationToken).ConfigureAwait(false);
                if (checkpoint.State == ChunkJobState.Completed)
                    return meter.Summary(PositionOf(checkpoint)) with { Quarantined = _quarantined };

                await meter.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            new ChunkSummary(meter.Rows, meter.Chunks, meter.Elapsed, PositionOf(checkpoint), _quarantined).AttachTo(exception);
            throw;
        }
    }

    private async Task<ChunkCheckpoint> NextAsync(RunMeter meter, ChunkCheckpoint from, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        meter.StartChunk();
        var isPart = _parts.TryPop(out var size);
        size = isPart ? size : SizeOf(meter, from);
        var step = new JobStep<TContext, T, TKey>(job, from, size, isPart && size == 1, meter);
        var transaction = new FencedTransaction<TContext>(
            job.Factory, job.Options.IsolationLevel, from, step.DoAsync, meter.Retried);
        try
        {
            var to = await RetriedAsync(transaction, cancellationToken).ConfigureAwait(false);
            if (to.Rows > from.Rows)
                meter.EndChunk((int)(to.Rows - from.Rows), step.Bytes, () => Position.Parse(to.Position));
            return to;
        }
        catch (Exception exception) when (step.HasSuspects && IsPoison(transaction, exception, cancellationToken))
        {
            return await IsolateAsync(meter, from, step, exception, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A start that follows others that got nowhere begins with half as much each time: too large a chunk may be what
    /// ends the process.</summary>
    private static int SizeOf(RunMeter meter, ChunkCheckpoint from) =>
        Math.Max(1, meter.Sizer.Next >> Math.Clamp(from.Attempts - 1, 0, 30));

    private async Task<ChunkCheckpoint> RetriedAsync(FencedTransaction<TContext> transaction, CancellationToken cancellationToken)
    {
        if (job.Options.Retry is not { } retry)
            return await AttemptedAsync(transaction, cancellationToken).ConfigureAwait(false);

        ChunkCheckpoint? to = null;
        await retry(Attempt, cancellationToken).ConfigureAwait(false);
        return to ?? throw new InvalidOperationException(
            $"'{nameof(ChunkJobOptions)}.{nameof(ChunkJobOptions.Retry)}' returned, but the chunk is not done. Await the chunk " +
            "that it is given, and let the exception through when it gives up.");

        async Task Attempt(CancellationToken token) => to ??= await AttemptedAsync(transaction, token).ConfigureAwait(false);
    }

    private async Task<ChunkCheckpoint> AttemptedAsync(
        FencedTransaction<TContext> transaction, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction.RunAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (
                attempt < job.Options.Attempts && IsFaultOfWork(transaction, exception, cancellationToken))
            {
                continue; // The last attempt lets it through.
            }
        }
    }

    private bool IsPoison(FencedTransaction<TContext> transaction, Exception exception, CancellationToken cancellationToken) =>
        IsFaultOfWork(transaction, exception, cancellationToken) && job.Options.Poison.Blames(exception);

    /// <summary>What is thrown once the token is cancelled may be what a driver makes of that.</summary>
    private static bool IsFaultOfWork(
        FencedTransaction<TContext> transaction, Exception exception, CancellationToken cancellationToken)
        => !cancellationToken.IsCancellationRequested && transaction.IsFaultOfWork(exception);

    /// <summary>Halves come next; a row that failed alone is put aside.</summary>
    private async Task<ChunkCheckpoint> IsolateAsync(
        RunMeter meter,
        ChunkCheckpoint from,
        JobStep<TContext, T, TKey> step,
        Exception exception,
        CancellationToken cancellationToken)
    {
        if (step.OnlyRow is { } row)
            return await QuarantineAsync(meter, from, row, exception, cancellationToken).ConfigureAwait(false);

        if (step.Rows > 1)
            _parts.Push(step.Rows - (step.Rows / 2));
        _parts.Push(Math.Max(1, step.Rows / 2));
        return from;
    }

    private async Task<ChunkCheckpoint> QuarantineAsync(
        RunMeter meter, ChunkCheckpoint from, string row, Exception exception, CancellationToken cancellationToken)
    {
        if (from.Quarantined >= job.Options.Poison.MaxRows)
        {
            var rows = await QuarantinedAsync(cancellationToken).ConfigureAwait(false);
            throw new QuarantineFullException(from, row, rows, exception);
        }

        var to = from.PutAside(row, job.Options.Clock.GetUtcNow());
        var transaction = new FencedTransaction<TContext>(
            job.Factory,
            job.Options.IsolationLevel,
            from,
            async (context, token) =>
            {
                context.Add(QuarantinedRow.Of(to, exception));
                await context.SaveChangesAsync(token).ConfigureAwait(false);
                return to;
            },
            meter.Retried);
        to = await transaction.RunAsync(cancellationToken).ConfigureAwait(false);
        _quarantined++;
        return to;
    }

    private async Task<IReadOnlyList<QuarantinedRow>> QuarantinedAsync(CancellationToken cancellationToken)
    {
        var context = await job.Factory.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = context.ConfigureAwait(false);
        return await context.Quarantine(job.Name, job.Options.Partition).AsNoTracking().ToListAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    private static Position? PositionOf(ChunkCheckpoint checkpoint) =>
        Position.TryParse(checkpoint.Position, out var position) ? position : null;
}
