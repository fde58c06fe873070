using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
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
        await using var db = database.WithWritten(Enumerable.Range(1, 90).SelectMany(number => (IEnumerable<object>)
            [
                new Keyed<int> { Id = number * 7700 },
                new Slot { Tenant = 770 + (number % 2), Flag = number % 3 == 0, Number = number * 7700 },
            ]));

        await db.Ints.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 77 });
        await db.Slots.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 77 });

        Assert.DoesNotContain(
            database.Log.Statements.Concat(database.Log.Commands),
            statement => statement.Text.Contains("77", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_statement_is_compiled_once_for_all_chunks_and_runs(Engine engine)
    {
        using var database = Writing.On(engine);
        using var cache = new MemoryCache(new MemoryCacheOptions());
        database.QueryCache = cache;
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
        Assert.Equal(2_000, WriteSize.Limited(new ChunkOptions(), DatabaseEngine.SqlServer).MaxSize);
        Assert.Equal(10_000, WriteSize.Limited(new ChunkOptions(), DatabaseEngine.PostgreSql).MaxSize);
        Assert.Equal(3_000, WriteSize.Limited(new ChunkOptions { MinSize = 3_000 }, DatabaseEngine.SqlServer).MaxSize);
        Assert.Equal(5_000, WriteSize.Limited(new ChunkOptions { MaxSize = 5_000 }, DatabaseEngine.SqlServer).MaxSize);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Whole_numbers_with_few_gaps_take_one_statement_per_chunk(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Numbers(1, 60, by: 2).Concat(Numbers(1_000_000, 10, by: 1)));

        var summary = await db.Ints.WriteAsync(size: 20);

        // Twenty rows, and twenty more that have forty numbers; then twice ten in twenty numbers, none, and the rest beyond the
        // gap.
        Assert.Equal(70, summary.Rows);
        Assert.Equal(6, database.Log.Commands.Count);
        Assert.Equal(2 + 3, database.Log.Statements.Count); // Of the ends, those of the first two and of the last are asked for.
        await db.Ints.AssertWrittenOnceAsync(expected: 70);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_largest_and_the_smallest_numbers_are_keys_as_well(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(
            Numbers(int.MinValue, 5, by: 1).Concat(Numbers(-3, 7, by: 1)).Concat(Numbers(int.MaxValue - 5, 6, by: 1)));
        for (var size = 1; size < 8; size++)
        {
            await db.Ints.ExecuteUpdateAsync(set => set.SetProperty(row => row.Rank, 0).SetProperty(row => row.Writes, 0));
            Assert.Equal(18, (await db.Ints.WriteAsync(size)).Rows);
            await db.Ints.AssertWrittenOnceAsync(expected: 18);
        }
    }

    private static IEnumerable<Keyed<int>> Numbers(int first, int count, int by) =>
        Enumerable.Range(0, count).Select(i => new Keyed<int> { Id = first + (i * by) });

    private static int Texts(IEnumerable<SqlLog.Statement> statements) =>
        statements.DistinctBy(statement => statement.Text).Count();

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
