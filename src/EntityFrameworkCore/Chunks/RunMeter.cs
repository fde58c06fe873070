using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Times the chunks of a run, tells how far it is, and waits where it should.</summary>
internal sealed class RunMeter : IDisposable
{
    private readonly ChunkOptions _options;
    private readonly RunTelemetry _telemetry;
    private readonly long? _estimatedRows;
    private readonly long _start;
    private bool _isCompleted;
    private TimeSpan _throttled;
    private TimeSpan _lastChunk;
    private long _chunkStart;

    private RunMeter(ChunkOptions options, RunTelemetry telemetry, long? estimatedRows)
    {
        _options = options;
        _telemetry = telemetry;
        _estimatedRows = estimatedRows;
        _start = options.Clock.GetTimestamp();
        Sizer = new ChunkSizer(options);
    }

    public long Rows { get; private set; }

    public int Chunks { get; private set; }

    public ChunkSizer Sizer { get; }

    public TimeSpan Elapsed => _options.Clock.GetElapsedTime(_start);

    /// <param name="context">The context of the run, for its logger.</param>
    /// <param name="query">What is walked.</param>
    /// <param name="operation">The public method that runs, as it is named in logs and traces.</param>
    /// <param name="options">The caller's.</param>
    /// <param name="cancellationToken">Ends the question for the estimate.</param>
    public static async Task<RunMeter> StartAsync(
        DbContext context, ChunkableQuery query, string operation, ChunkOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var estimate = options.Progress is null
            ? null
            : await RowEstimates.OfAsync(context, query, options.StartAfter, cancellationToken).ConfigureAwait(false);
        return new RunMeter(options, new RunTelemetry(context, query, operation, estimate), estimate);
    }

    public void StartChunk()
    {
        _chunkStart = _options.Clock.GetTimestamp();
        _telemetry.StartChunk();
    }

    /// <summary>To be called when what failed is tried again: the second attempt is 2.</summary>
    public void Retried(int attempt) => _telemetry.Retried(attempt);

    /// <summary>To be called when the caller is done with a chunk.</summary>
    public void EndChunk(int rows, long bytes, Func<Position> after)
    {
        _lastChunk = _options.Clock.GetElapsedTime(_chunkStart);
        Rows += rows;
        _telemetry.EndChunk(Chunks++, rows, _lastChunk);
        Sizer.Observe(rows, bytes, _lastChunk);
        _options.Progress?.Report(Progress(rows, after()));
    }

    /// <summary>Between two chunks: rests and is throttled.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await DelayAsync(_lastChunk * _options.PauseRatio, cancellationToken).ConfigureAwait(false);
        if (_options.Throttle is not { } throttle)
            return;

        for (var waits = 0; ; waits++)
        {
            var context = new ThrottleContext(Rows, Elapsed, _lastChunk, waits);
            var wait = await throttle(context, cancellationToken).ConfigureAwait(false);
            if (wait <= TimeSpan.Zero)
                return;

            await DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The run has come to its end; one that is disposed without was stopped.</summary>
    public void Complete() => _isCompleted = true;

    /// <summary>What the caller is told of a run that has come to its end.</summary>
    public ChunkSummary Summary(Position? after)
    {
        Complete();
        return new ChunkSummary(Rows, Chunks, Elapsed, after);
    }

    public void Dispose() => _telemetry.End(_isCompleted, Rows, Chunks, Elapsed);

    private async ValueTask DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay <= TimeSpan.Zero)
            return;

        var start = _options.Clock.GetTimestamp();
        await Task.Delay(delay, _options.Clock, cancellationToken).ConfigureAwait(false);
        var waited = _options.Clock.GetElapsedTime(start);
        _throttled += waited;
        _telemetry.Waited(waited);
    }

    private ChunkProgress Progress(int rows, Position after)
    {
        var elapsed = Elapsed;
        var rate = elapsed > TimeSpan.Zero ? Rows / elapsed.TotalSeconds : 0;
        var left = _estimatedRows - Rows;
        TimeSpan? remaining = left is { } count && rate > 0 ? TimeSpan.FromSeconds(Math.Max(0, count) / rate) : null;
        return new ChunkProgress(Rows, _estimatedRows, elapsed, remaining, rate, rows, _throttled, after);
    }
}
