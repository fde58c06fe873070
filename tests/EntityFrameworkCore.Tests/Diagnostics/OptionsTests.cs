using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

public class OptionsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = new RowboundOptions();
        Assert.Equal((10_000, null, 10_000), (options.MaxRowsPerQuery, options.MaxBytesPerQuery, options.MaxTrackedEntities));
        Assert.Equal((LimitAction.Log, false), (options.AtLimit, options.CountBytes));
        Assert.Null(options.Report);
        Assert.Null(options.OnBreach);
    }

    [Fact]
    public void Bad_values_are_refused_where_they_are_set()
    {
        var options = new RowboundOptions { MaxRowsPerQuery = null, MaxBytesPerQuery = null, MaxTrackedEntities = null };
        Assert.Equal("MaxRowsPerQuery", Refused(() => options.MaxRowsPerQuery = 0));
        Assert.Equal("MaxBytesPerQuery", Refused(() => options.MaxBytesPerQuery = -1));
        Assert.Equal("MaxTrackedEntities", Refused(() => options.MaxTrackedEntities = 0));
        Refused(() => options.AtLimit = (LimitAction)7);
        Refused(() => new DbContextOptionsBuilder().UseRowbound(options => options.MaxRowsPerQuery = 0));
        Assert.Throws<ArgumentNullException>(() => ((DbContextOptionsBuilder)null!).UseRowbound()); // '!': that is the test

        static string? Refused(Action set) => Assert.Throws<ArgumentOutOfRangeException>(set).ParamName;
    }

    [Fact]
    public void The_builder_keeps_its_type()
    {
        DbContextOptionsBuilder<ShopContext> typed = new DbContextOptionsBuilder<ShopContext>().UseRowbound();
        DbContextOptionsBuilder plain = typed;
        Assert.Same(plain, plain.UseRowbound());
    }

    [Fact]
    public async Task A_later_call_replaces_the_settings_and_counts_nothing_twice()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(5));
        var options = database.Options(options => options.MaxRowsPerQuery = 1)
            .UseRowbound(options => (options.MaxRowsPerQuery, options.Report) = (4, database.Report));

        await using var db = new ShopContext(options.Options);
        await db.Items.ToListAsync();
        Assert.Empty(database.Breaches);
        Assert.Contains("4 that it may", Assert.Single(database.Said.Entries).Message, StringComparison.Ordinal);
        var usage = Assert.Single(database.Report.CallSites());
        Assert.Equal((1, 5), (usage.Executions, usage.Rows));
    }

    [Fact]
    public async Task OnConfiguring_may_guard_a_context()
    {
        var report = new RowboundReport();
        using var database = TestDatabase.On<Configuring>(Engine.Sqlite, options => new Configuring(options, report));
        await using var db = new Configuring(database.Options<Configuring>().Options, report);

        Assert.Equal(0, await db.Set<StringRow>().CountAsync());
        Assert.Equal(1, Assert.Single(report.CallSites()).Rows);
    }

    [Fact]
    public async Task Settings_are_read_once()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(5));
        RowboundOptions? kept = null;
        await using var db = database.Open(options => kept = options);

        Assert.NotNull(kept);
        kept.MaxRowsPerQuery = 1;
        await db.Items.ToListAsync();
        Assert.Empty(database.Breaches);
    }

    [Fact]
    public async Task Without_limits_everything_is_read_and_counted()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(5));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.MaxTrackedEntities) = (null, null));

        await db.Items.ToListAsync();
        Assert.Empty(database.Breaches);
        Assert.Equal(5, Assert.Single(database.Report.CallSites()).Rows);
    }

    [Fact]
    public async Task A_context_that_is_not_guarded_reads_the_providers_own_reader()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(3));

        await db.Items.ToListAsync();
        Assert.IsNotAssignableFrom<CountingReader>(Assert.Single(database.Log.Readers));
        Assert.Null(GuardedContext.Find(db));
    }

    [Fact]
    public void Contexts_with_different_settings_share_the_services_of_EF_Core()
    {
        using var database = new GuardedDatabase(Engine.Sqlite);
        using var one = database.Open(options => options.MaxRowsPerQuery = 1);
        using var other = database.Open(options => options.MaxRowsPerQuery = 2);

        Assert.Same(one.Model, other.Model); // The model is a service of EF Core.
        Assert.Contains("Rowbound(rows=1", Fragment(one), StringComparison.Ordinal);

        static string Fragment(ShopContext db) =>
            string.Concat(db.GetService<IDbContextOptions>().Extensions.Select(extension => extension.Info.LogFragment));
    }

    private sealed class Configuring(DbContextOptions<Configuring> options, RowboundReport report) : DbContext(options)
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder.UseRowbound(options => options.Report = report);

        protected override void OnModelCreating(ModelBuilder modelBuilder) =>
            modelBuilder.Entity<StringRow>();
    }
}
