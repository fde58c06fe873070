using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

/// <summary>What progress, pauses, traces, metrics and the log say of a run. The clock stands still but for what is
/// tested.</summary>
public class RunTests
{
    [Fact]
    public async Task Progress_is_told_after_each_chunk_with_where_to_go_on()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(10));
        var told = new List<ChunkProgress>();
        var clock = new HandClock();
        var options = new ChunkOptions { Size = 4, Progress = new Now<ChunkProgress>(told.Add), Clock = clock };
        await foreach (var chunk in db.Items.InChunksAsync(options))
        {
            Assert.Equal(chunk.Index, told.Count); // Not before the body is done.
            clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal([4, 8, 10], told.Select(progress => progress.Rows));
        Assert.Equal([4, 4, 2], told.Select(progress => progress.ChunkSize));
        Assert.Equal([2, 2, 10 / 6.0], told.Select(progress => progress.RowsPerSecond));
        Assert.Equal([2, 4, 6], told.Select(progress => progress.Elapsed.TotalSeconds));
        var rest = new ChunkOptions { StartAfter = told[1].After };
        await foreach (var chunk in db.Items.InChunksAsync(rest))
            Assert.Equal(["item 9", "item 10"], chunk.Select(item => item.Name));
    }

    [Fact]
    public async Task A_pause_is_a_share_of_the_time_of_the_chunk()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var clock = new HandClock { SkipsWaits = true };
        var told = new List<ChunkProgress>();
        var options = new ChunkOptions { Size = 3, PauseRatio = 0.5, Clock = clock, Progress = new Now<ChunkProgress>(told.Add) };
        await foreach (var _ in db.Items.InChunksAsync(options))
            clock.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal([2, 2, 2], clock.Waits.Select(wait => wait.TotalSeconds)); // The last chunk is full: it may not be the last.
        Assert.Equal([0, 2, 4], told.Select(progress => progress.Throttled.TotalSeconds));
    }

    [Fact]
    public async Task A_throttle_is_asked_until_it_lets_go()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(7));
        var asked = new List<ThrottleContext>();
        var clock = new HandClock { SkipsWaits = true };
        var options = new ChunkOptions
        {
            Size = 3,
            Clock = clock,
            Throttle = (context, _) =>
            {
                asked.Add(context);
                return ValueTask.FromResult(context.Waits < 2 ? TimeSpan.FromSeconds(5) : TimeSpan.Zero);
            },
        };
        await foreach (var _ in db.Items.InChunksAsync(options))
            clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([(3, 0), (3, 1), (3, 2), (6, 0), (6, 1), (6, 2)], asked.Select(context => (context.Rows, context.Waits)));
        Assert.Equal(4, clock.Waits.Count);
        Assert.All(asked, context => Assert.Equal(1, context.LastChunk.TotalSeconds));
    }

    [Fact]
    public async Task Cancellation_ends_a_pause()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        using var cancellation = new CancellationTokenSource();
        var options = new ChunkOptions
        {
            Size = 3,
            Throttle = async (_, _) =>
            {
                await cancellation.CancelAsync();
                return TimeSpan.FromDays(1);
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var chunk in db.Items.InChunksAsync(options, cancellation.Token))
                Assert.Equal(0, chunk.Index);
        });
    }

    [Theory, InlineData(false, "completed", 10), InlineData(true, "stopped", 3)]
    public async Task A_run_and_its_chunks_are_spans_and_figures(bool breaks, string outcome, int rows)
    {
        using var database = TestDatabase.On<WatchedContext>(Engine.Sqlite, options => new WatchedContext(options));
        await using var db = new WatchedContext(database.Options<WatchedContext>().Options);
        db.AddRange(Enumerable.Range(1, 10).Select(_ => new Watched()));
        await db.SaveChangesAsync();
        using var spans = new Spans();
        using var figures = new Figures();
        await foreach (var chunk in db.Rows.InChunksAsync(3))
        {
            if (breaks && chunk.Index == 1)
                break;
        }

        var run = Assert.Single(spans.Ended, span => Equals(span.GetTagItem("db.collection.name"), nameof(Watched)));
        Assert.Equal("InChunksAsync", run.OperationName);
        Assert.Equal((outcome, (long)rows), (run.GetTagItem("rowbound.outcome"), run.GetTagItem("rowbound.rows")));
        var chunks = spans.Ended.Where(span => span.ParentSpanId == run.SpanId).ToList();
        Assert.Equal(breaks ? [3] : [3, 3, 3, 1], chunks.Select(span => span.GetTagItem("rowbound.rows")).OfType<int>());
        Assert.Equal(rows, figures.Sum("rowbound.rows"));
        Assert.Equal(rows, figures.Sum("rowbound.chunk.rows"));
        Assert.True(figures.Sum("rowbound.chunk.duration") > 0);
    }

    [Fact]
    public async Task The_log_of_the_context_is_told()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using (database.With(Reading.Items(5)))
        {
            var log = new ListLogger();
            using var factory = LoggerFactory.Create(builder => builder.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
            await using var db = new ShopContext(database.Options<ShopContext>().UseLoggerFactory(factory).Options);
            await foreach (var _ in db.Items.InChunksAsync(3))
            {
            }

            Assert.StartsWith("InChunksAsync over 'Item' starts", log.Lines[0], StringComparison.Ordinal);
            Assert.StartsWith("InChunksAsync over 'Item': chunk 1 of 2 rows took", log.Lines[2], StringComparison.Ordinal);
            Assert.StartsWith("InChunksAsync over 'Item' is done: 5 rows in 2 chunks", log.Lines[3], StringComparison.Ordinal);
            Assert.Equal(4, log.Lines.Count);
        }
    }

    /// <summary>Other tests run at the same time, and are heard too.</summary>
    private sealed class Watched
    {
        public int Id { get; init; }
    }

    private sealed class WatchedContext(DbContextOptions<WatchedContext> options) : DbContext(options)
    {
        public DbSet<Watched> Rows => Set<Watched>();
    }

    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == RowboundDiagnostics.Name,
                Sample = (ref _) => ActivitySamplingResult.AllData,
                ActivityStopped = Ended.Enqueue,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ConcurrentQueue<Activity> Ended { get; } = [];

        public void Dispose() => _listener.Dispose();
    }

    private sealed class Figures : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value)> _recorded = [];

        public Figures()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == RowboundDiagnostics.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name) => _recorded.Where(figure => figure.Name == name).Sum(figure => figure.Value);

        public void Dispose() => _listener.Dispose();

        private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "db.collection.name" && Equals(tag.Value, nameof(Watched)))
                    _recorded.Enqueue((instrument.Name, value));
            }
        }
    }

    private sealed class ListLogger : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) =>
            categoryName == RowboundDiagnostics.Name ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
