using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Explaining;

public class WarningTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_order_without_an_index_is_warned_of_with_the_index_to_create(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();
        await Filling.Shop(engine, db);

        var plan = await db.Items.AsNoTracking().OrderBy(item => item.Rank).ExplainChunksAsync();

        Assert.True(plan.Statements[0] is { Sorts: true, ScansTable: true });
        Assert.True(plan.Statements[^1].Sorts);
        var warning = Assert.Single(plan.Warnings);
        Assert.Contains("sorts more rows of 'Item' than it returns", warning, StringComparison.Ordinal);
        Assert.Contains("Entity<Item>().HasIndex(\"Rank\", \"Id\")'", warning, StringComparison.Ordinal);
        var mixed = await db.Items.AsNoTracking().OrderByDescending(item => item.Rank).ExplainChunksAsync();
        Assert.Contains("HasIndex(\"Rank\", \"Id\").IsDescending(true, false)'", Assert.Single(mixed.Warnings), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_order_with_an_index_in_either_direction_is_fine(Engine engine)
    {
        using var database = TestDatabase.On<IndexedContext>(engine, options => new IndexedContext(options));
        await using var db = new IndexedContext(database.Options<IndexedContext>().Options);
        await Fill(engine, db);

        foreach (var query in new[]
        {
            db.Entries.OrderBy(row => row.Day).ThenByDescending(row => row.Id),
            db.Entries.OrderByDescending(row => row.Day).ThenBy(row => row.Id),
        })
        {
            var plan = await query.AsNoTracking().ExplainChunksAsync();
            Assert.Empty(plan.Warnings);
            Assert.All(plan.Statements, statement => Assert.Equal("IX_Entries_Day_Id", statement.Index));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_index_that_the_database_leaves_for_that_of_a_filter_is_named(Engine engine)
    {
        using var database = TestDatabase.On<IndexedContext>(engine, options => new IndexedContext(options));
        await using var db = new IndexedContext(database.Options<IndexedContext>().Options);
        await Fill(engine, db);

        var plan = await db.Entries.AsNoTracking().Where(row => row.Note == "note 7")
            .OrderBy(row => row.Day).ThenByDescending(row => row.Id).ExplainChunksAsync(new ChunkOptions { Size = 5 });

        Assert.Equal("IX_Entries_Note", plan.Statements[0].Index);
        Assert.True(plan.Statements[0].Sorts);
        Assert.Contains("'IX_Entries_Day_Id' has the order of the key", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_table_that_is_one_chunk_is_not_warned_of(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(40));
        await db.Database.ExecuteSqlRawAsync("ANALYZE");

        var plan = await db.Items.AsNoTracking().OrderBy(item => item.Rank).ExplainChunksAsync();

        Assert.Contains(engine == Engine.Sqlite ? "TEMP B-TREE" : "Sort of Seq Scan", plan.Statements[0].Access, StringComparison.Ordinal);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public async Task Rows_that_are_tracked_are_warned_of()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(3));

        await IsTracked(db.Items, true);
        await IsTracked(db.Items.Select(item => new { item, item.Rank }), true);
        await IsTracked(db.Orders.Select(order => new { order.Id, order.Lines }), true);
        await IsTracked(db.Items.AsNoTracking().AsTracking(), true);
        await IsTracked(db.Items.AsTracking(QueryTrackingBehavior.NoTracking), false);
        await IsTracked(db.Items.Select(item => item.Name), false);
        await IsTracked(db.Items.AsNoTracking(), false);
        await IsTracked(db.Items.AsNoTrackingWithIdentityResolution(), false);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await IsTracked(db.Items, false);
        await IsTracked(db.Items.AsTracking(), true);

        static async Task IsTracked<T>(IQueryable<T> query, bool expected)
        {
            var plan = await query.ExplainChunksAsync();
            Assert.Equal(expected, plan.IsTracked);
            Assert.Equal(expected, plan.Warnings.Any(warning => warning.Contains("AsNoTracking()", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Of_a_database_whose_plans_are_not_read_the_model_is_looked_at()
    {
        await using var db = new SqlServerSql(41, "Tools", true).Open();
        var plan = await db.Items.AsNoTracking().ExplainChunksAsync();

        Assert.Equal(2, plan.Statements.Count);
        Assert.All(plan.Statements, statement => Assert.Null(statement.Access));
        Assert.Null(plan.EstimatedRows);
        Assert.Empty(plan.Warnings);
        Assert.Contains("its plan is not known", plan.ToString(), StringComparison.Ordinal);
        Assert.Contains("does not say how many rows", plan.ToString(), StringComparison.Ordinal);
        await using var other = new SqlServerSql(41, "Tools", true).Open();
        var unordered = await other.Items.AsNoTracking().OrderBy(item => item.Name).ExplainChunksAsync();
        Assert.Contains("may sort", Assert.Single(unordered.Warnings), StringComparison.Ordinal);
    }

#if NET10_0_OR_GREATER
    [Fact]
    public async Task Filters_with_names_are_told_but_for_those_that_are_ignored()
    {
        using var database = TestDatabase.On<IndexedContext>(Engine.Sqlite, options => new IndexedContext(options));
        await using var db = new IndexedContext(database.Options<IndexedContext>().Options);
        string[] ignored = ["Tenant"];

        Assert.Equal(
            ["Deleted: row => (row.Day > 0)", "Tenant: row => (row.Day < 9)"],
            (await db.Filtered.ExplainChunksAsync()).QueryFilters.Order());
        Assert.Equal(
            ["Deleted: row => (row.Day > 0)"],
            (await db.Filtered.IgnoreQueryFilters(ignored).ExplainChunksAsync()).QueryFilters);
    }
#endif

    private static async Task Fill(Engine engine, IndexedContext db)
    {
        await Filling.Rows(engine, db, "\"Entries\" (\"Day\", \"Note\") SELECT n % 500, 'note ' || (n % 1000)");
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private sealed class Entry
    {
        public int Id { get; init; }
        public int Day { get; init; }
        public string Note { get; init; } = "";
    }

    private sealed class FilteredEntry
    {
        public int Id { get; init; }
        public int Day { get; init; }
    }

    private sealed class IndexedContext(DbContextOptions<IndexedContext> options) : DbContext(options)
    {
        public DbSet<Entry> Entries => Set<Entry>();
        public DbSet<FilteredEntry> Filtered => Set<FilteredEntry>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Entry>().HasIndex(row => new { row.Day, row.Id }).IsDescending(false, true);
            modelBuilder.Entity<Entry>().HasIndex(row => row.Note);
#if NET10_0_OR_GREATER
            modelBuilder.Entity<FilteredEntry>().HasQueryFilter("Deleted", row => row.Day > 0).HasQueryFilter("Tenant", row => row.Day < 9);
#endif
        }
    }
}
