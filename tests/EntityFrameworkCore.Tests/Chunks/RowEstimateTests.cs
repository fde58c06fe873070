using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Harness;

namespace Rowbound.Chunks;

/// <summary>Progress knows how many rows there will be without counting them.</summary>
public class RowEstimateTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Progress_tells_how_many_rows_there_will_be_and_how_long_they_take(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(10));
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        var clock = new HandClock();
        var told = new List<ChunkProgress>();
        var options = new ChunkOptions { Size = 4, Clock = clock, Progress = new Now<ChunkProgress>(told.Add) };

        await foreach (var _ in db.Items.AsNoTracking().InChunksAsync(options))
            clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal([10, 10, 10], told.Select(progress => progress.EstimatedRows));
        Assert.Equal([3, 1, 0], told.Select(progress => progress.Remaining?.TotalSeconds));
        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("COUNT(", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nothing_is_asked_for_nobody(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(3));

        await Reading.InChunks(db.Items.AsNoTracking(), 100);

        Assert.Single(database.Log.Statements);
    }

    [Fact]
    public async Task PostgreSQL_estimates_filters_ranges_and_what_lies_behind_a_position()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"Typed\" (\"Id\") SELECT n FROM generate_series(1, 20000) AS s(n); ANALYZE");
        var quarters = await db.Typed.SplitAsync(4);

        Assert.Equal(20_000, await EstimateOf(db, db.Typed));
        Assert.InRange(await EstimateOf(db, db.Typed.Within(quarters[2])) ?? 0, 4_500, 5_500);
        Assert.InRange(await EstimateOf(db, db.Typed, After(quarters[2])) ?? 0, 4_500, 5_500);
        Assert.InRange(await EstimateOf(db, db.Typed.OrderByDescending(row => row.Id).Select(row => new { row })) ?? 0, 20_000, 20_000);
    }

    [Fact]
    public async Task PostgreSQL_estimates_the_rows_of_the_entity_not_of_what_is_included()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Customer" ("Name") VALUES ('one');
            INSERT INTO "Orders" ("CustomerId") SELECT c."Id" FROM "Customer" AS c, generate_series(1, 100);
            INSERT INTO "OrderLine" ("OrderId") SELECT o."Id" FROM "Orders" AS o, generate_series(1, 50); ANALYZE
            """);

        Assert.Equal(100, await EstimateOf(db, db.Orders.Include(order => order.Lines)));
    }

    [Fact]
    public async Task SQLite_knows_the_numbers_of_its_rows()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(50));
        await db.Items.Where(item => item.Id <= 10).ExecuteDeleteAsync();

        Assert.Equal(40, await EstimateOf(db, db.Items.OrderBy(item => item.Rank)));
        Assert.Equal(0, await EstimateOf(db, db.Orders));
    }

    [Fact]
    public async Task SQLite_statistics_see_gaps_that_the_numbers_do_not_show()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(50));
        await db.Items.Where(item => item.Id > 1 && item.Id < 50).ExecuteDeleteAsync();

        Assert.Equal(50, await EstimateOf(db, db.Items));
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        Assert.Equal(2, await EstimateOf(db, db.Items));
    }

    [Fact]
    public async Task SQLite_says_nothing_of_what_a_filter_picks()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(50));
        var half = (await db.Items.SplitAsync(2))[0];

        Assert.Null(await EstimateOf(db, db.Items.Where(item => item.Active)));
        Assert.Null(await EstimateOf(db, db.Items.Within(half)));
        Assert.Null(await EstimateOf(db, db.Items, After(half)));
        Assert.Null(await EstimateOf(db, db.Documents));
        Assert.Equal(0, await EstimateOf(db, db.Documents.IgnoreQueryFilters()));
        Assert.Null(await EstimateOf(db, db.Animals.OfType<Dog>()));
    }

    [Fact]
    public async Task SQLite_tables_without_row_numbers_have_statistics_only()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            "DROP TABLE \"Typed\"; CREATE TABLE \"Typed\" (\"Id\" INTEGER PRIMARY KEY) WITHOUT ROWID; INSERT INTO \"Typed\" VALUES (1), (7)");

        Assert.Null(await EstimateOf(db, db.Typed));
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
        Assert.Equal(2, await EstimateOf(db, db.Typed));
    }

    [Fact]
    public async Task Of_other_databases_nothing_is_known()
    {
        var server = new SqlServerSql();
        await using var db = server.Open();

        Assert.Null(await EstimateOf(db, db.Items));
        Assert.Empty(server.Statements);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_question_that_the_database_refuses_has_no_answer_and_harms_no_transaction(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        var failed = 0;
        var options = database.Options<ShopContext>().LogTo((id, _) => id == RelationalEventId.CommandError, _ => failed++).Options;
        await using var db = new ShopContext(options);
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Add(new Item());
        await db.SaveChangesAsync();

        Assert.Null(await OptionalAnswer.OfAsync(
            db, token => RawStatement.ReadAsync(db, "SELECT nothing FROM nowhere", [], row => row.GetInt32(0), token), CancellationToken.None));
        Assert.Equal(1, failed);
        Assert.Equal([7], await OptionalAnswer.OfAsync(
            db, token => RawStatement.ReadAsync(db, "SELECT 7", [], row => row.GetInt32(0), token), CancellationToken.None));

        await transaction.CommitAsync();
        Assert.Equal(1, await db.Items.CountAsync());
    }

    private static Task<long?> EstimateOf<T>(ShopContext db, IQueryable<T> query, Func<ChunkableQuery, Position>? after = null)
    {
        var chunkable = ChunkableQuery.From(query);
        return RowEstimates.OfAsync(db, chunkable, after?.Invoke(chunkable), CancellationToken.None);
    }

    private static Func<ChunkableQuery, Position> After(KeyRange range) =>
        query => new Position(range.KeyFingerprint, new KeyCodec(query).FilterFingerprint, range.UpTo!); // '!': it has an end
}
