using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnusedInclude.UnusedIncludeRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedInclude;

public sealed class UnusedIncludeTests
{
    [Theory, SyncAndAsync]
    public Task Lines_that_nobody_reads(Flavor flavor) => Verify.Warns($$"""
        var orders = {{flavor.Run("db.Orders.[|Include|](o => o.Lines)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task The_message_names_what_is_included() => Verify.Says(
        "'Lines', 'Product' is included with 'Orders' but never read",
        """
        foreach (var order in db.Orders.[|Include|](o => o.Lines).ThenInclude(l => l.Product).ToList())
            Console.WriteLine(order.Number);
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_carries_it_in_vain(Flavor flavor) => Verify.Suggests($$"""
        {{flavor.ForEach("order", "db.Orders.[|Include|](o => o.Lines)")}}
            Console.WriteLine(order.Number);
        """);

    [Theory, SyncAndAsync]
    public Task A_single_row_carries_it_in_vain(Flavor flavor) => Verify.Suggests($$"""
        var order = {{flavor.Run("db.Orders.[|Include|](o => o.Lines)", "First", "o => o.Id == 1")}};
        Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task What_leads_to_few_rows_is_a_suggestion() => Verify.Suggests("""
        foreach (var product in db.Products.[|Include|](p => p.Category).ToList())
            Console.WriteLine(product.Name);
        """);

    [Theory]
    [InlineData("db.Orders.[|Include|](o => o.Lines).Select(o => o.Number)")]
    [InlineData("db.Orders.[|Include|](o => o.Customer).Select(o => new { o.Number, o.Customer.Name })")]
    [InlineData("db.Orders.[|Include|](o => o.Lines).Select(o => new { o.Number, Count = o.Lines.Count })")]
    public Task EF_Core_drops_it_where_rows_are_projected(string query) => Verify.Suggests($$"""
        foreach (var row in {{query}}.ToList())
            Console.WriteLine(row);
        """);

    [Theory, SyncAndAsync]
    public Task And_where_the_database_counts(Flavor flavor) => Verify.Suggests($$"""
        Console.WriteLine({{flavor.Run("db.Orders.[|Include|](o => o.Lines)", "Count")}});
        """);

    [Theory]
    [InlineData("db.Orders.AsNoTracking().[|Include|](o => o.Customer).Where(o => o.Customer.Name != \"\")")]
    [InlineData("db.Orders.[|Include|](o => o.Lines.Where(l => l.Quantity > 1))")]
    [InlineData("db.Orders.[|Include|](o => o.Customer.Country)")]
    [InlineData("from o in db.Orders.[|Include|](o => o.Lines) where o.IsPaid select o")]
    public Task Whatever_the_query(string query) => Verify.Flags($$"""
        foreach (var order in ({{query}}).ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task Only_the_part_that_nobody_reads() => Verify.Flags("""
        foreach (var order in db.Orders.Include(o => o.Lines).[|ThenInclude|](l => l.Product).Include(o => o.Customer).ToList())
            Console.WriteLine(order.Customer.Name + order.Lines.Count);
        """);

    [Fact]
    public Task A_function_that_reads_other_members_does_not_read_this_one() => Verify.Flags("""
        foreach (var order in db.Orders.[|Include|](o => o.Lines).ToList())
            Show(order);
        static void Show(Order one) => Console.WriteLine(one.Number);
        """);

    // Read, whichever way.

    [Theory]
    [InlineData("foreach (var o in orders) Console.WriteLine(o.Lines.Count);")]
    [InlineData("foreach (var o in orders) foreach (var l in o.Lines) Console.WriteLine(l.Price);")]
    [InlineData("Console.WriteLine(orders.Sum(o => o.Lines.Sum(l => l.Price)));")]
    [InlineData("foreach (var o in orders) { Func<int> later = () => o.Lines.Count; Console.WriteLine(o.Number + later()); }")]
    [InlineData("foreach (var o in orders) if (o is { Lines.Count: > 0 }) Console.WriteLine(o.Number);")]
    [InlineData("foreach (var l in orders.SelectMany(o => o.Lines)) Console.WriteLine(l.Price);")]
    [InlineData("foreach (var o in orders) { var copy = o; Console.WriteLine(copy.Number + copy.Lines.Count); }")]
    public Task What_is_read_somewhere_is_read(string use) => Verify.Silent($"var orders = db.Orders.Include(o => o.Lines).ToList();\n{use}");

    [Theory]
    [InlineData("foreach (var o in orders) Console.WriteLine(o);")]
    [InlineData("return orders;")]
    [InlineData("foreach (var o in orders) { Console.WriteLine(o.Number); Show(o); } void Show(object o) => Console.WriteLine(o);")]
    [InlineData("Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(orders) + orders[0].Number);")]
    [InlineData("foreach (var (o, i) in orders.Select((o, i) => (o, i))) Console.WriteLine(o.Number);")]
    public Task A_row_that_is_passed_on_may_be_read(string use) => Verify.Silent($"var orders = db.Orders.Include(o => o.Lines).ToList();\n{use}");

    [Fact]
    public Task Rows_that_nobody_reads_are_loaded_for_the_tracker() => Verify.Silent("""
        await db.Orders.Include(o => o.Lines).ToListAsync();
        db.Orders.Include(o => o.Lines).Load();
        """);

    [Fact]
    public Task A_getter_that_is_not_seen_to_read_columns_only_may_read_it() => Verify.Silent(
        """
        foreach (var team in db.Set<Team>().Include(t => t.Members).ToList())
            Console.WriteLine(team.Size);
        """,
        Teams);

    [Fact]
    public Task A_method_of_the_row_may_read_it() => Verify.Silent(
        """
        foreach (var team in db.Set<Team>().Include(t => t.Members).ToList())
            Console.WriteLine(team.Name + team.Describe());
        """,
        Teams);

    [Fact]
    public Task The_other_end_is_filled_too() => Verify.Silent(
        """
        foreach (var team in db.Set<Team>().Include(t => t.Children).ToList())
            Console.WriteLine(team.Name + team.Parent?.Name);
        """,
        Teams);

    // Tracking.

    [Theory]
    [InlineData("db.SaveChanges();")]
    [InlineData("db.Remove(db.Customers.First());")]
    [InlineData("Console.WriteLine(db.ChangeTracker.Entries().Count());")]
    [InlineData("Help(db);\nvoid Help(DbContext any) => Console.WriteLine(any);")]
    public Task What_is_tracked_may_matter(string more) => Verify.Silent($$"""
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        {{more}}
        """);

    [Fact]
    public Task Another_query_may_rely_on_it() => Verify.Silent("""
        foreach (var order in db.Orders.Include(o => o.Customer).ToList())
            Console.WriteLine(order.Number);
        foreach (var invoice in db.Invoices.ToList())
            Console.WriteLine(invoice.Order.Customer.Name);
        """);

    [Fact]
    public Task Tracking_that_is_asked_for_has_a_reason() => Verify.Silent("""
        foreach (var order in db.Orders.AsTracking().Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task What_is_not_tracked_does_not_matter_to_others() => Verify.Flags("""
        foreach (var order in db.Orders.AsNoTracking().[|Include|](o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        db.SaveChanges();
        """);

    [Fact]
    public Task Somebody_may_listen_to_the_tracker() => Verify.Silent(
        """
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.Configuring("ChangeTracker.Tracked += (_, _) => { };"));

    // What is not proven.

    [Fact]
    public Task A_path_in_a_string_is_not_followed() => Verify.Silent("""
        foreach (var order in db.Orders.Include("Lines").ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_query_in_a_variable_may_be_used_elsewhere() => Verify.Silent("""
        var query = db.Orders.Include(o => o.Lines);
        foreach (var order in query.ToList())
            Console.WriteLine(order.Number);
        foreach (var order in query.ToList())
            Console.WriteLine(order.Lines.Count);
        """);

    [Fact]
    public Task The_model_includes_more() => Verify.Silent(
        """
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"));

    [Fact]
    public Task Set_based_operators_are_fine() => Verify.Silent("""
        db.Orders.Include(o => o.Lines).Where(o => o.IsPaid).ExecuteDelete();
        """);

    [Fact]
    public Task A_projection_that_keeps_the_entity_is_fine() => Verify.Silent("""
        foreach (var row in db.Orders.Include(o => o.Lines).Select(o => new { Order = o }).ToList())
            Console.WriteLine(row.Order.Number);
        """);

    [Fact]
    public Task What_an_entity_owns_comes_anyway() => Verify.Silent(
        """
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.Modelling("modelBuilder.Entity<Order>().OwnsMany(o => o.Lines);"));

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        """
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        """
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.AsTestProject());

    private static readonly Setup Teams = Setup.Default.WithFile("""
        using System.Collections.Generic;

        namespace Shop;

        public class Team
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public Team? Parent { get; set; }
            public List<Team> Children { get; set; } = [];
            public List<Customer> Members { get; set; } = [];
            public string Size => Members.Count.ToString();
            public string Describe() => Name + Members.Count;
        }
        """);
}
