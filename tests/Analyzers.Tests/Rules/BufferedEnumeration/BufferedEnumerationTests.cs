using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedEnumeration;

public sealed class BufferedEnumerationTests
{
    private const string Print = "Console.WriteLine(order.Total);";

    [Theory, SyncAndAsync]
    public Task A_list_made_for_one_loop(Flavor flavor) => Verify.Warns($$"""
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")}})
            {{Print}}
        """);

    [Theory, SyncAndAsync]
    public Task An_array_in_a_local(Flavor flavor) => Verify.Warns($$"""
        var orders = {{flavor.Run("db.Orders", "[|ToArray|]")}};
        foreach (var order in orders)
            {{Print}}
        """);

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "All rows of 'Orders' are held in memory for one loop that needs one at a time",
        $"foreach (var order in db.Orders.[|ToList|]()) {Print}");

    [Fact]
    public Task A_table_that_is_not_known_to_grow_is_a_suggestion() => Verify.Suggests("""
        foreach (var country in db.Countries.[|ToList|]())
            Console.WriteLine(country.Name);
        """);

    [Fact]
    public Task Top_level_statements() => Verify.FlagsFile("""
        using System;
        using System.Linq;

        using var db = new Shop.ShopContext();
        foreach (var order in db.Orders.[|ToList|]())
            Console.WriteLine(order.Total);
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_is_fine(Flavor flavor) => Verify.Silent($$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            {{Print}}
        """);

    [Theory]
    [InlineData("db.Orders.Take(10)")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 5)")]
    [InlineData("db.Categories")]
    [InlineData("new List<Order>().AsQueryable()")]
    public Task Few_rows_or_none_of_a_database(string query) => Verify.Silent($"foreach (var row in {query}.ToList()) Console.WriteLine(row.Id);");

    [Theory]
    [InlineData("Console.WriteLine(orders.Count);")]
    [InlineData("Console.WriteLine(orders[0].Total);")]
    [InlineData("foreach (var order in orders) Console.WriteLine(order.Number);")]
    [InlineData("orders.Add(new Order());")]
    [InlineData("Action later = () => Console.WriteLine(orders);")]
    [InlineData("System.Diagnostics.Debug.Assert(orders is not null);")]
    public Task A_list_that_is_used_again(string use) => Verify.Silent($$"""
        var orders = db.Orders.ToList();
        foreach (var order in orders)
            {{Print}}
        {{use}}
        """);

    [Fact]
    public Task A_list_that_the_loop_itself_uses() => Verify.Silent("""
        var orders = db.Orders.ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Total / orders.Count);
        """);

    [Fact]
    public Task A_loop_in_another_thread() => Verify.Silent("""
        var orders = db.Orders.ToList();
        Task.Run(() =>
        {
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        });
        """);

    [Fact]
    public Task A_list_that_each_turn_of_a_loop_runs_over() => Verify.Silent("""
        var orders = db.Orders.ToList();
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task A_list_that_is_made_in_each_turn_of_a_loop() => Verify.Flags("""
        while (!cancellationToken.IsCancellationRequested)
        {
            var orders = db.Orders.[|ToList|]();
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task Entities_that_go_into_a_list_are_another_rule() => Verify.Silent("""
        var kept = new List<Order>();
        foreach (var order in db.Orders.ToList())
            kept.Add(order);
        return kept;
        """);
}
