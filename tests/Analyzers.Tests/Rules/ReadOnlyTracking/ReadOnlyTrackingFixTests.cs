using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule, Rowbound.CodeFixes.ReadOnlyTracking.ReadOnlyTrackingFix>;

namespace Rowbound.Analyzers.Tests.Rules.ReadOnlyTracking;

public sealed class ReadOnlyTrackingFixTests
{
    [Theory, SyncAndAsync]
    public Task The_query_does_not_track(Flavor flavor) => Verify.FixesAll(
        $$"""
        var orders = {{flavor.Run("db.[|Orders|].Where(o => o.IsPaid)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """,
        $$"""
        var orders = {{flavor.Run("db.Orders.AsNoTracking().Where(o => o.IsPaid)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_chain_over_lines_keeps_its_comments() => Verify.Fixes(
        """
        var orders = await db.[|Orders|] // all of them
            .Where(o => o.IsPaid) // but only paid
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        Console.WriteLine(orders.Count + orders.Sum(o => o.Total));
        """,
        """
        var orders = await db.Orders // all of them
            .AsNoTracking()
            .Where(o => o.IsPaid) // but only paid
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        Console.WriteLine(orders.Count + orders.Sum(o => o.Total));
        """);

    [Fact]
    public Task Query_syntax() => Verify.Fixes(
        """
        var orders = (from o in db.[|Orders|]
                      where o.IsPaid
                      select o).ToList();
        Console.WriteLine(orders.Sum(o => o.Total + 1));
        """,
        """
        var orders = (from o in db.Orders.AsNoTracking()
                      where o.IsPaid
                      select o).ToList();
        Console.WriteLine(orders.Sum(o => o.Total + 1));
        """);

    [Fact]
    public Task A_query_in_a_local_that_others_use_too_is_left_as_it_is() => Verify.Fixes(
        """
        var paid = db.[|Orders|].Where(o => o.IsPaid);
        var count = paid.Count();
        foreach (var order in paid.ToList())
            Console.WriteLine(order.Total / count);
        """,
        """
        var paid = db.Orders.Where(o => o.IsPaid);
        var count = paid.Count();
        foreach (var order in paid.AsNoTracking().ToList())
            Console.WriteLine(order.Total / count);
        """);

    [Fact]
    public Task A_set_in_a_local_keeps_its_type() => Verify.Fixes(
        """
        DbSet<Order> orders = db.[|Orders|];
        foreach (var order in orders.OrderBy(o => o.Id).ToList())
            Console.WriteLine(order.Total);
        """,
        """
        DbSet<Order> orders = db.Orders;
        foreach (var order in orders.OrderBy(o => o.Id).AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_query_of_SQL_does_not_track_behind_it() => Verify.Fixes(
        """
        foreach (var order in db.[|Orders|].FromSqlRaw("select * from Orders").ToList())
            Console.WriteLine(order.Total);
        """,
        """
        foreach (var order in db.Orders.FromSqlRaw("select * from Orders").AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_set_by_type() => Verify.FixesMember(
        """
        private readonly ShopContext _context = new();

        public decimal Sum() => _context.[|Set<Order>|]().ToList().Max(o => o.Total * 2);
        """,
        """
        private readonly ShopContext _context = new();

        public decimal Sum() => _context.Set<Order>().AsNoTracking().ToList().Max(o => o.Total * 2);
        """);

    [Fact]
    public Task Two_queries_in_one_statement() => Verify.FixesAll(
        "Console.WriteLine(db.[|Orders|].ToList().Sum(o => o.Total * 2) + db.[|OrderLines|].ToList().Sum(l => l.Price * 2));",
        "Console.WriteLine(db.Orders.AsNoTracking().ToList().Sum(o => o.Total * 2) + db.OrderLines.AsNoTracking().ToList().Sum(l => l.Price * 2));");

    [Fact]
    public Task A_collection_that_is_included_comes_along() => Verify.Fixes(
        """
        foreach (var order in db.[|Orders|].Include(o => o.Lines.Where(l => l.Price > 5)).ToList())
            Console.WriteLine(order.Lines.Count + order.Lines.Sum(l => l.Quantity));
        """,
        """
        foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines.Where(l => l.Price > 5)).ToList())
            Console.WriteLine(order.Lines.Count + order.Lines.Sum(l => l.Quantity));
        """);

    [Fact]
    public Task Another_row_is_read_along() => Verify.Fixes(
        """
        var customer = await db.Customers.FirstAsync(c => c.Name == "Ann", cancellationToken);
        var orders = await db.[|Orders|].Where(o => o.CustomerId == customer.Id).ToListAsync(cancellationToken);
        Console.WriteLine(customer.Name + orders.Sum(o => o.Total));
        """,
        """
        var customer = await db.Customers.FirstAsync(c => c.Name == "Ann", cancellationToken);
        var orders = await db.Orders.AsNoTracking().Where(o => o.CustomerId == customer.Id).ToListAsync(cancellationToken);
        Console.WriteLine(customer.Name + orders.Sum(o => o.Total));
        """);

    [Fact]
    public Task A_using_is_added_where_there_is_none() => Verify.FixesFile(
        """
        using System;
        using System.Linq;

        using var db = new Shop.ShopContext();
        foreach (var order in db.[|Orders|].ToList())
            Console.WriteLine(order.Total);
        """,
        """
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        using var db = new Shop.ShopContext();
        foreach (var order in db.Orders.AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task Principals_that_rows_share_are_not_copied() => Verify.OffersNoFix("""
        foreach (var order in db.[|Orders|].Include(o => o.Customer).ToList())
            Console.WriteLine(order.Customer.Name);
        """);
}
