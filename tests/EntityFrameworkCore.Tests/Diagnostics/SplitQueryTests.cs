using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

public class SplitQueryTests
{
    [Theory, MemberData(nameof(RowLimitTests.EnginesAndBuffering), MemberType = typeof(RowLimitTests))]
    public async Task A_split_query_is_one_execution_with_the_rows_of_all_statements(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(Orders(3, lines: 4));
        await using var db = database.Open(retrying: buffered);
        var query = db.Orders.Include(order => order.Lines).AsSplitQuery();

        Assert.Equal(12, (await query.ToListAsync()).Sum(order => order.Lines.Count));
        var usage = Assert.Single(database.Report.CallSites());
        Assert.Equal(2, database.Statements.Count);
        Assert.Equal((1, 3 + 12), (usage.Executions, usage.Rows));
        Assert.Equal((15, 15), (usage.TrackedEntities, usage.MaxTrackedEntities));
    }

    [Theory, MemberData(nameof(RowLimitTests.EnginesAndBuffering), MemberType = typeof(RowLimitTests))]
    public async Task Contexts_that_split_by_default_count_the_same_also_synchronously_and_projected(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(Orders(3, lines: 4));
        await using var db = database.Open(retrying: buffered, splitting: true);

        var orders = db.Orders.AsNoTracking();
        Assert.Equal(3, orders.Include(order => order.Lines).ToList().Count);
        Assert.Equal(3, orders.TagWith("sync").Select(order => new { order.Id, Lines = order.Lines.ToList() }).ToList().Count);
        Assert.Equal(
            3, (await orders.TagWith("async").Select(order => new { Lines = order.Lines.ToList() }).ToListAsync()).Count);
        Assert.Equal(3, database.Report.CallSites().Count);
        Assert.All(database.Report.CallSites(), usage => Assert.Equal((1, 15), (usage.Executions, usage.Rows)));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_statements_of_a_split_query_share_the_limit(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Orders(3, lines: 4));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (14, LimitAction.Throw));
        var query = db.Orders.Include(order => order.Lines).AsSplitQuery();

        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => query.ToListAsync());
        Assert.Equal(15, thrown.Breach.Rows);
        Assert.DoesNotContain("OrderLine", thrown.Breach.CommandText.Split("FROM")[0], StringComparison.Ordinal);
        Assert.Equal(3, await db.Orders.CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_single_query_with_an_include_counts_the_rows_of_the_join(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Orders(3, lines: 4));
        await using var db = database.Open();

        Assert.Equal(3, (await db.Orders.Include(order => order.Lines).ToListAsync()).Count);
        var usage = Assert.Single(database.Report.CallSites());
        Assert.Equal((1, 12, 15), (usage.Executions, usage.Rows, usage.TrackedEntities));
    }

    [Fact]
    public async Task A_query_in_the_loop_over_a_split_query_is_an_execution_of_its_own()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Orders(3, lines: 4));
        await using var db = database.Open();

        await foreach (var order in db.Orders.Include(order => order.Lines).AsSplitQuery().AsAsyncEnumerable())
            Assert.Equal(12, await db.Set<OrderLine>().TagWith("inner").CountAsync());

        Assert.Equal([15L, 3], database.Report.CallSites().Select(usage => usage.Rows));
        Assert.Equal([1L, 3], database.Report.CallSites().Select(usage => usage.Executions));
    }

    private static IEnumerable<Order> Orders(int count, int lines)
    {
        for (var number = 0; number < count; number++)
        {
            var order = new Order { Customer = new Customer() };
            order.Lines.AddRange(Enumerable.Range(0, lines).Select(_ => new OrderLine()));
            yield return order;
        }
    }
}
