using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.KeysLoadedForContains.KeysLoadedForContainsRule,
    Rowbound.CodeFixes.KeysLoadedForContains.KeysLoadedForContainsReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.KeysLoadedForContains;

public sealed class KeysLoadedForContainsReviewFixTests
{
    [Theory]
    [InlineData("db.Orders.Select(o => o.Id).[|ToList|]()")]
    [InlineData("db.Orders.Select(o => o.Id).[|ToHashSet|]()")]
    [InlineData("await db.Orders.Select(o => o.Id).[|ToListAsync|](cancellationToken)")]
    [InlineData("(await db.Orders.Select(o => o.Id).[|ToListAsync|](cancellationToken).ConfigureAwait(false))")]
    public Task The_query_stays_a_query(string keys) => Verify.Reviews(
        $"""
        var ids = {keys}; // all
        Console.WriteLine(await db.OrderLines.CountAsync(l => ids.Contains(l.OrderId)));
        """,
        """
        var ids = db.Orders.Select(o => o.Id); // all
        Console.WriteLine(await db.OrderLines.CountAsync(l => ids.Contains(l.OrderId)));
        """,
        title: "Ask for the keys in the query itself (one statement instead of two)");

    [Fact]
    public Task A_query_over_several_lines() => Verify.Reviews(
        """
        var ids = await db.Orders
            .Where(o => o.IsPaid) // only these
            .Select(o => o.CustomerId)
            .[|ToListAsync|]();

        foreach (var customer in await db.Customers.Where(c => ids.Contains(c.Id)).AsNoTracking().ToListAsync())
            Console.WriteLine(customer.Name);
        """,
        """
        var ids = db.Orders
            .Where(o => o.IsPaid) // only these
            .Select(o => o.CustomerId);

        foreach (var customer in await db.Customers.Where(c => ids.Contains(c.Id)).AsNoTracking().ToListAsync())
            Console.WriteLine(customer.Name);
        """);

    [Theory]
    [InlineData("var ids = db.Orders.AsNoTracking().Select(o => o.Id).[|ToList|]();")]
    [InlineData("var ids = db.Orders.Select(o => o.Id).TagWith(\"keys\").[|ToList|]();")]
    [InlineData("var ids = db.Invoices.IgnoreQueryFilters().Select(i => i.OrderId).[|ToList|]();")]
    [InlineData("List<int> ids = db.Orders.Select(o => o.Id).[|ToList|]();")]
    [InlineData("var ids = db.Orders.Select(o => o.Id + 1).[|ToList|]();")]
    [InlineData("var ids = db.Orders.Select(o => o.Id).[|ToList|](); db.SaveChanges();")]
    [InlineData("var ids = new ShopContext().Orders.Select(o => o.Id).[|ToList|]();")]
    public Task A_list_that_is_not_proven_to_be_the_same_is_left(string keys) => Verify.OffersNoFix($"""
        {keys}
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);

    [Theory]
    [InlineData("Console.WriteLine(db.Invoices.IgnoreQueryFilters().Count(i => ids.Contains(i.OrderId)));")]
    [InlineData("db.OrderLines.Where(l => ids.Contains(l.OrderId)).ExecuteDelete();")]
    [InlineData("foreach (var n in new[] { 1, 2 }) Console.WriteLine(db.OrderLines.Count(l => l.Quantity == n && ids.Contains(l.OrderId)));")]
    [InlineData("Func<int> count = () => db.OrderLines.Count(l => ids.Contains(l.OrderId));")]
    [InlineData("Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId + 1)));")]
    public Task A_query_that_is_not_proven_to_be_the_same_is_left(string query) => Verify.OffersNoFix($"""
        var ids = db.Orders.Select(o => o.Id).[|ToList|]();
        {query}
        """);

    [Fact]
    public Task Text_is_left() => Verify.OffersNoFix("""
        var numbers = db.Orders.Select(o => o.Number).[|ToList|]();
        Console.WriteLine(db.Customers.Count(c => numbers.Contains(c.Name)));
        """);

    [Fact]
    public Task A_converted_key_is_left() => Verify.OffersNoFix(
        """
        var ids = db.Orders.Select(o => o.Id).[|ToList|]();
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """,
        Setup.Default.Modelling("modelBuilder.Entity<OrderLine>().Property(l => l.OrderId).HasConversion<string>();"));
}
