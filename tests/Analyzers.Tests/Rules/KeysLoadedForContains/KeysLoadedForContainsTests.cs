using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.KeysLoadedForContains.KeysLoadedForContainsRule>;

namespace Rowbound.Analyzers.Tests.Rules.KeysLoadedForContains;

public sealed class KeysLoadedForContainsTests
{
    [Theory, SyncAndAsync]
    public Task Keys_that_are_loaded_for_a_condition(Flavor flavor) => Verify.Warns($"""
        var ids = {flavor.Run("db.Orders.Select(o => o.Id)", "[|ToList|]")};
        var lines = {flavor.Run("db.OrderLines.Where(l => ids.Contains(l.OrderId)).OrderBy(l => l.Id).Take(10)", "ToList")};
        """);

    [Theory]
    [InlineData("ToList")]
    [InlineData("ToArray")]
    [InlineData("ToHashSet")]
    public Task Whatever_holds_them(string method) => Verify.Warns($"""
        var ids = db.Orders.Select(o => o.Id).[|{method}|]();
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);

    [Fact]
    public Task Values_that_must_not_be_there() => Verify.Warns("""
        var numbers = db.Orders.Select(o => o.Number).[|ToList|]();
        Console.WriteLine(db.Customers.Any(c => !numbers.Contains(c.Name)));
        """);

    [Fact]
    public Task A_condition_that_is_composed_first() => Verify.Warns("""
        var ids = db.Orders.Select(o => o.Id).[|ToList|]();
        var lines = db.OrderLines.Where(l => l.Quantity > 1 && ids.Contains(l.OrderId));
        foreach (var line in lines.AsNoTracking())
            Console.WriteLine(line.Price);
        """);

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "A list of values of 'Orders' that grows with the table is loaded only to be sent back by 'Contains'",
        """
        var ids = db.Orders.Select(o => o.Id).[|ToList|]();
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);

    [Theory]
    [InlineData("db.Orders.Where(o => o.IsPaid)")]
    [InlineData("db.Customers")]
    public Task Some_rows_or_a_table_of_which_growth_is_not_known(string query) => Verify.Suggests($"""
        var ids = {query}.Select(r => r.Id).[|ToList|]();
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);

    [Theory]
    [InlineData("db.Orders.Where(o => o.CustomerId == 7)")]
    [InlineData("db.Orders.OrderBy(o => o.Id).Take(100)")]
    [InlineData("db.Categories")]
    public Task Few_keys_are_fine(string query) => Verify.Silent($"""
        var ids = {query}.Select(r => r.Id).ToList();
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);

    [Theory]
    [InlineData("Console.WriteLine(ids.Count);")]
    [InlineData("foreach (var id in ids) Console.WriteLine(id);")]
    [InlineData("ids.Add(7);")]
    [InlineData("Console.WriteLine(db.Invoices.Count(i => ids.Contains(i.OrderId)));")]
    public Task A_list_that_is_used_for_more_is_another_matter(string more) => Verify.Silent($"""
        var ids = db.Orders.Select(o => o.Id).ToList();
        {more}
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);

    [Fact]
    public Task A_list_that_is_asked_in_memory_is_another_matter() => Verify.Silent("""
        var ids = db.Orders.Select(o => o.Id).ToList();
        Console.WriteLine(new[] { 1, 2 }.Where(n => ids.Contains(n)).Count());
        """);

    [Fact]
    public Task Rows_that_are_more_than_keys_are_another_matter() => Verify.Silent("""
        var orders = db.Orders.ToList();
        Console.WriteLine(db.OrderLines.Count(l => orders.Contains(l.Order)));
        """);

    [Fact]
    public Task A_query_in_the_condition_is_fine() => Verify.Silent("""
        var ids = db.Orders.Select(o => o.Id);
        Console.WriteLine(db.OrderLines.Count(l => ids.Contains(l.OrderId)));
        """);
}
