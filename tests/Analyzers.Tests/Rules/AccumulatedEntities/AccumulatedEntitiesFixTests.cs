using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.AccumulatedEntities.AccumulatedEntitiesRule, Rowbound.CodeFixes.AccumulatedEntities.AccumulatedEntitiesFix>;

namespace Rowbound.Analyzers.Tests.Rules.AccumulatedEntities;

public sealed class AccumulatedEntitiesFixTests
{
    [Theory, SyncAndAsync]
    public Task Only_values_are_collected(Flavor flavor) => Verify.FixesAll(
        $$"""
        var all = new List<Order>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var orders = {{flavor.Run("db.Orders.Where(o => o.CustomerId == id)", "ToList")}};
            foreach (var order in orders)
                all.[|Add|](order);
        }

        foreach (var order in all)
            Console.WriteLine(order.Number + order.Total);
        """,
        $$"""
        var all = new List<(decimal Total, string Number)>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var orders = {{flavor.Run("db.Orders.Where(o => o.CustomerId == id).Select(o => new { o.Total, o.Number })", "ToList")}};
            foreach (var order in orders)
                all.Add((order.Total, order.Number));
        }

        foreach (var order in all)
            Console.WriteLine(order.Number + order.Total);
        """);

    [Theory, SyncAndAsync]
    public Task Pages_come_as_tuples(Flavor flavor) => Verify.FixesAll(
        $$"""
        var all = new List<Order>();
        for (var page = 0; ; page++)
        {
            var orders = {{flavor.Run("db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100)", "ToList")}};
            if (orders.Count == 0)
                break;
            all.[|AddRange|](orders);
        }
        Console.WriteLine(all.Sum(o => o.Total) + all[0].Number);
        """,
        $$"""
        var all = new List<(decimal Total, string Number)>();
        for (var page = 0; ; page++)
        {
            var orders = {{flavor.Run("db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).Select(o => new ValueTuple<decimal, string>(o.Total, o.Number))", "ToList")}};
            if (orders.Count == 0)
                break;
            all.AddRange(orders);
        }
        Console.WriteLine(all.Sum(o => o.Total) + all[0].Number);
        """);

    [Theory]
    [InlineData(
        "all.[|AddRange|](await db.Orders.Where(o => o.CustomerId == id).ToListAsync(cancellationToken).ConfigureAwait(false));",
        "all.AddRange(await db.Orders.Where(o => o.CustomerId == id).Select(o => new ValueTuple<int, decimal>(o.Id, o.Total)).ToListAsync(cancellationToken).ConfigureAwait(false));")]
    [InlineData(
        "all.[|AddRange|](db.Orders.Where(o => o.CustomerId == id));",
        "all.AddRange(db.Orders.Where(o => o.CustomerId == id).Select(o => new ValueTuple<int, decimal>(o.Id, o.Total)));")]
    [InlineData(
        "all.[|AddRange|](from o in db.Orders where o.CustomerId == id select o);",
        "all.AddRange((from o in db.Orders where o.CustomerId == id select o).Select(o => new ValueTuple<int, decimal>(o.Id, o.Total)));")]
    [InlineData(
        "foreach (var o in db.Orders.Where(x => x.CustomerId == id)) if (o.IsPaid) all.[|Add|](o);",
        "foreach (var o in db.Orders.Where(x => x.CustomerId == id).Select(x => new { x.Id, x.Total, x.IsPaid })) if (o.IsPaid) all.Add((o.Id, o.Total));")]
    [InlineData(
        "foreach (var o in db.Orders.Where(x => x.CustomerId == id)) all.[|Add|](item: o);",
        "foreach (var o in db.Orders.Where(x => x.CustomerId == id).Select(x => new { x.Id, x.Total })) all.Add(item: (o.Id, o.Total));")]
    [InlineData(
        "db.Orders.Where(o => o.CustomerId == id).ToList().ForEach(x => all.[|Add|](x));",
        "db.Orders.Where(o => o.CustomerId == id).Select(o => new { o.Id, o.Total }).ToList().ForEach(x => all.Add((x.Id, x.Total)));")]
    [InlineData(
        "await foreach (var x in db.Orders.Where(o => o.CustomerId == id).AsAsyncEnumerable().WithCancellation(cancellationToken)) all.[|Add|](x);",
        "await foreach (var x in db.Orders.Where(o => o.CustomerId == id).Select(o => new { o.Id, o.Total }).AsAsyncEnumerable().WithCancellation(cancellationToken)) all.Add((x.Id, x.Total));")]
    public Task Whatever_the_loop(string before, string after) => Verify.Fixes(
        $$"""
        var all = new List<Order>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            {{before}}
        }
        await Task.Yield();
        foreach (var kept in all)
            Console.WriteLine(kept.Id + kept.Total);
        """,
        $$"""
        var all = new List<(int Id, decimal Total)>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            {{after}}
        }
        await Task.Yield();
        foreach (var kept in all)
            Console.WriteLine(kept.Id + kept.Total);
        """);

