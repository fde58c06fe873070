using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Buffered = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationFix, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationReviewFix>;
using Columns = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule, Rowbound.CodeFixes.UnusedLargeColumn.UnusedLargeColumnFix>;
using InMemory = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule, Rowbound.CodeFixes.ClientSideOperator.ClientSideOperatorFix>;
using Offset = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule, Rowbound.CodeFixes.OffsetLoop.OffsetLoopFix, Rowbound.CodeFixes.OffsetLoop.OffsetLoopReviewFix>;
using Tracking = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule, Rowbound.CodeFixes.ReadOnlyTracking.ReadOnlyTrackingFix>;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>A query that is composed under conditions, or by a helper, is changed where it is executed and nowhere else.</summary>
public sealed class FixTests
{
    private const string Conditional = """
        IQueryable<Order> query = db.Orders;
        if (cancellationToken.CanBeCanceled)
            query = query.Where(o => o.IsPaid);
        """;

    private const string Helper = """

        private IQueryable<Order> Paid() => db.Orders.Where(o => o.IsPaid);
        """;

    private static readonly Setup Extensions = Setup.Default.WithFile("""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public static class Queries
        {
            public static IQueryable<Order> Paid(this IQueryable<Order> query) => query.Where(o => o.IsPaid);

            public static IQueryable<Order> Unpaid(this DbSet<Order> set) => set.Where(o => !o.IsPaid);

            public static IQueryable<T> Page<T>(this IQueryable<T> query, int page, int size) => query.Skip(page * size).Take(size);
        }
        """);

    [Fact]
    public Task A_loop_streams_what_is_composed_under_a_condition() => Buffered.Fixes(
        $"var sum = 0m;\n{Conditional}\nforeach (var order in query.AsNoTracking().[|ToList|]())\n    sum += order.Total;",
        $"var sum = 0m;\n{Conditional}\nforeach (var order in query.AsNoTracking())\n    sum += order.Total;");

    [Fact]
    public Task A_tracked_loop_stops_tracking_behind_the_variable() => Buffered.Fixes(
        $"var sum = 0m;\n{Conditional}\nforeach (var order in query.[|ToList|]())\n    sum += order.Total;",
        $"var sum = 0m;\n{Conditional}\nforeach (var order in query.AsNoTracking())\n    sum += order.Total;");

