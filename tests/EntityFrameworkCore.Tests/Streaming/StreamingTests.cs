using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Streaming;

public class StreamingTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_row_comes_in_the_order_of_the_query(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(30));
        var query = db.Items.Where(item => item.Rank > 1).OrderByDescending(item => item.Id)
            .Select(item => new { item.Id, item.Name });

        Assert.Equal(await query.ToListAsync(), await Reading.All(query.StreamAsync()));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_retrying_strategy_does_not_buffer_the_stream(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (database.With(Reading.Items(30)))
        await using (var db = database.Open(retrying: true))
        {
            Assert.True(await IsBuffered(database, db.Items.AsNoTracking().AsAsyncEnumerable()), "the strategy should buffer");
            Assert.False(await IsBuffered(database, db.Items.StreamAsync()));
            Assert.False(await IsBuffered(database, db.Items.AsNoTracking().StreamAsync()));
            Assert.True(await IsBuffered(database, db.Items.AsNoTracking().AsAsyncEnumerable()), "the opt-out should not last");
            var strategy = db.Database.CreateExecutionStrategy();
            Assert.False(await strategy.ExecuteAsync(() => IsBuffered(database, db.Items.StreamAsync())));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_context_that_splits_queries_does_not_buffer_the_stream(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        var full = new Order { Customer = new Customer(), Lines = { new OrderLine(), new OrderLine() } };
        await using (database.With(full, new Order { Customer = new Customer() }))
        await using (var db = database.Open(splitting: true))
        {
            Assert.False(await IsBuffered(database, db.Orders.StreamAsync()));
            var orders = await Reading.All(
                db.Orders.Include(order => order.Lines).OrderBy(order => order.Lines.Count).StreamAsync());
            Assert.Equal([0, 2], orders.Select(order => order.Lines.Count));
        }
    }

    [Fact]
    public async Task A_failed_opening_is_still_retried_by_the_strategy_of_the_context()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using (database.With(Reading.Items(3)))
        await using (var db = database.Open(retrying: true))
        {
            database.Log.FailuresToCome = 2;
            Assert.Equal(3, (await Reading.All(db.Items.StreamAsync())).Count);
            Assert.Equal(0, database.Log.FailuresToCome);
        }
    }

    [Fact]
    public async Task Rows_are_not_tracked_whatever_the_default_of_the_context()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(3));

        Assert.Equal(3, (await Reading.All(db.Items.StreamAsync())).Count);
        Assert.Equal(3, (await Reading.All(db.Items.Select(item => new { item, item.Name }).StreamAsync())).Count);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Fact]
    public async Task A_tracked_subquery_that_was_captured_does_not_track_the_stream()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(3));
        var others = db.Items.AsTracking();

        Assert.Equal(2, (await Reading.All(db.Items.Where(item => others.Any(other => other.Id > item.Id)).StreamAsync())).Count);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Fact]
    public async Task Scalars_raw_SQL_and_limited_queries_are_streamed_too()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(10));

        Assert.Equal([1, 2, 3], await Reading.All(db.Items.OrderByKey().Take(3).Select(item => item.Id).StreamAsync()));
        Assert.Equal(5, (await Reading.All(db.Items.Select(item => item.Rank).Distinct().StreamAsync())).Count);
        Assert.Equal(10, (await Reading.All(db.Items.FromSql($"SELECT * FROM Items").StreamAsync())).Count);
        Assert.Equal(["a"], await Reading.All(db.Database.SqlQuery<string>($"SELECT 'a' AS Value").StreamAsync()));
        Assert.Equal(5, (await Reading.All(db.Items.GroupBy(item => item.Rank).Select(g => new { g.Key }).StreamAsync())).Count);
        Assert.Equal([7], await Reading.All(db.Database.SqlQuery<int>($"SELECT 7 AS Value").StreamAsync()));
        Assert.Equal(20, (await Reading.All(db.Items.Concat(db.Items).StreamAsync())).Count);
        Assert.Empty(await Reading.All(db.Reports.StreamAsync()));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_break_closes_the_reader(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(10));
        await foreach (var _ in db.Items.StreamAsync())
            break;

        Assert.True(Assert.Single(database.Log.Readers).IsClosed);
        Assert.Equal(10, await db.Items.CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Cancellation_is_seen_at_the_next_row(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(10));
        using var cancellation = new CancellationTokenSource();
        var rows = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in db.Items.StreamAsync(cancellation.Token))
            {
                rows++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, rows);
        Assert.True(Assert.Single(database.Log.Readers).IsClosed);
    }

    [Fact]
    public void What_would_hold_the_whole_result_is_refused_at_the_call()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        using var db = database.Open();

        Refused("'AsTracking'", () => db.Items.AsTracking().StreamAsync());
        Refused("'AsNoTrackingWithIdentityResolution'", () => db.Items.AsNoTrackingWithIdentityResolution().StreamAsync());
        Refused("'AsSplitQuery'", () => db.Orders.Include(order => order.Lines).AsSplitQuery().StreamAsync());
        Refused("DbSet", () => new[] { 1 }.AsQueryable().StreamAsync());
    }

    private static void Refused(string inMessage, Func<object> call) =>
        Assert.Contains(inMessage, Assert.Throws<InvalidOperationException>(call).Message, StringComparison.Ordinal);

    /// <summary>A buffered query has read and closed the database's reader before it yields its first row.</summary>
    private static async Task<bool> IsBuffered<T>(TestDatabase database, IAsyncEnumerable<T> rows)
    {
        database.Log.Readers.Clear();
        await foreach (var _ in rows)
            return Assert.Single(database.Log.Readers).IsClosed;
        throw new InvalidOperationException("The query should yield a row.");
    }
}
