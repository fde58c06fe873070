using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

/// <summary>Runs the code of docs/guides/memory-guard.md: each of its C# blocks stands in one of these tests.</summary>
public sealed class MemoryGuardPageTests : IDisposable
{
    private readonly GuardedDatabase _database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(20));

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Each_block_of_the_page_stands_here()
    {
        var page = Lines("memory-guard.md");
        var code = string.Join('\n', Lines("memory-guard.cs"));
        var blocks = string.Join('\n', page).Split("```csharp\n").Skip(1).Select(block => block.Split("\n```")[0]).ToList();

        Assert.Equal(7, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Turned_on_by_services()
    {
        var connectionString = _database.ConnectionString;
        var services = new ServiceCollection();
        services.AddDbContext<ShopContext>(options => options.UseSqlite(connectionString).UseRowbound());

        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopContext>();
        Assert.Equal(20, (await db.Items.ToListAsync()).Count);
        Assert.Equal(10_000, db.GetService<IDbContextOptions>().FindExtension<GuardExtension>()?.Settings.MaxRows);
    }

    [Fact]
    public async Task Options_are_obeyed()
    {
        var report = new RowboundReport();
        var alerts = new List<string>();
        var options = _database.Unguarded();
        options.UseRowbound(guard =>
        {
            guard.MaxRowsPerQuery = 50_000;
            guard.MaxBytesPerQuery = 64 * 1024 * 1024;
            guard.MaxTrackedEntities = 20_000;
            guard.AtLimit = LimitAction.Throw;
            guard.Report = report;
            guard.OnBreach = breach => alerts.Add(breach.Message);
        });

        await using var db = new ShopContext(options.Options);
        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.AllowRows(19).ToListAsync());
        Assert.Equal([thrown.Message], alerts);
        Assert.NotNull(Assert.Single(report.CallSites()).Bytes);
    }

    [Fact]
    public async Task Warnings_are_ignored()
    {
        var options = _database.Options(guard => guard.MaxTrackedEntities = 5);
        options.ConfigureWarnings(warnings => warnings.Ignore(RowboundEventId.TrackedEntityLimitExceeded));

        await using var db = new ShopContext(options.Options);
        Assert.Equal(20, (await db.Items.ToListAsync()).Count);
        Assert.Single(_database.Breaches);
        Assert.Empty(_database.Said.Entries);
    }

    [Fact]
    public async Task Exceptions_say_it_all()
    {
        await using var db = _database.Open(guard => (guard.MaxRowsPerQuery, guard.AtLimit) = (10, LimitAction.Throw));

        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.TagWith("export").ToListAsync());
        Assert.Equal(MemoryLimit.RowsPerQuery, thrown.Breach.Limit);
        Assert.Equal(["export"], thrown.Breach.Tags);
    }

    [Fact]
    public async Task A_query_is_allowed_more()
    {
        await using var db = _database.Open(guard => (guard.MaxRowsPerQuery, guard.AtLimit) = (10, LimitAction.Throw));

        var all = await db.Items.AllowRows(200_000).ToListAsync();
        Assert.Equal(20, all.Count);
    }

    [Fact]
    public async Task A_report_is_written()
    {
        var options = _database.Unguarded();
        var path = Path.GetTempFileName();
        using var loggers = new LoggerFactory([_database.Said]);
        var logger = loggers.CreateLogger("Rowbound.MemoryGuard");
        var report = new RowboundReport();
        options.UseRowbound(guard => (guard.Report, guard.CountBytes) = (report, true));
        await using (var db = new ShopContext(options.Options))
            await db.Items.ToListAsync();

        Console.WriteLine(report.ToText(UsageOrder.TrackedEntities));
        report.WriteTo(logger);
        await File.WriteAllTextAsync(path, report.ToJson());
        report.Reset();

        Assert.Contains("\"rows\": 20", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        Assert.Contains("max tracked", Assert.Single(_database.Said.Entries).Message, StringComparison.Ordinal);
        Assert.Empty(report.CallSites());
        File.Delete(path);
    }

    /// <summary>Trimmed, since a test is indented.</summary>
    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(MemoryGuardPageTests).Assembly.GetManifestResourceStream(resource);
        using var reader = new StreamReader(Assert.IsAssignableFrom<Stream>(stream));
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];
    }
}