    [Fact]
    public Task A_loop_that_waits_reads_chunks_of_what_is_composed_under_a_condition() => Buffered.Reviews(
        $"{Conditional}\nforeach (var order in await query.AsNoTracking().[|ToListAsync|]())\n    await Console.Out.WriteLineAsync(order.Number);",
        $$"""
        {{Conditional}}
        await foreach (var chunk in query.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                await Console.Out.WriteLineAsync(order.Number);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_loop_that_waits_has_no_chunks_where_some_path_has_no_key() => Buffered.OffersNoFix(
        """
        IQueryable<Order> query = db.Orders.AsNoTracking();
        if (cancellationToken.CanBeCanceled)
            query = query.Distinct().Skip(5);
        else
            query = query.Reverse();
        foreach (var order in query.Where(o => o.IsPaid).Concat(db.Orders).ToList())
            await Console.Out.WriteLineAsync(order.Number);
        foreach (var order in db.Orders.AsNoTracking().Reverse().[|ToList|]())
            await Console.Out.WriteLineAsync(order.Number);
        """,
        Setup.Runtime);

    [Fact]
    public Task A_loop_streams_what_a_helper_composes() => Buffered.FixesMember(
        $$"""
        public void Run()
        {
            var sum = 0m;
            foreach (var order in Paid().[|ToList|]())
                sum += order.Total;
        }
        {{Helper}}
        """,
        $$"""
        public void Run()
        {
            var sum = 0m;
            foreach (var order in Paid().AsNoTracking())
                sum += order.Total;
        }
        {{Helper}}
        """);

    [Fact]
    public Task Tracking_ends_behind_the_variable() => Tracking.Fixes(
        """
        IQueryable<Order> query = db.[|Orders|];
        if (cancellationToken.CanBeCanceled)
            query = query.Where(o => o.IsPaid);
        foreach (var order in query.ToList())
            Console.WriteLine(order.Total);
        """,
        """
        IQueryable<Order> query = db.Orders;
        if (cancellationToken.CanBeCanceled)
            query = query.Where(o => o.IsPaid);
        foreach (var order in query.AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task Tracking_ends_behind_the_call_of_a_helper() => Tracking.FixesMember(
        $$"""
        public void Run()
        {
            foreach (var order in [|Paid()|].ToList())
                Console.WriteLine(order.Total);
        }
        {{Helper}}
        """,
        $$"""
        public void Run()
        {
            foreach (var order in Paid().AsNoTracking().ToList())
                Console.WriteLine(order.Total);
        }
        {{Helper}}
        """);

    [Fact]
    public Task Tracking_ends_at_the_set_that_a_helper_is_given() => Tracking.Fixes(
        "foreach (var order in db.[|Orders|].Paid().ToList())\n    Console.WriteLine(order.Total);",
        "foreach (var order in db.Orders.AsNoTracking().Paid().ToList())\n    Console.WriteLine(order.Total);",
        Extensions);

    [Fact]
    public Task A_helper_that_wants_the_set_keeps_it() => Tracking.Silent(
        "foreach (var order in db.Orders.Unpaid().ToList())\n    Console.WriteLine(order.Total);",
        Extensions);

    [Fact]
    public Task Tracking_ends_behind_a_field() => Tracking.FixesMember(
        """
        private readonly IQueryable<Order> _orders = db.Orders.Where(o => o.IsPaid);

        public void Run()
        {
            foreach (var order in [|_orders|].ToList())
                Console.WriteLine(order.Total);
        }
        """,
        """
        private readonly IQueryable<Order> _orders = db.Orders.Where(o => o.IsPaid);

        public void Run()
        {
            foreach (var order in _orders.AsNoTracking().ToList())
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task Tracking_ends_behind_a_local_function() => Tracking.Fixes(
        """
        foreach (var order in Paid().ToList())
            Console.WriteLine(order.Total);
        IQueryable<Order> Paid() => db.[|Orders|].Where(o => o.IsPaid);
        """,
        """
        foreach (var order in Paid().AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        IQueryable<Order> Paid() => db.Orders.Where(o => o.IsPaid);
        """);

    [Fact]
    public Task Tracking_ends_behind_a_choice() => Tracking.Fixes(
        """
        var flag = cancellationToken.CanBeCanceled;
        foreach (var order in (flag ? db.[|Orders|] : db.Orders.Where(o => o.IsPaid)).ToList())
            Console.WriteLine(order.Total);
        """,
        """
        var flag = cancellationToken.CanBeCanceled;
        foreach (var order in (flag ? db.Orders : db.Orders.Where(o => o.IsPaid)).AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task An_assignment_on_the_way_is_left_alone() => Tracking.Silent(
        """
        IQueryable<Order> query;
        foreach (var order in (query = db.Orders).ToList())
            Console.WriteLine(order.Total);
        foreach (var order in query.AsTracking().ToList())
            order.Total = 0;
        """);

    [Fact]
    public Task The_database_counts_what_is_composed_under_a_condition() => InMemory.Fixes(
        $"{Conditional}\nvar count = query.[|ToList|]().Count(o => o.Quantity > 5);",
        $"{Conditional}\nvar count = query.Count(o => o.Quantity > 5);");

    [Fact]
    public Task The_database_filters_what_a_helper_composes() => InMemory.FixesMember(
        $$"""
        public int Run() => Paid().[|ToList|]().Count(o => o.Quantity > 5);
        {{Helper}}
        """,
        $$"""
        public int Run() => Paid().Count(o => o.Quantity > 5);
        {{Helper}}
        """);

    [Fact]
    public Task Only_the_columns_in_use_are_read_of_what_is_composed_under_a_condition() => Columns.Fixes(
        """
        IQueryable<Product> query = db.[|Products|];
        if (cancellationToken.CanBeCanceled)
            query = query.Where(p => p.CategoryId == 5);
        foreach (var product in query.ToList())
            Console.WriteLine(product.Name);
        """,
        """
        IQueryable<Product> query = db.Products;
        if (cancellationToken.CanBeCanceled)
            query = query.Where(p => p.CategoryId == 5);
        foreach (var product in query.Select(p => new { p.Name }).ToList())
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task An_offset_that_stands_in_a_helper_is_left_alone() => Offset.Silent(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).Page(page, 100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Extensions.WithRuntime());

    [Fact]
    public Task An_offset_on_some_path_is_left_alone() => Offset.Silent(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            IQueryable<Order> query = db.Orders.AsNoTracking().OrderBy(o => o.Id);
            if (page > 0)
                query = query.Skip(page * 100);
            var orders = await query.Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Setup.Runtime);
}
