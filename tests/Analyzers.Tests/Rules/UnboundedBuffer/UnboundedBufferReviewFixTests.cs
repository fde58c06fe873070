using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule, Rowbound.CodeFixes.UnboundedBuffer.UnboundedBufferReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnboundedBuffer;

public sealed class UnboundedBufferReviewFixTests
{
    private const string Title = "Read in chunks by key in each loop (the table is read once per loop)";

    [Fact]
    public Task Two_loops_over_one_list_read_in_chunks() => Verify.Reviews(
        """
        var orders = await db.Orders.AsNoTracking().[|ToListAsync|]();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        """
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                Console.WriteLine(order.Total);
        }
        await foreach (var rows in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in rows)
                Console.WriteLine(order.Number);
        }
        """,
        Setup.Runtime,
        Title);

    [Fact]
    public Task What_is_only_read_is_not_tracked_and_keeps_its_comments() => Verify.Reviews(
        """
        // What is open.
        var orders = await db.Orders.Where(o => !o.IsPaid).[|ToListAsync|](cancellationToken).ConfigureAwait(false);

        // The sum first.
        foreach (Order order in orders)
        {
            Console.WriteLine(order.Total); // each
        }

        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        """
        // What is open.
        // The sum first.
        await foreach (var chunk in db.Orders.AsNoTracking().Where(o => !o.IsPaid).InChunksAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (Order order in chunk)
            {
                Console.WriteLine(order.Total); // each
            }
        }

        await foreach (var rows in db.Orders.AsNoTracking().Where(o => !o.IsPaid).InChunksAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var order in rows)
                Console.WriteLine(order.Number);
        }
        """,
        Setup.Runtime,
        Title);

    [Fact]
    public Task Top_level_statements() => Verify.ReviewsFile(
        """
        using System;
        using Microsoft.EntityFrameworkCore;

        using var db = new Shop.ShopContext();
        // All of them.
        var orders = await db.Orders.AsNoTracking().[|ToListAsync|]();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        """
        using System;
        using Microsoft.EntityFrameworkCore;
        using Rowbound;

        using var db = new Shop.ShopContext();
        // All of them.
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                Console.WriteLine(order.Total);
        }
        await foreach (var rows in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in rows)
                Console.WriteLine(order.Number);
        }
        """,
        Setup.Runtime,
        Title);

    [Theory]
    [InlineData("return await db.Orders.[|ToListAsync|]();")]
    [InlineData("var orders = db.Orders.AsNoTracking().[|ToList|](); Console.WriteLine(orders.Count); foreach (var o in orders) await Task.Delay(1);")]
    [InlineData("var all = await db.Orders.AsNoTracking().[|ToDictionaryAsync|](o => o.Id); foreach (var p in all) Console.Write(p); foreach (var p in all) Console.Write(p);")]
    public Task What_is_not_only_run_over_has_no_fix(string body) => Verify.OffersNoFix(body, Setup.Runtime);

    [Theory]
    [InlineData("foreach (var order in orders) order.Total = 0;", "order.Total")]
    [InlineData("foreach (var order in orders) Change(order);", "order.Total")]
    [InlineData("foreach (var order in orders) Console.WriteLine(order.Equals(null));", "order.Total")]
    public Task Rows_that_the_second_loop_must_see_as_the_first_left_them(string first, string second) => Verify.OffersNoFix(
        $$"""
        var orders = await db.Orders.AsNoTracking().[|ToListAsync|]();
        {{first}}
        foreach (var order in orders)
            Console.WriteLine({{second}});
        static void Change(Order order) => order.Total = 0;
        """,
        Setup.Runtime);

    [Fact]
    public Task A_loop_in_a_loop_would_read_the_table_once_per_row() => Verify.OffersNoFix(
        """
        var orders = await db.Orders.AsNoTracking().[|ToListAsync|]();
        foreach (var order in orders)
        {
            foreach (var other in orders)
                Console.WriteLine(order.Total - other.Total);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_filter_that_changes_between_the_loops() => Verify.OffersNoFix(
        """
        var least = 5;
        var orders = await db.Orders.AsNoTracking().Where(o => o.Total > least).[|ToListAsync|]();
        foreach (var order in orders)
            least++;
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """,
        Setup.Runtime);

    [Fact]
    public Task Nothing_is_read_in_chunks_without_the_runtime_library() => Verify.OffersNoFix("""
        var orders = await db.Orders.AsNoTracking().[|ToListAsync|]();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task Nothing_is_read_in_chunks_where_nothing_can_be_awaited() => Verify.OffersNoFix(
        """
        var orders = db.Orders.AsNoTracking().[|ToList|]();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        Setup.Runtime);
}
