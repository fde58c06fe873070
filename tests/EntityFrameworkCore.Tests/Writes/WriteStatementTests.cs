using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class WriteStatementTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chunk_takes_a_question_for_its_last_row_and_one_statement(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(50));

        var summary = await db.Ints.WriteAsync(size: 5);

        Assert.Equal(10, summary.Chunks);
        Assert.Equal(10, database.Log.Commands.Count);
        Assert.Equal(2 + 10, database.Log.Statements.Count); // The last row, what lies behind it, and the boundaries.
        Assert.Equal(2, Texts(database.Log.Commands)); // The first chunk has no lower end.
        Assert.Equal(4, Texts(database.Log.Statements));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_composite_key_takes_more_statements_only_where_its_prefix_ends(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(120));

        var summary = await db.Slots.WriteAsync(size: 7);

        Assert.Equal(18, summary.Chunks);
        // Where one of the four prefixes ends: the rest of it and up to three parts of what follows.
        Assert.InRange(database.Log.Commands.Count, 18, 18 + (4 * 4));
        Assert.InRange(database.Log.Statements.Count, 18, 18 + 5 + (2 * 4));
        Assert.InRange(Texts(database.Log.Commands), 4, 11);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Key_values_and_sizes_are_parameters(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Enumerable.Range(1, 9).SelectMany(number => (IEnumerable<object>)
            [
                new Keyed<int> { Id = number * 700 },
                new Slot { Tenant = 70 + (number % 2), Flag = number % 3 == 0, Number = number * 700 },
            ]));

        await db.Ints.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 7 });
        await db.Slots.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 7 });

        Assert.DoesNotContain(
            database.Log.Statements.Concat(database.Log.Commands),
            statement => statement.Text.Contains('7', StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_statement_is_compiled_once_for_all_chunks_and_runs(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(50));
        var query = db.Ints.TagWith($"compiled on {engine}");

        await query.WriteAsync(size: 5);
        Assert.Equal(6 + 1, database.Log.Compilations); // Six texts; and the statement is tried before the run.
        await query.WriteAsync(size: 10);
        Assert.Equal(6 + 1 + 1, database.Log.Compilations);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_statement_of_a_composite_key_is_a_range_of_its_index(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.OpenWrites();
        await FillSlotsAsync(engine, db, 40_000);
        database.Log.Clear();

        await db.Slots.ExecuteUpdateInChunksAsync(
            set => set.SetProperty(slot => slot.Writes, slot => slot.Writes + 1), new ChunkOptions { Size = 900 });

        Assert.Equal(40_000, await db.Slots.CountAsync(slot => slot.Writes == 1));
        foreach (var statement in database.Log.Commands.DistinctBy(statement => statement.Text))
            AssertSeeks(engine, database.Explain(statement));
        foreach (var statement in database.Log.Statements.Where(IsOrdered).DistinctBy(statement => statement.Text))
            AssertSorted(engine, database.Explain(statement));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_statement_of_a_single_key_is_a_range_of_its_index(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.OpenWrites();
        await FillSlotsAsync(engine, db, 40_000);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Strings" ("Id", "Rank", "Writes") SELECT 'é' || "Number", 0, 0 FROM "Slots"; ANALYZE "Strings"
            """);
        database.Log.Clear();

        await db.Strings.Where(row => row.Rank == 0).ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 900 });

        foreach (var statement in database.Log.Commands.DistinctBy(statement => statement.Text))
        {
            var range = engine == Engine.Sqlite ? "USING INDEX sqlite_autoindex_Strings_1 \\(Id" : "PK_Strings.*Index Cond";
            Assert.Matches(new Regex(range, RegexOptions.Singleline), database.Explain(statement));
        }
    }

    [Fact]
    public void An_adapting_chunk_stays_below_the_lock_escalation_of_SQL_Server()
    {
        var options = new ChunkOptions();
        var sizer = new ChunkSizer(options);
        for (var i = 0; i < 4; i++)
            sizer.Observe(sizer.Next, bytes: 0, TimeSpan.FromSeconds(1));

        Assert.Equal(2000, ChunkedWrite.SizeOf(options, DatabaseEngine.SqlServer, sizer));
        Assert.Equal(5000, ChunkedWrite.SizeOf(options, DatabaseEngine.PostgreSql, sizer));

        options = new ChunkOptions { Size = 3000 };
        Assert.Equal(3000, ChunkedWrite.SizeOf(options, DatabaseEngine.SqlServer, new ChunkSizer(options)));
    }

    private static int Texts(IEnumerable<SqlLog.Statement> statements) => statements.DistinctBy(statement => statement.Text).Count();

    private static bool IsOrdered(SqlLog.Statement statement) => statement.Text.Contains("ORDER BY", StringComparison.Ordinal);

    private static Task<int> FillSlotsAsync(Engine engine, WriteContext db, int count) => db.Database.ExecuteSqlRawAsync(
        engine == Engine.Sqlite
            ? """
              WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {0})
              INSERT INTO "Slots" ("Tenant", "Flag", "Number", "Rank", "Writes") SELECT n % 2, n % 3 = 0, n, 0, 0 FROM s;
              ANALYZE "Slots"
              """
            : """
              INSERT INTO "Slots" ("Tenant", "Flag", "Number", "Rank", "Writes")
              SELECT n % 2, (n % 3 = 0), n, 0, 0 FROM generate_series(1, {0}) AS s(n); ANALYZE "Slots"
              """,
        count);

    private static void AssertSeeks(Engine engine, string plan)
    {
        if (engine == Engine.Sqlite)
        {
            Assert.StartsWith("SEARCH", plan, StringComparison.Ordinal);
            Assert.Contains("USING INDEX sqlite_autoindex_Slots_1", plan, StringComparison.Ordinal);
            return;
        }

        Assert.Contains("\"PK_Slots\"", plan, StringComparison.Ordinal);
        Assert.Contains("Index Cond", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
    }

    private static void AssertSorted(Engine engine, string plan)
    {
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
        Assert.Contains(
            engine == Engine.Sqlite ? "sqlite_autoindex_Slots_1" : "using \"PK_Slots\"", plan, StringComparison.Ordinal);
    }
}
