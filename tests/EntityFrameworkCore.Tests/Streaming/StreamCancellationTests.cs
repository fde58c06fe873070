using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Rowbound.Harness;

namespace Rowbound.Streaming;

public sealed class StreamCancellationTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Before_the_first_row_nothing_is_sent(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open(retrying: true);
        await _cancellation.CancelAsync();

        await Cancelled(Reading.All(db.Items.StreamAsync(_cancellation.Token)));
        await Cancelled(Reading.All(db.Items.Take(1).StreamAsync(_cancellation.Token)));
        await Cancelled(Reading.All(db.Items.StreamAsync(new StreamOptions { UpperBound = UpperBound.Captured }, _cancellation.Token)));
        foreach (var mode in Enum.GetValues<ChunkMode>())
            await Cancelled(Reading.All(db.Items.InChunksAsync(new ChunkOptions { Mode = mode }, _cancellation.Token)));
        Assert.Empty(database.Log.Statements);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Between_two_rows_the_stream_ends_and_its_reader_is_closed(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (database.With(Reading.Items(1000)))
        await using (var db = database.Open(retrying: true))
        {
            var rows = 0;
            await Cancelled(CancelAfterARow(db.Items.StreamAsync(_cancellation.Token), () => rows++));
            Assert.Equal(1, rows);
            Assert.True(Assert.Single(database.Log.Readers).IsClosed);
            Assert.Equal(1000, await db.Items.CountAsync());
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_token_of_WithCancellation_counts_too(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (database.With(Reading.Items(10)))
        await using (var db = database.Open(retrying: true))
        {
            using var other = new CancellationTokenSource();
            var rows = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (var _ in db.Items.StreamAsync(other.Token).WithCancellation(_cancellation.Token))
                {
                    rows++;
                    await _cancellation.CancelAsync();
                }
            });
            Assert.Equal(1, rows);
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task While_the_server_is_waited_for(bool retrying)
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open(retrying);
        var sleeping = db.Database.SqlQueryRaw<string>("SELECT pg_sleep(3600)::text AS \"Value\"");
        var reading = Reading.All(sleeping.StreamAsync(_cancellation.Token));
        while (await Sleeping(database) == 0)
            await Task.Yield();

        await _cancellation.CancelAsync();

        await Cancelled(reading);
        Assert.Equal(0, await Sleeping(database));
    }

    [Fact]
    public async Task While_a_keyed_stream_waits_for_the_server()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using (database.With(Reading.Items(3)))
        await using (var locking = database.Open())
        await using (var db = database.Open(retrying: true))
        {
            await using var transaction = await locking.Database.BeginTransactionAsync();
            await locking.Database.ExecuteSqlRawAsync("LOCK TABLE \"Items\" IN ACCESS EXCLUSIVE MODE");
            var reading = Reading.All(db.Items.StreamAsync(_cancellation.Token));
            while (await Waiting(database) == 0)
                await Task.Yield();

            await _cancellation.CancelAsync();

            await Cancelled(reading);
        }
    }

    [Fact]
    public async Task While_the_strategy_waits_to_try_again()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using (database.With(Reading.Items(10)))
        await using (var db = PatientContext(database))
        {
            database.Log.FailuresToCome = 1;
            await Cancelled(Reading.All(db.Items.StreamAsync(_cancellation.Token)));
            Assert.Empty(database.Log.Statements);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Between_two_chunks_the_run_ends(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (database.With(Reading.Items(100)))
        await using (var db = database.Open(retrying: true))
        {
            foreach (var mode in Enum.GetValues<ChunkMode>())
            {
                using var cancellation = new CancellationTokenSource();
                var chunks = 0;
                var options = new ChunkOptions { Mode = mode, Size = 10 };
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                {
                    await foreach (var _ in db.Items.AsNoTracking().InChunksAsync(options, cancellation.Token))
                    {
                        chunks++;
                        await cancellation.CancelAsync();
                    }
                });
                Assert.Equal(1, chunks);
                Assert.All(database.Log.Readers, reader => Assert.True(reader.IsClosed));
            }

            Assert.Equal(100, await db.Items.CountAsync());
        }
    }

    private async Task Cancelled(Task reading)
    {
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Equal(_cancellation.Token, exception.CancellationToken);
    }

    private async Task CancelAfterARow<T>(IAsyncEnumerable<T> rows, Action counting)
    {
        await foreach (var _ in rows)
        {
            counting();
            await _cancellation.CancelAsync();
        }
    }

    private static Task<int> Sleeping(TestDatabase database) => Count(
        database, "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'");

    private static Task<int> Waiting(TestDatabase database) => Count(
        database, "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");

    private static async Task<int> Count(TestDatabase database, string sql)
    {
        await using var db = database.Open();
        return await db.Database.SqlQueryRaw<int>(sql).SingleAsync();
    }

    private ShopContext PatientContext(TestDatabase database) =>
        new(new DbContextOptionsBuilder<ShopContext>().AddInterceptors(database.Log).UseSqlite(
            database.ConnectionString,
            to => to.ExecutionStrategy(dependencies => new PatientStrategy(dependencies, _cancellation))).Options);

    /// <summary>Waits for ever, and lets the test end the waiting.</summary>
    private sealed class PatientStrategy(ExecutionStrategyDependencies dependencies, CancellationTokenSource cancellation)
        : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.MaxValue)
    {
        protected override bool ShouldRetryOn(Exception exception) => RetryingStrategy.IsTransient(exception);

        protected override TimeSpan? GetNextDelay(Exception lastException) => TimeSpan.FromDays(1);

        protected override void OnRetry() => cancellation.Cancel();
    }
}
