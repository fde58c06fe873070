using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

public class ReportTests
{
    [Fact]
    public void Executions_are_added_up_by_call_site()
    {
        var report = Filled();
        var usage = report.CallSites().Single(usage => usage.CallSite == "Orders.cs:7");

        Assert.Equal((2, 1500, 1000), (usage.Executions, usage.Rows, usage.MaxRows));
        Assert.Equal((30_000, 40, 25), (usage.Bytes, usage.TrackedEntities, usage.MaxTrackedEntities));
    }

    [Fact]
    public void The_largest_come_first()
    {
        var report = Filled();
        Assert.Equal(["Lines.cs:1", "Orders.cs:7", "Users.cs:12"], Names(UsageOrder.Rows));
        Assert.Equal(["Orders.cs:7", "Users.cs:12", "Lines.cs:1"], Names(UsageOrder.Bytes));
        Assert.Equal(["Users.cs:12", "Orders.cs:7", "Lines.cs:1"], Names(UsageOrder.TrackedEntities));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.CallSites((UsageOrder)9));

        IEnumerable<string> Names(UsageOrder order) => report.CallSites(order).Select(usage => usage.CallSite);
    }

    [Fact]
    public void Text_is_an_aligned_table()
    {
        const string Expected = """
            call site    executions   rows  max rows   bytes  tracked  max tracked
            Lines.cs:1            1  2,000     2,000       -        0            0
            Orders.cs:7           2  1,500     1,000  30,000       40           25
            Users.cs:12           1      3         3       4        3          900

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), Filled().ToText());
        Assert.Equal(Filled().ToText(), Filled().ToString());
        Assert.StartsWith("Users.cs:12", Filled().ToText(UsageOrder.TrackedEntities).Split('\n')[1], StringComparison.Ordinal);
        Assert.Single(new RowboundReport().ToText().TrimEnd().Split('\n'));
    }

    [Fact]
    public void Json_has_stable_names()
    {
        using var json = JsonDocument.Parse(Filled().ToJson());
        var sites = json.RootElement.GetProperty("callSites").EnumerateArray().ToList();

        Assert.Equal(
            """{"callSite":"Orders.cs:7","executions":2,"rows":1500,"maxRows":1000,"bytes":30000,""" +
            "\"trackedEntities\":40,\"maxTrackedEntities\":25}",
            JsonSerializer.Serialize(sites[1]));
        Assert.Equal(JsonValueKind.Null, sites[0].GetProperty("bytes").ValueKind);
        Assert.Equal(3, sites.Count);
        using var byTracked = JsonDocument.Parse(Filled().ToJson(UsageOrder.TrackedEntities));
        Assert.Equal("Users.cs:12", byTracked.RootElement.GetProperty("callSites")[0].GetProperty("callSite").GetString());
    }

    [Fact]
    public void A_logger_receives_the_table()
    {
        using var said = new RecordingLoggers();
        using var loggers = new LoggerFactory([said]);
        Filled().WriteTo(loggers.CreateLogger("Rowbound.MemoryGuard"), UsageOrder.Bytes);

        var (level, id, message) = Assert.Single(said.Entries);
        Assert.Equal((LogLevel.Information, RowboundEventId.Report), (level, id));
        Assert.Equal(Filled().ToText(UsageOrder.Bytes), message);
        Assert.Throws<ArgumentNullException>(() => Filled().WriteTo(null!)); // '!': that is the test
    }

    [Fact]
    public void Call_sites_beyond_the_largest_number_are_added_up_as_others()
    {
        var report = new RowboundReport(maxCallSites: 2);
        for (var site = 1; site <= 5; site++)
            report.Add($"Site.cs:{site}", rows: site, bytes: null, added: 0, tracked: 0);
        report.Add("Site.cs:1", rows: 100, bytes: null, added: 0, tracked: 0);

        Assert.Equal(
            [("Site.cs:1", 2L, 101L), (RowboundReport.OtherCallSites, 3, 12), ("Site.cs:2", 1, 2)],
            report.CallSites().Select(usage => (usage.CallSite, usage.Executions, usage.Rows)));
        Assert.Equal(2, report.MaxCallSites);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RowboundReport(0));
    }

    [Fact]
    public void An_unknown_place_says_what_to_do()
    {
        var report = new RowboundReport();
        report.Add(null, rows: 1, bytes: null, added: 0, tracked: 0);
        Assert.Contains("TagWithCallSite", Assert.Single(report.CallSites()).CallSite, StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_forgets()
    {
        var report = Filled();
        report.Reset();
        Assert.Empty(report.CallSites());
    }

    [Fact]
    public async Task Threads_may_add_at_the_same_time()
    {
        var report = new RowboundReport();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var turn = 0; turn < 1000; turn++)
                report.Add($"Site.cs:{turn % 7}", rows: 1, bytes: 2, added: 1, tracked: 1);
        })));

        Assert.Equal(4000, report.CallSites().Sum(usage => usage.Rows));
        Assert.Equal(4000, report.CallSites().Sum(usage => usage.Executions));
        Assert.Equal(8000, report.CallSites().Sum(usage => usage.Bytes));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_that_were_read_before_a_break_are_reported(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open();

        await foreach (var item in db.Items.OrderBy(item => item.Id).AsAsyncEnumerable())
        {
            if (item.Id == 4)
                break;
        }

        var usage = Assert.Single(database.Report.CallSites());
        Assert.Equal((1, 4, 4), (usage.Executions, usage.Rows, usage.TrackedEntities));
    }

    [Theory, MemberData(nameof(RowLimitTests.EnginesAndBuffering), MemberType = typeof(RowLimitTests))]
    public async Task A_query_that_passed_a_limit_is_reported_once(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(
            options => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw), buffered);

        await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.AsNoTracking().ToListAsync());
        var usage = Assert.Single(database.Report.CallSites());
        Assert.Equal((1, 4), (usage.Executions, usage.Rows));
    }

    private static RowboundReport Filled()
    {
        var report = new RowboundReport();
        report.Add("Orders.cs:7", rows: 500, bytes: 10_000, added: 15, tracked: 15);
        report.Add("Users.cs:12", rows: 3, bytes: 4, added: 3, tracked: 900);
        report.Add("Orders.cs:7", rows: 1000, bytes: 20_000, added: 25, tracked: 25);
        report.Add("Lines.cs:1", rows: 2000, bytes: null, added: 0, tracked: 0);
        return report;
    }
}
