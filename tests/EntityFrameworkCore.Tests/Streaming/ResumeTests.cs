using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Rowbound.Harness;

namespace Rowbound.Streaming;

public class ResumeTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stream_goes_on_behind_its_last_row_wherever_it_failed(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With([.. Reading.Items(12), .. Reading.Lines(12)]);

        await SameWithAFaultAtEachRow(database, db => db.Items);
        await SameWithAFaultAtEachRow(database, db => db.Items.Where(item => item.Rank > 0).OrderByDescending(item => item.Name));
        await SameWithAFaultAtEachRow(database, db => db.Items.OrderBy(item => item.Note).ThenByDescending(item => item.Rank));
        await SameWithAFaultAtEachRow(database, db => db.Items.OrderByDescending(item => item.Note).ThenBy(item => item.Active));
        await SameWithAFaultAtEachRow(database, db => db.Lines);
        await SameWithAFaultAtEachRow(database, db => db.Lines.OrderByDescending(line => line.Flag).ThenBy(line => line.Tenant));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_projection_need_not_contain_the_key(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        var orders = Enumerable.Range(1, 6).Select(number => new Order { Customer = new Customer { Name = $"{number}" } });
        await using var seeded = database.With(orders);
        var faults = Faults.Transient(2, 3, 7);
        await using var db = faults.Open(database);

        var names = await Reading.All(db.Orders.Select(order => new { order.Customer }).StreamAsync());

        Assert.Equal(["1", "2", "3", "4", "5", "6"], names.Select(row => row.Customer.Name));
        Assert.Equal(0, faults.Left);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Fact]
    public async Task Every_loss_is_a_first_one_for_the_strategy()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var seeded = database.With(Reading.Items(40));
        var faults = Faults.Transient(Enumerable.Range(1, 20).Select(number => number * 2)); // The strategy tries three times.
        await using var db = faults.Open(database);

        Assert.Equal(Enumerable.Range(1, 40), (await Reading.All(db.Items.StreamAsync())).Select(item => item.Id));
        Assert.Equal(0, faults.Left);
    }

    [Fact]
    public async Task A_row_that_fails_each_time_ends_the_stream_when_the_strategy_gives_up()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var seeded = database.With(Reading.Items(10));
        await using var db = Faults.Transient(Enumerable.Range(4, 100)).Open(database);
        var read = new List<int>();

        var exception = await Assert.ThrowsAsync<RetryLimitExceededException>(() => ReadInto(read, db.Items.StreamAsync()));

        Assert.Equal([1, 2, 3], read);
        Assert.IsType<Faults.LostException>(exception.InnerException);
        Assert.All(database.Log.Readers, reader => Assert.True(reader.IsClosed));
        Assert.Equal(4, database.Log.Statements.Count); // The one that was lost, and three attempts to go on.
    }

    [Fact]
    public async Task What_the_strategy_does_not_retry_ends_the_stream_at_once()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var seeded = database.With(Reading.Items(10));
        var error = new InvalidCastException("not transient");
        await using var db = new Faults(() => error, 4).Open(database);
        var read = new List<int>();

        Assert.Same(error, await Assert.ThrowsAsync<InvalidCastException>(() => ReadInto(read, db.Items.StreamAsync())));

        Assert.Equal([1, 2, 3], read);
        Assert.Single(database.Log.Statements);
        Assert.True(Assert.Single(database.Log.Readers).IsClosed);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Who_does_not_resume_pays_for_no_order(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With(Reading.Items(10));

        await LostAtOnce(database, retrying: false, db => db.Items.StreamAsync());
        await LostAtOnce(database, retrying: true, db => db.Items.StreamAsync(new StreamOptions { Resume = ResumeMode.Never }));
        await LostAtOnce(database, retrying: true, db => db.Items.Distinct().StreamAsync());
        await LostAtOnce(database, retrying: true, db => db.Items.FromSql($"SELECT * FROM \"Items\"").StreamAsync());

        database.Log.Clear();
        await using var db = database.Open(retrying: true);
        await Reading.All(db.Items.StreamAsync());
        Assert.Contains("ORDER BY", Assert.Single(database.Log.Texts), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Required_resumes_without_a_retrying_strategy_too(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With(Reading.Items(10));
        var faults = Faults.Transient(4, 8);
        await using var db = faults.Open(database, retrying: false);
        database.Log.FailuresToCome = 1; // The opening is tried again, too.

        var rows = await Reading.All(db.Items.StreamAsync(new StreamOptions { Resume = ResumeMode.Required }));

        Assert.Equal(Enumerable.Range(1, 10), rows.Select(item => item.Id));
        Assert.Equal((0, 0), (faults.Left, database.Log.FailuresToCome));
    }

    [Fact]
    public async Task Required_refuses_at_the_call_what_it_cannot_resume()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();
        var required = new StreamOptions { Resume = ResumeMode.Required };

        Assert.Throws<UnchunkableQueryException>(() => db.Items.Take(3).StreamAsync(required));
        Assert.Throws<UnchunkableQueryException>(() => db.Reports.StreamAsync(required));
        await using (await db.Database.BeginTransactionAsync())
            Assert.Contains("transaction", Refused(db, required), StringComparison.Ordinal);
        await using var retrying = database.Open(retrying: true);
        await retrying.Database.CreateExecutionStrategy().ExecuteAsync(() =>
        {
            Assert.Contains("delegate", Refused(retrying, required), StringComparison.Ordinal);
            return Task.CompletedTask;
        });
        Assert.Empty(database.Log.Statements);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Inside_of_a_strategy_its_delegate_runs_again_and_nothing_is_resumed(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With(Reading.Items(10));
        await using var db = Faults.Transient(4).Open(database);
        var attempts = 0;
        var rows = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            attempts++;
            await using var transaction = await db.Database.BeginTransactionAsync();
            var read = await Reading.All(db.Items.StreamAsync());
            await transaction.CommitAsync();
            return read;
        });

        Assert.Equal((2, 10), (attempts, rows.Count));
        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("ORDER BY", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_captured_tracked_subquery_does_not_track_a_stream_that_can_be_resumed(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With(Reading.Items(5));
        await using var db = database.Open(retrying: true);
        var others = db.Items.AsTracking();

        Assert.Equal(4, (await Reading.All(db.Items.Where(item => others.Any(other => other.Id > item.Id)).StreamAsync())).Count);
        Assert.Equal(4, (await Reading.All(
            db.Items.Where(item => others.Any(other => other.Id > item.Id)).Select(item => ValueTuple.Create(item)).StreamAsync())).Count);
        Assert.Empty(db.ChangeTracker.Entries());
    }

    private static string Refused(ShopContext db, StreamOptions options) =>
        Assert.Throws<InvalidOperationException>(() => db.Items.StreamAsync(options)).Message;

    private static async Task LostAtOnce(TestDatabase database, bool retrying, Func<ShopContext, IAsyncEnumerable<Item>> stream)
    {
        database.Log.Clear();
        await using var db = Faults.Transient(4).Open(database, retrying);
        var read = new List<int>();
        await Assert.ThrowsAsync<Faults.LostException>(() => ReadInto(read, stream(db)));
        Assert.Equal(3, read.Count);
        Assert.DoesNotContain("ORDER BY", Assert.Single(database.Log.Texts), StringComparison.Ordinal);
    }

    private static async Task SameWithAFaultAtEachRow<T>(TestDatabase database, Func<ShopContext, IQueryable<T>> query)
    {
        await using var plain = database.Open();
        var expected = await Reading.All(query(plain).InChunksAsync(1000));
        var rows = expected.SelectMany(chunk => chunk).Select(Json).ToList();
        for (var at = 1; at <= rows.Count; at++)
        {
            var faults = Faults.Transient(at, at + 2);
            await using var db = faults.Open(database);
            var read = await Reading.All(query(db).StreamAsync());
            Assert.Equal(rows, read.Select(Json));
            Assert.Equal(at + 2 > rows.Count + 1 ? 1 : 0, faults.Left); // The last row is read again once.
        }
    }

    private static string Json<T>(T row) => System.Text.Json.JsonSerializer.Serialize(row);

    private static async Task ReadInto(List<int> ids, IAsyncEnumerable<Item> rows)
    {
        await foreach (var row in rows)
            ids.Add(row.Id);
    }
}
