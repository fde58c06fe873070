using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Splitting;

/// <summary>Nine tenths of the rows lie in a hundredth of the key space, where halving the space between the first and the last
/// key would give nearly all rows to one worker.</summary>
public class SplitBalanceTests
{
    private const double MostImbalance = 0.15;

    [Fact]
    public async Task SQLite_parts_are_of_one_size()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync(
            """
            WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 200000)
            INSERT INTO "Typed" ("Id") SELECT CASE WHEN n <= 180000 THEN n ELSE 200000 + (n - 180000) * 990 END FROM s
            """);

        await AreBalanced(db.Typed, 8, mostImbalance: 0);
    }

    [Fact]
    public async Task PostgreSQL_parts_are_balanced_by_statistics_alone()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await Fill(db, 1_000_000);
        database.Log.Clear();

        var ranges = await db.Typed.SplitAsync(8);

        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("OFFSET", StringComparison.Ordinal));
        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("count(", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(1 + 7, database.Log.Statements.Count);
        Assert.All(database.Log.Statements.Skip(1), statement => AssertIsSeek(database.Explain(statement)));
        await AreBalanced(db.Typed, ranges, MostImbalance);
    }

    [Fact]
    public async Task PostgreSQL_parts_that_the_statistics_are_too_coarse_for_are_exact()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await Fill(db, 100_000);

        await AreBalanced(db.Typed, 25, mostImbalance: 0);
    }

    [Fact]
    public async Task PostgreSQL_statistics_that_are_old_are_left_alone()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await Fill(db, 20_000);
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"Typed\" (\"Id\") SELECT 50000000 + n FROM generate_series(1, 40000) AS s(n)");
        await db.Database.ExecuteSqlRawAsync("SELECT pg_stat_force_next_flush()");

        await AreBalanced(db.Typed, 6, mostImbalance: 0);
    }

    [Fact]
    public async Task PostgreSQL_statistics_of_the_table_are_not_those_of_a_filter()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await FillLines(db);

        await AreBalanced(db.Lines.Where(line => line.Number > 39_000 && line.Tenant == 1), 4, mostImbalance: 0);
    }

    [Fact]
    public async Task Two_tenants_are_not_two_parts()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await FillLines(db);

        await AreBalanced(db.Lines, 8, mostImbalance: 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_leading_column_of_many_values_finds_the_boundaries_of_whole_keys(bool descending)
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await FillLines(db);
        var query = descending ? db.Lines.OrderByDescending(line => line.Number) : db.Lines.OrderBy(line => line.Number);
        database.Log.Clear();

        var ranges = await query.SplitAsync(5);

        Assert.Equal(1 + 4, database.Log.Statements.Count);
        Assert.All(ranges.SkipLast(1), range => Assert.Equal(3, range.UpTo!.Count)); // '!': only the last is open
        await AreBalanced(query, ranges, MostImbalance);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("uuid")]
    [InlineData("timestamp with time zone")]
    [InlineData("bytea")]
    public async Task Statistics_of_every_type_are_read_as_the_column_is(string type)
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();

        await (type switch
        {
            "text" => AreSplit(database, db, db.Strings, "\"Strings\"", "'é\"{{' || n"),
            "uuid" => AreSplit(database, db, db.Guids, "\"Guids\"", "gen_random_uuid()"),
            "bytea" => AreSplit(database, db, db.Bytes, "\"Bytes\"", "decode(md5(n::text), 'hex')"),
            _ => AreSplit(database, db, db.Dates, "\"Dates\"", "'2020-02-29T12:00:00Z'::timestamptz + n * interval '1 microsecond'"),
        });
    }

    [Fact]
    public async Task Who_may_not_see_the_statistics_gets_exact_parts()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.Open();
        await Fill(db, 20_000);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE ROLE rowbound_reader; GRANT SELECT ON "Typed" TO rowbound_reader;
            REVOKE ALL ON pg_catalog.pg_stats FROM PUBLIC; SET LOCAL ROLE rowbound_reader
            """);

        await AreBalanced(db.Typed, 4, mostImbalance: 0);
    }

    private static async Task AreSplit<T>(TestDatabase database, ShopContext db, IQueryable<T> query, string table, string value)
    {
        await Analyzed(db, table, $"SELECT {value} FROM generate_series(1, 30000) AS s(n)");
        database.Log.Clear();

        var ranges = await query.SplitAsync(4);

        Assert.Equal(1 + 3, database.Log.Statements.Count);
        await AreBalanced(query, ranges, MostImbalance);
    }

    private static async Task AreBalanced<T>(IQueryable<T> query, int parts, double mostImbalance) =>
        await AreBalanced(query, await query.SplitAsync(parts), mostImbalance, parts);

    private static async Task AreBalanced<T>(IQueryable<T> query, IReadOnlyList<KeyRange> ranges, double mostImbalance, int? parts = null)
    {
        Assert.Equal(parts ?? ranges.Count, ranges.Count);
        var counts = new List<int>();
        foreach (var range in ranges)
            counts.Add(await query.Within(range).CountAsync());
        var all = await query.CountAsync();
        Assert.Equal(all, counts.Sum());
        var ideal = Math.Ceiling((double)all / ranges.Count);
        Assert.InRange((counts.Max() / ideal) - 1, -1, mostImbalance);
    }

    private static Task Fill(ShopContext db, int rows) => Analyzed(
        db,
        "\"Typed\"",
        $"SELECT CASE WHEN n <= {rows} * 0.9 THEN n ELSE {rows} + (n - {rows} * 0.9) * 990 END FROM generate_series(1, {rows}) AS s(n)");

    private static Task FillLines(ShopContext db) => Analyzed(
        db, "\"Lines\" (\"Tenant\", \"Flag\", \"Number\", \"Text\")", "SELECT n % 2, (n % 3 = 0), n, 'line' FROM generate_series(1, 40000) AS s(n)");

    /// <summary>The server hears of the rows before it analyses them, lest they count as changes since.</summary>
    private static async Task Analyzed(ShopContext db, string table, string rows)
    {
        var filling = $"INSERT INTO {table} {rows}";
        await db.Database.ExecuteSqlRawAsync(filling);
        await db.Database.ExecuteSqlRawAsync("SELECT pg_stat_force_next_flush()");
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private static void AssertIsSeek(string plan)
    {
        Assert.Contains("using \"PK_Typed\"", plan, StringComparison.Ordinal);
        Assert.Contains("Index Cond", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Filter", plan, StringComparison.Ordinal);
    }
}