    [Theory]
    [InlineData("List<Order> all = [];", "List<(int Id, decimal Total)> all = [];")]
    [InlineData("List<Order> all = new();", "List<(int Id, decimal Total)> all = new();")]
    [InlineData("List<Order> all = new List<Order>();", "List<(int Id, decimal Total)> all = new List<(int Id, decimal Total)>();")]
    [InlineData("var all = new System.Collections.Generic.List<Shop.Order>();", "var all = new System.Collections.Generic.List<(int Id, decimal Total)>();")]
    [InlineData("var all = new List<Order>(); // what was sold", "var all = new List<(int Id, decimal Total)>(); // what was sold")]
    public Task The_declaration_is_retyped(string before, string after) => Verify.Fixes(
        $$"""
        {{before}}
        foreach (var order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all[0].Id + all[0].Total);
        """,
        $$"""
        {{after}}
        foreach (var order in db.Orders.Select(o => new { o.Id, o.Total }))
            all.Add((order.Id, order.Total));
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task A_set_that_is_streamed_itself() => Verify.Fixes(
        """
        var all = new List<Order>();
        await foreach (var order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all[0].Id + all[0].Total);
        """,
        """
        var all = new List<(int Id, decimal Total)>();
        await foreach (var order in db.Orders.Select(o => new { o.Id, o.Total }).AsAsyncEnumerable())
            all.Add((order.Id, order.Total));
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task A_single_column_comes_with_its_key() => Verify.Fixes(
        """
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all.Max(o => o.Total));
        """,
        """
        var all = new List<(int Id, decimal Total)>();
        foreach (var order in db.Orders.Select(o => new { o.Id, o.Total }))
            all.Add((order.Id, order.Total));
        Console.WriteLine(all.Max(o => o.Total));
        """);

    [Fact]
    public Task Types_keep_their_names_and_nullability() => Verify.Fixes(
        """
        var all = new List<Sale>();
        foreach (var sale in db.Set<Sale>())
            all.[|Add|](sale);
        foreach (var sale in all)
            Console.WriteLine(sale.Kind + sale.Note?.Length + sale.@class + sale.At?.Year);
        """,
        """
        var all = new List<(Kinds.Kind Kind, string? Note, string @class, DateTime? At)>();
        foreach (var sale in db.Set<Sale>().Select(s => new { s.Kind, s.Note, s.@class, s.At }))
            all.Add((sale.Kind, sale.Note, sale.@class, sale.At));
        foreach (var sale in all)
            Console.WriteLine(sale.Kind + sale.Note?.Length + sale.@class + sale.At?.Year);
        """,
        Sales);

    [Fact]
    public Task Two_lists_are_filled_in_one_statement() => Verify.FixesAll(
        """
        var orders = new List<Order>();
        var entries = new List<AuditEntry>();
        foreach (var order in db.Orders)
        {
            orders.[|Add|](order);
            foreach (var entry in db.AuditLog)
                entries.[|Add|](entry);
        }
        Console.WriteLine(orders[0].Id + orders[0].Number + entries[0].Actor + entries[0].Action);
        """,
        """
        var orders = new List<(int Id, string Number)>();
        var entries = new List<(string Actor, string Action)>();
        foreach (var order in db.Orders.Select(o => new { o.Id, o.Number }))
        {
            orders.Add((order.Id, order.Number));
            foreach (var entry in db.AuditLog.Select(a => new { a.Actor, a.Action }))
                entries.Add((entry.Actor, entry.Action));
        }
        Console.WriteLine(orders[0].Id + orders[0].Number + entries[0].Actor + entries[0].Action);
        """);

    [Fact]
    public Task Top_level_statements() => Verify.FixesFile(
        """
        using System.Collections.Generic;
        using Shop;

        using var db = new ShopContext();
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        System.Console.WriteLine(all[0].Id + all[0].Total);
        """,
        """
        using System.Collections.Generic;
        using System.Linq;
        using Shop;

        using var db = new ShopContext();
        var all = new List<(int Id, decimal Total)>();
        foreach (var order in db.Orders.Select(o => new { o.Id, o.Total }))
            all.Add((order.Id, order.Total));
        System.Console.WriteLine(all[0].Id + all[0].Total);
        """);

    // What would change what is computed, or not compile.

    [Theory]
    [InlineData("return all;")]
    [InlineData("Func<int> later = () => all.Select(o => o).Count(); Console.WriteLine(later());")]
    [InlineData("all.Sort((a, b) => a.Total.CompareTo(b.Total)); Console.WriteLine(all[0].Id);")]
    [InlineData("all[0].Total = 0; Console.WriteLine(all[0].Id);")]
    [InlineData("foreach (var o in all) o.Total = 0;")]
    [InlineData("var one = all.FirstOrDefault(); if (one != null) Console.WriteLine(one.Id + one.Total);")]
    [InlineData("Console.WriteLine(all.Find(o => o.Id == 1)?.Total);")]
    [InlineData("Console.WriteLine(all[0].Total + (all[1] == null ? 0 : all[1].Id));")]
    [InlineData("Console.WriteLine(all[0] == all[1] ? all[0].Total : all[0].Id);")]
    [InlineData("Console.WriteLine(all.Distinct().Sum(o => o.Id + o.Total));")]
    [InlineData("all.Add(new Order()); Console.WriteLine(all[0].Id + all[0].Total);")]
    [InlineData("var same = all; same.Add(new Order()); Console.WriteLine(all[0].Id + all[0].Total);")]
    [InlineData("all[0] = new Order(); Console.WriteLine(all[0].Id + all[0].Total);")]
    [InlineData("foreach (Order o in all) Console.WriteLine(o.Id + o.Total);")]
    [InlineData("IEnumerable<Order> same = all; Console.WriteLine(same.Sum(o => o.Id + o.Total));")]
    [InlineData("Console.WriteLine(all.Sum((Order o) => o.Id + o.Total));")]
    [InlineData("Console.WriteLine(string.Join(\", \", all));")]
    [InlineData("Console.WriteLine(all[0].Id + all[0].Customer.Name);")]
    [InlineData("Console.WriteLine(all.Count);")]
    public Task The_list_is_used_otherwise(string use) => Verify.OffersNoFix($$"""
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        {{use}}
        """);

    [Theory]
    [InlineData("var all = new List<Order>(1000);")]
    [InlineData("var all = new List<Order> { new() };")]
    [InlineData("IList<Order> all = new List<Order>();")]
    [InlineData("ICollection<Order> all = new List<Order>();")]
    [InlineData("List<Order> all = [], other = [];")]
    [InlineData("var all = new HashSet<Order>();")]
    public Task The_collection_is_not_an_empty_list_of_its_own(string declaration) => Verify.OffersNoFix($$"""
        {{declaration}}
        foreach (var order in db.Orders)
            all.[|Add|](order);
        foreach (var order in all)
            Console.WriteLine(order.Id + order.Total);
        """);

    [Fact]
    public Task A_dictionary_is_left() => Verify.OffersNoFix("""
        var byId = new Dictionary<int, Order>();
        foreach (var order in db.Orders)
            [|byId[order.Id]|] = order;
        Console.WriteLine(byId[1].Id + byId[1].Total);
        """);

    [Fact]
    public Task A_single_row_is_left() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var id in db.Invoices.Select(i => i.OrderId))
        {
            var order = db.Orders.First(o => o.Id == id);
            all.[|Add|](order);
        }
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task A_set_compares_its_rows() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var order in db.Orders.ToHashSet())
            all.[|Add|](order);
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task Two_branches_add() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
        {
            if (order.IsPaid)
                all.[|Add|](order);
            else
                all.Add(order);
        }
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task A_page_is_read_before_it_is_added() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var orders = db.Orders.Where(o => o.CustomerId == id).ToList();
            foreach (var order in orders)
                Console.WriteLine(order.Total);
            all.[|AddRange|](orders);
        }
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task A_page_is_filtered_before_it_is_added() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var orders = db.Orders.Where(o => o.CustomerId == id).ToList();
            Console.WriteLine(orders.Count);
            all.[|AddRange|](orders.Where(o => o.IsPaid));
        }
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task The_rows_are_written() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
        {
            order.Total = 0;
            all.[|Add|](order);
        }
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task Entities_are_saved() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all[0].Id + all[0].Total);
        db.SaveChanges();
        """);

    [Fact]
    public Task The_type_of_a_row_is_named() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (Order order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all[0].Id + all[0].Total);
        """);

    [Fact]
    public Task More_columns_than_a_tuple_has_elements() => Verify.OffersNoFix("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        foreach (var o in all)
            Console.WriteLine($"{o.Id}{o.CustomerId}{o.Status}{o.PlacedAt}{o.Total}{o.Quantity}{o.IsPaid}{o.Note}");
        """);

    [Theory]
    [InlineData("Rest")]
    [InlineData("Item1")]
    public Task A_column_has_a_name_that_a_tuple_needs_itself(string name) => Verify.OffersNoFix(
        $$"""
        var all = new List<Sale>();
        foreach (var sale in db.Set<Sale>())
            all.[|Add|](sale);
        Console.WriteLine(all[0].Id + all[0].{{name}});
        """,
        Sales);

    [Fact]
    public Task A_getter_has_logic() => Verify.OffersNoFix(
        """
        var all = new List<Sale>();
        foreach (var sale in db.Set<Sale>())
            all.[|Add|](sale);
        Console.WriteLine(all[0].Id + all[0].Label);
        """,
        Sales);

    [Fact]
    public Task One_column_of_a_composite_key() => Verify.OffersNoFix("""
        var all = new List<Stock>();
        foreach (var stock in db.Stock)
            all.[|Add|](stock);
        Console.WriteLine(all.Sum(s => s.Quantity));
        """);

    private static Setup Sales => Setup.Default.WithFile("""
        using System;
        using Shop.Kinds;

        namespace Shop.Kinds
        {
            public enum Kind { Cash, Card }
        }

        namespace Shop
        {
            public class Sale
            {
                public int Id { get; set; }
                public Kind Kind { get; set; }
                public string? Note { get; set; }
                public string @class { get; set; } = "";
                public DateTime? At { get; set; }
                public int Rest { get; set; }
                public int Item1 { get; set; }
                public string Label => "sale " + Id;
            }
        }
        """);
}
