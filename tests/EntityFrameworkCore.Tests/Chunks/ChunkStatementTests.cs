using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Rowbound.Harness;

namespace Rowbound.Chunks;

public class ChunkStatementTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_of_one_column_takes_one_statement_per_chunk_and_two_texts_per_run(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(50));

        await Reading.InChunks(db.Items.AsNoTracking(), 5);

        Assert.Equal(11, database.Log.Statements.Count); // Ten chunks and the one that is empty.
        Assert.Equal(2, database.Log.Texts.Distinct().Count());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_composite_key_takes_a_second_statement_only_where_its_prefix_ends(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(120));

        await Reading.InChunks(db.Lines.AsNoTracking(), 7);

        if (engine == Engine.PostgreSql)
        {
            Assert.Equal(18, database.Log.Statements.Count); // It compares rows as a whole.
            Assert.Equal(2, database.Log.Texts.Distinct().Count());
            return;
        }

        // 18 chunks; the four prefixes (tenant, flag) end inside of one, which then asks for the next prefix, and so on.
        Assert.InRange(database.Log.Statements.Count, 18, 18 + (2 * 4));
        Assert.Equal(4, database.Log.Texts.Distinct().Count());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Key_values_and_sizes_are_parameters(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(120));

        await Reading.InChunks(db.Lines.AsNoTracking(), 77);
        await Reading.InChunks(db.Lines.AsNoTracking(), 78);

        Assert.DoesNotContain(database.Log.Texts, text => text.Contains('7', StringComparison.Ordinal));
        Assert.Equal(
            engine == Engine.PostgreSql ? [1, 4] : [1, 2, 3, 4], // The limit; the limit and one, two or three key values.
            database.Log.Statements.Select(statement => statement.Parameters.Count).Distinct().Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_statement_is_compiled_once_for_all_chunks_and_runs(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        using var cache = new MemoryCache(new MemoryCacheOptions());
        database.QueryCache = cache;
        await using var db = database.With(Reading.Items(50));
        var query = db.Items.AsNoTracking().TagWith($"compiled on {engine}");

        await Reading.InChunks(query, 5);
        Assert.Equal(2, database.Log.Compilations);
        await Reading.InChunks(query, 7);
        Assert.Equal(2, database.Log.Compilations);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_statement_of_a_composite_key_is_a_range_of_its_index(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await FillLines(engine, db, 40_000);
        database.Log.Clear();

        await Reading.InChunks(db.Lines.AsNoTracking(), 900);

        foreach (var statement in database.Log.Statements.DistinctBy(statement => statement.Text))
            AssertSeeks(engine, database.Explain(statement), isFirst: statement.Parameters.Count == 1);
    }

    [Fact]
    public async Task Directions_that_differ_behind_the_leading_column_still_seek()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();
        await FillLines(Engine.Sqlite, db, 4_000);
        database.Log.Clear();

        await Reading.InChunks(db.Lines.AsNoTracking().OrderBy(line => line.Tenant).ThenByDescending(line => line.Flag), 90);

        var deepest = database.Log.Statements.First(statement => statement.Parameters.Count == 4);
        AssertSeeks(Engine.Sqlite, database.Explain(deepest), isFirst: false);
    }

    private static Task<int> FillLines(Engine engine, ShopContext db, int count) => db.Database.ExecuteSqlRawAsync(
        engine == Engine.Sqlite
            ? """
              WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {0})
              INSERT INTO "Lines" ("Tenant", "Flag", "Number", "Text") SELECT n % 2, n % 3 = 0, n, 'line' FROM s; ANALYZE "Lines"
              """
            : """
              INSERT INTO "Lines" ("Tenant", "Flag", "Number", "Text")
              SELECT n % 2, (n % 3 = 0), n, 'line' FROM generate_series(1, {0}) AS s(n); ANALYZE "Lines"
              """,
        count);

    private static void AssertSeeks(Engine engine, string plan, bool isFirst)
    {
        if (engine == Engine.Sqlite)
        {
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.Contains("USING INDEX sqlite_autoindex_Lines_1", plan, StringComparison.Ordinal);
            Assert.StartsWith(isFirst ? "SCAN" : "SEARCH", plan, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("Index Scan using \"PK_Lines\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Filter", plan, StringComparison.Ordinal);
        Assert.Equal(!isFirst, plan.Contains("Index Cond", StringComparison.Ordinal));
    }
}
