using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Splitting;

public class WithinStatementTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_range_of_one_column_is_a_range_of_its_index(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Fill(engine, db);
        var middle = (await db.Typed.SplitAsync(16))[7];
        database.Log.Clear();

        _ = await db.Typed.Within(middle).ToListAsync();

        var plan = database.Explain(Assert.Single(database.Log.Statements));
        Assert.Contains(
            engine == Engine.Sqlite ? "USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)" : "\"PK_Typed\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Filter", plan, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_range_of_a_composite_key_is_a_range_of_its_index(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Fill(engine, db);
        var middle = (await db.Lines.SplitAsync(16))[7];
        database.Log.Clear();

        _ = await db.Lines.Within(middle).ToListAsync();

        var statement = Assert.Single(database.Log.Statements);
        var plan = database.Explain(statement);
        if (engine == Engine.Sqlite)
        {
            Assert.Contains("USING INDEX sqlite_autoindex_Lines_1 (Tenant>? AND Tenant<?)", plan, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("(l.\"Tenant\", l.\"Flag\", l.\"Number\") >", statement.Text, StringComparison.Ordinal);
        Assert.Contains("\"PK_Lines\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Filter", plan, StringComparison.Ordinal);
    }

    /// <summary>SQLite seeks to the lower bound that is written first, and there is to be no other than the position.</summary>
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Chunks_of_a_range_start_at_their_position(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Fill(engine, db);
        var middle = (await db.Typed.SplitAsync(4))[1];
        database.Log.Clear();

        await Reading.InChunks(db.Typed.AsNoTracking().Within(middle), 400);

        Assert.Equal(2, database.Log.Texts.Distinct().Count());
        Assert.All(database.Log.Texts, text => Assert.Equal(2, text.Split('>').Length));
        var end = Assert.Single(database.Log.Statements.Select(statement => statement.Parameters.Max(parameter => parameter.Value)).Distinct());
        Assert.Equal(20_000, Convert.ToInt32(end, null));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Chunks_of_a_composite_range_are_ranges_of_the_index(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Fill(engine, db);
        var middle = (await db.Lines.SplitAsync(4))[1];
        database.Log.Clear();

        await Reading.InChunks(db.Lines.AsNoTracking().Within(middle), 900);

        foreach (var statement in database.Log.Statements.DistinctBy(statement => statement.Text))
        {
            var plan = database.Explain(statement);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Filter", plan, StringComparison.Ordinal);
            Assert.Contains(engine == Engine.Sqlite ? "USING INDEX sqlite_autoindex_Lines_1 (" : "\"PK_Lines\"", plan, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_exact_split_passes_over_each_row_once(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Fill(engine, db);
        database.Log.Clear();

        _ = await db.Typed.SplitAsync(20);

        var offsets = database.Log.Statements.Where(statement => statement.Text.Contains("OFFSET", StringComparison.Ordinal)).ToList();
        Assert.Equal(19, offsets.Count);
        Assert.All(offsets, statement => Assert.Contains(1999, statement.Parameters.Select(parameter => parameter.Value)));
        Assert.All(offsets.Skip(1), statement => Assert.Contains(
            engine == Engine.Sqlite ? "USING INTEGER PRIMARY KEY (rowid>?)" : "Index Cond", database.Explain(statement), StringComparison.Ordinal));
    }

    private static async Task Fill(Engine engine, ShopContext db)
    {
        await db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite
            ? """
              WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 40000)
              INSERT INTO "Lines" ("Tenant", "Flag", "Number", "Text") SELECT n % 2, n % 3 = 0, n, 'line' FROM s;
              INSERT INTO "Typed" ("Id") SELECT "Number" FROM "Lines"
              """
            : """
              INSERT INTO "Lines" ("Tenant", "Flag", "Number", "Text")
              SELECT n % 2, (n % 3 = 0), n, 'line' FROM generate_series(1, 40000) AS s(n);
              INSERT INTO "Typed" ("Id") SELECT "Number" FROM "Lines"; ANALYZE "Lines"
              """);
    }
}
