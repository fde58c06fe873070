using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;
using Rowbound.Streaming;

namespace Rowbound.Chunks;

public class ChunkModeTests
{
    private static readonly ChunkMode[] Others = [ChunkMode.Keys, ChunkMode.Stream];

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_mode_returns_the_same_rows_in_the_same_chunks(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With([.. Reading.Items(23), .. Reading.Lines(23)]);

        await Same(db.Items);
        await Same(db.Items.Where(item => item.Rank > 1).OrderByDescending(item => item.Name).Select(item => item.Note));
        await Same(db.Items.OrderBy(item => item.Note).ThenByDescending(item => item.Rank).Select(item => item.Id));
        await Same(db.Items.OrderByDescending(item => item.Note).Select(item => new { item.Id, item.Category }));
        await Same(db.Lines.Where(line => line.Number != 7).Select(line => line.Number));
        await Same(db.Lines.OrderBy(line => line.Text).ThenBy(line => line.Flag).Select(line => line.Text));
        await Same(db.Items.Where(item => item.Id < 0));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_mode_knows_every_kind_of_key(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        for (var number = 0; number < 5; number++)
        {
            db.AddRange(
                new GuidRow { Id = Guid.NewGuid() },
                new StringRow { Id = $"{"aBzé_"[number]}\"'" },
                new EnumRow { Id = (Planet)number },
                new TypedRow { Id = new OrderNumber(number * 3) },
                new BytesRow { Id = [(byte)(number * 50), 7] },
                new DateRow { Id = DateTime.UnixEpoch.AddMicroseconds(number * 123_456_789L) });
        }

        await db.SaveChangesAsync();

        await Same(db.Guids.Select(row => row.Id));
        await Same(db.Strings.Select(row => row.Id));
        await Same(db.Enums.Select(row => row.Id));
        await Same(db.Typed.Select(row => row.Id));
        await Same(db.Bytes.Select(row => row.Id));
        await Same(db.Dates.Select(row => row.Id));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_mode_starts_behind_a_position_ends_where_it_should_and_follows_the_bytes(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(
            Enumerable.Range(1, 30).Select(number => new Item { Name = new string('x', number > 20 ? 50_000 : 1) }));
        foreach (var mode in Enum.GetValues<ChunkMode>())
        {
            var options = new ChunkOptions { Mode = mode, MaxBytes = 400_000, UpperBound = UpperBound.Captured };
            var chunks = await Reading.All(db.Items.AsNoTracking().InChunksAsync(options));
            Assert.Equal(24, chunks[0].Count); // Twenty small ones, and four of 100 KB each.
            Assert.All(chunks.Skip(1), chunk => Assert.InRange(chunk.Count, 1, 4));
            Assert.Equal(Enumerable.Range(1, 30), chunks.SelectMany(chunk => chunk).Select(item => item.Id));

            var rest = await Reading.All(db.Items.AsNoTracking().InChunksAsync(options with { StartAfter = chunks[0].After }));
            Assert.Equal(Enumerable.Range(25, 6), rest.SelectMany(chunk => chunk).Select(item => item.Id));
        }
    }

    [Fact]
    public async Task Keys_are_read_first_and_sent_back_as_one_parameter()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.With(Reading.Items(20));

        await Reading.InChunks(db.Items.AsNoTracking().Where(item => item.Active), 4, ChunkMode.Keys);

        Assert.Equal(6, database.Log.Statements.Count); // 4, 4 and 2 rows, of which the last are known to be the last.
        Assert.Equal(3, database.Log.Texts.Distinct().Count());
        Assert.All(database.Log.Statements.Where((_, i) => i % 2 == 0), statement => NotInText(statement, "Name"));
        Assert.All(database.Log.Statements.Where((_, i) => i % 2 == 1), statement => Assert.Single(statement.Parameters));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_rows_of_a_composite_key_are_read_between_the_first_key_and_the_last(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(40));
        var query = db.Lines.AsNoTracking().Where(line => line.Number % 4 == 0);

        Assert.Equal(10, (await Reading.InChunks(query, 4, ChunkMode.Keys)).Count);

        var keys = database.Log.Statements.Where(statement => !statement.Text.Contains("Until", StringComparison.Ordinal)).ToList();
        Assert.InRange(keys.Count, 3, database.Log.Statements.Count - 3);
        Assert.All(keys, statement => NotInText(statement, "Text"));
    }

    [Fact]
    public async Task Keys_are_one_parameter_on_SQL_Server_too()
    {
        var server = new SqlServerSql(7, "a", true);
        await using var db = server.Open();
        await Reading.All(db.Typed.AsNoTracking().InChunksAsync(new ChunkOptions { Mode = ChunkMode.Keys, Size = 5 }));

        Assert.Contains("OPENJSON", server.Statements[1], StringComparison.Ordinal);
        Assert.Contains("[7]", server.Statements[1], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_that_go_between_their_key_and_themselves_do_not_end_the_run(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With([.. Reading.Items(20), .. Reading.Lines(20)]);
        var deleting = new BeforeStatement(2, async () =>
        {
            await using var other = database.Open();
            await other.Items.Where(item => item.Id <= 5).ExecuteDeleteAsync();
        });
        await using var db = new ShopContext(database.Options<ShopContext>().AddInterceptors(deleting).Options);

        var chunks = await Reading.All(
            db.Items.AsNoTracking().InChunksAsync(new ChunkOptions { Mode = ChunkMode.Keys, Size = 5 }));

        Assert.Equal(Enumerable.Range(6, 15), chunks.SelectMany(chunk => chunk).Select(item => item.Id));
        Assert.Equal([0, 1, 2], chunks.Select(chunk => chunk.Index));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_fails_between_keys_and_rows_is_read_again_under_a_retrying_strategy(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var seeded = database.With(Reading.Items(20));
        foreach (var mode in Enum.GetValues<ChunkMode>())
        {
            for (var at = 1; at <= 20; at++)
            {
                var faults = Faults.Transient(at);
                await using var db = faults.Open(database);
                var rows = await Reading.InChunks(db.Items.AsNoTracking(), 6, mode);
                Assert.Equal(Enumerable.Range(1, 20), rows.Select(item => item.Id));
                Assert.Equal(0, faults.Left);
            }
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stream_is_one_reader_that_is_cut_into_chunks(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(20));
        await foreach (var chunk in db.Items.InChunksAsync(new ChunkOptions { Mode = ChunkMode.Stream, Size = 6 }))
        {
            Assert.False(chunk.Index < 3 && database.Log.Readers[0].IsClosed);
            await using var other = database.Open();
            Assert.Equal(20, await other.Items.CountAsync());
        }

        Assert.Equal(1 + 4, database.Log.Statements.Count);
        Assert.All(database.Log.Readers, reader => Assert.True(reader.IsClosed));
        Assert.Empty(db.ChangeTracker.Entries());
        Assert.Throws<InvalidOperationException>(
            () => db.Items.AsTracking().InChunksAsync(new ChunkOptions { Mode = ChunkMode.Stream }));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_reader_of_a_stream_is_replaced_when_it_was_held_long_enough(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(20));
        var clock = new HandClock();
        var options = new ChunkOptions
        {
            Mode = ChunkMode.Stream, Size = 2, ReopenAfter = TimeSpan.FromMinutes(5), Clock = clock,
        };
        var ids = new List<int>();
        await foreach (var chunk in db.Items.InChunksAsync(options))
        {
            ids.AddRange(chunk.Select(item => item.Id));
            clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(Enumerable.Range(1, 20), ids);
        Assert.Equal(4, database.Log.Statements.Count); // After chunks 3, 6 and 9.
    }

    [Fact]
    public void A_mode_that_is_none_is_refused_where_it_is_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { Mode = (ChunkMode)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkOptions { ReopenAfter = TimeSpan.Zero });
    }

    private static void NotInText(SqlLog.Statement statement, string column) =>
        Assert.DoesNotContain(column, statement.Text, StringComparison.Ordinal);

    private static async Task Same<T>(IQueryable<T> query)
    {
        var expected = (await Reading.InChunks(query, 4)).Select(Json).ToList();
        foreach (var mode in Others)
            Assert.Equal(expected, (await Reading.InChunks(query, 4, mode)).Select(Json));
    }

    private static string Json<T>(T row) => System.Text.Json.JsonSerializer.Serialize(row);
}
