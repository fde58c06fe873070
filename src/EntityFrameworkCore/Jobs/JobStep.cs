using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>What a job does in the transaction of one chunk: reads it, hands it to the body, and saves.</summary>
/// <param name="job">The caller's.</param>
/// <param name="from">Where the job stands.</param>
/// <param name="size">How many rows are read at most.</param>
/// <param name="isAlone">Whether the row is named before it is read, as the reading may be what fails.</param>
/// <param name="meter">Of the run.</param>
internal sealed class JobStep<TContext, T, TKey>(
    ChunkJob<TContext, T> job, ChunkCheckpoint from, int size, bool isAlone, RunMeter meter)
    where TContext : DbContext
    where TKey : struct, IKeyValues<TKey>
{
    /// <summary>How many rows the last try read; while they cannot be read, how many it asked for.</summary>
    public int Rows { get; private set; }

    /// <summary>About what they take in memory.</summary>
    public long Bytes { get; private set; }

    /// <summary>The position of the only row of the last try, where it is known.</summary>
    public string? OnlyRow { get; private set; }

    /// <summary>Whether what failed is known, or can be halved. What fails before a single row is named is no fault of the
    /// row.</summary>
    public bool HasSuspects => OnlyRow is not null || !isAlone;

    /// <returns>Where the job stands when the transaction commits.</returns>
    public async Task<ChunkCheckpoint> DoAsync(TContext context, CancellationToken cancellationToken)
    {
        (Rows, Bytes, OnlyRow) = (size, 0, null);
        var rows = job.On(context).Behind<TKey>(from.Position);
        if (!await BoundAsync(rows, cancellationToken).ConfigureAwait(false))
            return Moved(from.Position, end: null, rows: 0).Completed();

        var end = rows.End;
        if (isAlone)
            return await DoNextAsync(context, rows, end, cancellationToken).ConfigureAwait(false);

        var chunk = await DoChunkAsync(context, rows, cancellationToken).ConfigureAwait(false);
        var to = Moved(chunk.Rows.Count == 0 ? from.Position : rows.TextOf(chunk.Last), end, chunk.Rows.Count);
        return chunk.IsLast ? to.Completed() : to;
    }

    /// <summary>The row is done or, if it is gone meanwhile, passed over.</summary>
    private async Task<ChunkCheckpoint> DoNextAsync(
        TContext context, JobRows<T, TKey> rows, string? end, CancellationToken cancellationToken)
    {
        if (await rows.NextKeyAsync(cancellationToken).ConfigureAwait(false) is not { } next)
            return Moved(from.Position, end, rows: 0).Completed();

        OnlyRow = rows.TextOf(next);
        rows.EndAt(next);
        var chunk = await DoChunkAsync(context, rows, cancellationToken).ConfigureAwait(false);
        return Moved(OnlyRow, end, chunk.Rows.Count);
    }

    private async Task<ChunkRows<T, TKey>> DoChunkAsync(
        TContext context, JobRows<T, TKey> rows, CancellationToken cancellationToken)
    {
        var chunk = await rows.ReadAsync(context, job.Options.Mode, size, meter.Sizer.MaxBytes, cancellationToken)
            .ConfigureAwait(false);
        (Rows, Bytes) = (chunk.Rows.Count, chunk.Bytes);
        if (chunk.Rows.Count == 0)
            return chunk;

        if (chunk.Rows.Count == 1)
            OnlyRow = rows.TextOf(chunk.Last);
        await job.Body(context, rows.Given(chunk, meter), cancellationToken).ConfigureAwait(false);
        // What fails is rolled back whole: no need for a savepoint, which costs two round trips.
        context.Database.AutoSavepointsEnabled = false;
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return chunk;
    }

    /// <summary>Ends the rows where the job ends: at the row that was the last one when its first chunk was read.</summary>
    /// <returns>False when there is no row at all.</returns>
    private async Task<bool> BoundAsync(JobRows<T, TKey> rows, CancellationToken cancellationToken)
    {
        if (job.Options.UpperBound == UpperBound.Open)
            return true;
        if (from.End is null)
            return await rows.CaptureEndAsync(cancellationToken).ConfigureAwait(false);

        rows.EndAt(from.End);
        return true;
    }

    private ChunkCheckpoint Moved(string position, string? end, int rows) =>
        from.Behind(position, end ?? from.End, rows, job.Options.Clock.GetUtcNow());
}
