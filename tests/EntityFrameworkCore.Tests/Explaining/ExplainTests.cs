using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Explaining;

public class ExplainTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_plan_shows_the_statements_that_a_run_sends(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(120));
        var query = db.Lines.AsNoTracking().Where(line => line.Number > 3).Select(line => new { line.Text });

        var plan = await query.ExplainChunksAsync(new ChunkOptions { Size = 7 });

        database.Log.Clear();
        await Reading.InChunks(query, 7);
        Assert.Equal(database.Log.Texts.Distinct().Order(), plan.Statements.Select(statement => statement.Sql).Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_of_one_column_uses_its_index(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Filling.Shop(engine, db);

        var plan = await db.Items.AsNoTracking().ExplainChunksAsync();

        Assert.Empty(plan.Warnings);
        Assert.Equal("Item", plan.Entity);
        Assert.Equal([new ChunkPlanColumn("Id", false, false)], plan.Key);
        Assert.False(plan.ComparesRows);
        Assert.Equal((20_000, 20, 1000), (plan.EstimatedRows, plan.EstimatedChunks, plan.FirstChunkSize));
        Assert.Equal(["The first chunk", "A chunk behind a position"], plan.Statements.Select(statement => statement.Purpose));
        Assert.Equal(engine == Engine.Sqlite ? "INTEGER PRIMARY KEY" : "PK_Items", plan.Statements[1].Index);
        Assert.All(plan.Statements, statement => Assert.False(statement.Sorts || statement.ScansTable));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_composite_key_shows_each_of_its_ranges(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Filling.Shop(engine, db);

        var plan = await db.Lines.AsNoTracking().ExplainChunksAsync();

        Assert.Empty(plan.Warnings);
        Assert.Equal(engine == Engine.PostgreSql, plan.ComparesRows);
        Assert.Equal(engine == Engine.PostgreSql ? 2 : 4, plan.Statements.Count);
        Assert.All(plan.Statements, statement => Assert.Equal(
            engine == Engine.PostgreSql ? "PK_Lines" : "sqlite_autoindex_Lines_1", statement.Index));
        Assert.StartsWith(
            engine == Engine.PostgreSql ? "Index Scan using PK_Lines" : "SEARCH", plan.Statements[1].Access, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_is_joined_to_a_chunk_may_be_sorted(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Filling.Shop(engine, db);

        var plan = await db.Orders.AsNoTracking().Include(order => order.Lines).Include(order => order.Customer).ExplainChunksAsync();

        Assert.Empty(plan.Warnings);
        Assert.All(plan.Statements, statement => Assert.Contains("JOIN", statement.Sql, StringComparison.Ordinal));
        Assert.All(plan.Statements, statement => Assert.NotNull(statement.Access));
    }

    [Fact]
    public async Task Filters_of_the_model_are_told()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();

        var plan = await db.Documents.AsNoTracking().ExplainChunksAsync();

        Assert.Contains("document.Deleted", Assert.Single(plan.QueryFilters), StringComparison.Ordinal);
        Assert.Contains("The model filters: ", plan.ToString(), StringComparison.Ordinal);
        Assert.Empty((await db.Documents.IgnoreQueryFilters().ExplainChunksAsync()).QueryFilters);
        Assert.Empty((await db.Items.ExplainChunksAsync()).QueryFilters);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_query_without_rows_has_its_first_statement(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();

        var plan = await db.Strings.ExplainChunksAsync(new ChunkOptions { UpperBound = UpperBound.Captured });

        Assert.Equal("The first chunk", Assert.Single(plan.Statements).Purpose);
    }

    [Fact]
    public async Task A_run_that_goes_on_or_has_an_end_is_explained_as_such()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        Position? position = null;
        await foreach (var chunk in db.Items.InChunksAsync(4))
            position ??= chunk.After;

        var plan = await db.Items.AsNoTracking().ExplainChunksAsync(
            new ChunkOptions { StartAfter = position, UpperBound = UpperBound.Captured, Size = 3 });

        var statement = Assert.Single(plan.Statements);
        Assert.Equal("A chunk behind a position", statement.Purpose);
        Assert.Contains("\"i\".\"Id\" <= ", statement.Sql, StringComparison.Ordinal);
        Assert.Contains("\"i\".\"Id\" > ", statement.Sql, StringComparison.Ordinal);
        Assert.Equal((3, null), (plan.FirstChunkSize, plan.EstimatedRows));
        Assert.Throws<PositionMismatchException>(() => { _ = db.Lines.ExplainChunksAsync(new ChunkOptions { StartAfter = position }); });
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nothing_but_plans_statistics_and_one_key_is_asked_for(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(40));

        _ = await db.Items.ExplainChunksAsync();

        var read = database.Log.Texts.Where(text => !text.StartsWith("EXPLAIN", StringComparison.Ordinal)
            && !text.Contains("sqlite_", StringComparison.Ordinal) && !text.Contains("max(_rowid_)", StringComparison.Ordinal));
        Assert.StartsWith(engine == Engine.Sqlite ? "SELECT \"i\".\"Id\"\n" : "SELECT i.\"Id\"\n", Assert.Single(read), StringComparison.Ordinal);
        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("ANALYZE", StringComparison.Ordinal));
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Fact]
    public async Task A_plan_is_text_for_a_reader()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();
        await Filling.Shop(Engine.Sqlite, db);

        var text = (await db.Items.OrderByDescending(item => item.Note).ExplainChunksAsync()).ToString();

        Assert.StartsWith(
            "Chunks of 'Item' by Note descending (can be null), Id\nAbout 20,000 rows; chunks: 20, the first of up to 1,000 rows\n" +
            "Warning: The rows are tracked",
            text.ReplaceLineEndings("\n"),
            StringComparison.Ordinal);
        Assert.Contains("A chunk behind a position: SEARCH", text, StringComparison.Ordinal);
        Assert.Contains("The first chunk: SCAN", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Braces_in_a_query_stay_what_they_are()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(3));

        var plan = await db.Items.TagWith("{0} {").Where(item => item.Name != "}").ExplainChunksAsync();

        Assert.All(plan.Statements, statement => Assert.StartsWith("-- {0} {", statement.Sql, StringComparison.Ordinal));
        Assert.All(plan.Statements, statement => Assert.NotNull(statement.Access));
    }

    [Fact]
    public async Task Shapes_that_cannot_be_walked_are_refused_at_the_call()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();

        Assert.Throws<UnchunkableQueryException>(() => { _ = db.Items.Take(9).ExplainChunksAsync(); });
        Assert.Throws<ArgumentNullException>(() => { _ = ((IQueryable<Item>)null!).ExplainChunksAsync(); }); // '!': what is tested
    }
}
