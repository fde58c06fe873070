using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>Runs an update or a delete over a query, chunk by chunk.</summary>
internal sealed class ChunkedWrite(
    IQueryable query,
    ChunkableQuery chunkable,
    SetBasedWrite write,
    string operation,
    ChunkOptions options,
    CancellationToken cancellationToken)
    : IKeyedWork<Task<ChunkSummary>>
{
    private readonly DbContext _context = QueryContexts.ContextOf(query);
    private readonly ChunkOptions _options = WriteSize.Limited(options, DatabaseEngines.EngineOf(chunkable.Entity.Model));

    /// <summary>What is wrong with the query is said now, before anything is sent.</summary>
    public Task<ChunkSummary> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        // The spine of the query has seen to it that this is the provider.
        var writer = new RangeWriter<TKey>(_context, (IAsyncQueryProvider)query.Provider, chunkable, write);
        if (options.StartAfter is { } start)
            writer.MoveTo(start);
        write.EnsureTranslatable(_context, chunkable.Source);
        return RunAsync(writer);
    }

    private async Task<ChunkSummary> RunAsync<TKey>(RangeWriter<TKey> writer)
        where TKey : struct, IKeyValues<TKey>
    {
        using var meter = await RunMeter.StartAsync(_context, chunkable, operation, _options, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            await using var connection = (await HeldConnection.OpenAsync(_context, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
            await WriteAsync(writer, meter).ConfigureAwait(false);
            return meter.Summary(writer.Position);
        }
        catch (Exception exception)
        {
            meter.Summary(writer.Position).AttachTo(exception);
            throw;
        }
    }

    private async Task WriteAsync<TKey>(RangeWriter<TKey> writer, RunMeter meter)
        where TKey : struct, IKeyValues<TKey>
    {
        var goesOn = await writer.CaptureEndAsync(cancellationToken).ConfigureAwait(false);
        while (goesOn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            meter.StartChunk();
            var chunk = await writer.WriteAsync(meter.Sizer.Next, cancellationToken).ConfigureAwait(false);
            writer.MoveTo(chunk);
            if (chunk.Rows > 0 || !chunk.IsLast)
                meter.EndChunk(chunk.Rows, bytes: 0, () => writer.Position!); // '!': it has just been moved

            goesOn = !chunk.IsLast || await HasMoreAsync(writer).ConfigureAwait(false);
            if (goesOn)
                await meter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> HasMoreAsync<TKey>(RangeWriter<TKey> writer)
        where TKey : struct, IKeyValues<TKey>
        => options.UpperBound == UpperBound.Open && await writer.CaptureEndAsync(cancellationToken).ConfigureAwait(false);
}
