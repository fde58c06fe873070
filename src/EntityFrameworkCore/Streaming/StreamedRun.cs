using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>What a stream does at its start and between its rows: finds its end, and tells how far it is.</summary>
internal sealed class StreamedRun<TKey>(
    DbContext context, IQueryProvider provider, SeekPlan<TKey> plan, KeyCodec codec, StreamOptions options) : IDisposable
    where TKey : struct, IKeyValues<TKey>
{
    private RunMeter? _meter;
    private int _done;

    public bool HasStarted => _meter is not null;

    /// <returns>False when there is no row to read.</returns>
    public async Task<bool> StartAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (options.UpperBound == UpperBound.Captured)
        {
            if (await plan.LastKeyAsync(provider, cancellationToken).ConfigureAwait(false) is not { } last)
                return false;

            plan.EndAt(last);
        }

        var metered = new ChunkOptions { Size = options.ProgressEvery, Progress = options.Progress, Clock = options.Clock };
        _meter = await RunMeter.StartAsync(
            context, plan.Query, nameof(StreamingQueryableExtensions.StreamAsync), metered, cancellationToken)
                .ConfigureAwait(false);
        _meter.StartChunk();
        return true;
    }

    /// <summary>The row with this key is done.</summary>
    public void Done(TKey key)
    {
        if (++_done == options.ProgressEvery)
            Report(key);
    }

    /// <summary>The row with this key was the last one, and is done.</summary>
    public void End(TKey key)
    {
        if (_done > 0)
            Report(key);
        _meter?.Complete();
    }

    public void Dispose() => _meter?.Dispose();

    private void Report(TKey key)
    {
        var meter = _meter!; // '!': a row was read
        meter.EndChunk(_done, bytes: 0, () => codec.PositionOf(key));
        meter.StartChunk();
        _done = 0;
    }
}
