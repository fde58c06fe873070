using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.TrackedStream.TrackedStreamRule, Rowbound.CodeFixes.TrackedStream.TrackedStreamFix>;

namespace Rowbound.Analyzers.Tests.Rules.TrackedStream;

public sealed class TrackedStreamFixTests
{
    [Theory, SyncAndAsync]
    public Task The_loop_does_not_track(Flavor flavor) => Verify.FixesAll(
        $$"""
        {{flavor.ForEach("order", "db.[|Orders|]")}}
            Console.WriteLine(order.Total);
        """,
        $$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("foreach (var order in db.[|Orders|].Where(o => o.IsPaid))", "foreach (var order in db.Orders.AsNoTracking().Where(o => o.IsPaid))")]
    [InlineData("foreach (Order order in db.[|Set<Order>|]())", "foreach (Order order in db.Set<Order>().AsNoTracking())")]
    [InlineData("foreach (var order in from o in db.[|Orders|] where o.IsPaid select o)", "foreach (var order in from o in db.Orders.AsNoTracking() where o.IsPaid select o)")]
    [InlineData("foreach (var order in db.[|Orders|].Include(o => o.Lines))", "foreach (var order in db.Orders.AsNoTracking().Include(o => o.Lines))")]
    [InlineData("await foreach (var order in db.[|Orders|])", "await foreach (var order in db.Orders.AsNoTracking().AsAsyncEnumerable())")]
    [InlineData(
        "await foreach (var order in db.[|Orders|].AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))",
        "await foreach (var order in db.Orders.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))")]
    public Task Whatever_the_loop(string before, string after) => Verify.Fixes($"{before}\n    Console.WriteLine(order.Total);", $"{after}\n    Console.WriteLine(order.Total);");

    [Fact]
    public Task A_chain_over_several_lines_keeps_its_lines_and_comments() => Verify.Fixes(
        """
        foreach (var order in db.[|Orders|] // all
            .Where(o => o.IsPaid) // that are paid
            .OrderBy(o => o.Id))
        {
            Console.WriteLine(order.Total);
        }
        """,
        """
        foreach (var order in db.Orders // all
            .AsNoTracking()
            .Where(o => o.IsPaid) // that are paid
            .OrderBy(o => o.Id))
        {
            Console.WriteLine(order.Total);
        }
        """);

    [Theory]
    [InlineData("var orders = db.[|Orders|].OrderBy(o => o.Id);")]
    [InlineData("IOrderedQueryable<Order> orders = db.[|Orders|].OrderBy(o => o.Id);")]
    [InlineData("DbSet<Order> orders = db.[|Orders|];")]
    public Task A_query_in_a_local_stops_tracking_where_it_is_executed(string declaration) => Verify.Fixes(
        $$"""
        {{declaration}}
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """,
        $$"""
        {{declaration.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)}}
        foreach (var order in orders.AsNoTracking())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_query_inside_the_loop_stays_as_it_is() => Verify.Fixes(
        """
        foreach (var order in db.[|Orders|])
            Console.WriteLine(order.Total + db.OrderLines.Count(l => l.OrderId == order.Id));
        """,
        """
        foreach (var order in db.Orders.AsNoTracking())
            Console.WriteLine(order.Total + db.OrderLines.Count(l => l.OrderId == order.Id));
        """);

    [Fact]
    public Task Nested_loops_are_both_fixed() => Verify.FixesAll(
        """
        foreach (var order in db.[|Orders|])
        {
            foreach (var entry in db.[|AuditLog|])
                Console.WriteLine(order.Total + entry.Actor);
        }
        """,
        """
        foreach (var order in db.Orders.AsNoTracking())
        {
            foreach (var entry in db.AuditLog.AsNoTracking())
                Console.WriteLine(order.Total + entry.Actor);
        }
        """);

    [Fact]
    public Task Fields_properties_and_local_functions() => Verify.FixesMember(
        """
        private readonly ShopContext _context = db;

        public int Count => Sum();

        private int Sum()
        {
            return Inner();

            int Inner()
            {
                var sum = 0;
                foreach (var order in _context.[|Set<Order>|]())
                    sum += order.Quantity;
                return sum;
            }
        }
        """,
        """
        private readonly ShopContext _context = db;

        public int Count => Sum();

        private int Sum()
        {
            return Inner();

            int Inner()
            {
                var sum = 0;
                foreach (var order in _context.Set<Order>().AsNoTracking())
                    sum += order.Quantity;
                return sum;
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_without_using_directives() => Verify.FixesFile(
        """
        using Shop;

        using var db = new ShopContext();
        foreach (var order in db.[|Orders|])
            System.Console.WriteLine(order.Total);
        """,
        """
        using Microsoft.EntityFrameworkCore;
        using Shop;

        using var db = new ShopContext();
        foreach (var order in db.Orders.AsNoTracking())
            System.Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_getter_that_only_reads_columns_is_read_alike() => Verify.Fixes(
        "foreach (var node in db.[|Set<Node>|]()) Console.WriteLine(node.Label);",
        "foreach (var node in db.Set<Node>().AsNoTracking()) Console.WriteLine(node.Label);",
        Tree());

    // 3.1, one by one.

    [Fact]
    public Task Nothing_can_be_composed_on_a_sequence() => Verify.OffersNoFix("""
        IEnumerable<Order> orders = db.[|Orders|];
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_tracking_operator_stands_in_the_query_already() => Verify.OffersNoFix(
        """
        foreach (var token in db.[|AccessTokens|].AsTracking())
            token.Checksum = token.Token;
        """);

    [Theory]
    [InlineData("yield return order;")]
    [InlineData("Console.WriteLine(order);")]
    [InlineData("Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(order));")]
    [InlineData("last = order;")]
    [InlineData("kept.Add(order.Customer);")]
    [InlineData("Action later = () => Console.WriteLine(order); later();")]
    [InlineData("object boxed = order; Console.WriteLine(boxed);")]
    public Task The_rows_are_not_local(string use) => Verify.OffersNoFix($$"""
        Order? last = null;
        var kept = new List<Customer>();
        foreach (var order in db.[|Orders|].Include(o => o.Customer))
        {
            {{use}}
        }
        Console.WriteLine(last?.Id + kept.Count);
        """);

    [Theory]
    [InlineData("order.Total = 0;")]
    [InlineData("order.Quantity++;")]
    [InlineData("order.Total += 1;")]
    [InlineData("(order.Total, order.Quantity) = (0, 0);")]
    [InlineData("order.Lines.Add(new OrderLine());")]
    [InlineData("order.Lines.Clear();")]
    [InlineData("order.Lines[0].Price = 0;")]
    [InlineData("order.Lines.ForEach(l => l.Price = 0);")]
    [InlineData("foreach (var line in order.Lines) line.Price = 0;")]
    [InlineData("var copy = order; copy.Total = 0;")]
    public Task A_row_is_written(string write) => Verify.OffersNoFix($"foreach (var order in db.[|Orders|].Include(o => o.Lines))\n{{\n    {write}\n}}");

    [Fact]
    public Task A_method_of_the_row_is_called() => Verify.OffersNoFix("foreach (var node in db.[|Set<Node>|]()) node.Touch();", Tree());

    [Theory]
    [InlineData("db.Add(new Invoice { Order = order });")]
    [InlineData("db.Update(order);")]
    [InlineData("db.Entry(order).Reload();")]
    [InlineData("db.Attach(order);")]
    [InlineData("new Invoice().Order = order;")]
    public Task A_row_is_given_to_the_tracker_or_to_another_entity(string use) => Verify.OffersNoFix($"foreach (var order in db.[|Orders|])\n    {use}");

    [Theory]
    [InlineData("if (order == first) Console.WriteLine(order.Total);")]
    [InlineData("if (ReferenceEquals(order, first)) Console.WriteLine(order.Total);")]
    [InlineData("if (order.Equals(first)) Console.WriteLine(order.Total);")]
    [InlineData("if (seen.Add(order)) Console.WriteLine(order.Total);")]
    [InlineData("counts.Add(order, 1);")]
    [InlineData("if (known.Contains(order)) Console.WriteLine(order.Total);")]
    public Task It_matters_which_object_a_row_is(string use) => Verify.OffersNoFix($$"""
        Order? first = null;
        var seen = new HashSet<Order>();
        var counts = new Dictionary<Order, int>();
        var known = new List<Order>();
        foreach (var order in db.[|Orders|])
        {
            {{use}}
        }
        Console.WriteLine(first is null);
        """);

    [Fact]
    public Task A_reference_is_included_that_many_rows_share() => Verify.OffersNoFix("""
        foreach (var order in db.[|Orders|].Include(o => o.Customer))
            Console.WriteLine(order.Customer.Name);
        """);

    [Fact]
    public Task An_Include_walks_back() => Verify.OffersNoFix("""
        foreach (var order in db.[|Orders|].Include(o => o.Lines).ThenInclude(l => l.Order))
            Console.WriteLine(order.Lines.Count);
        """);

    [Fact]
    public Task An_Include_is_named_by_a_string() => Verify.OffersNoFix("""
        foreach (var order in db.[|Orders|].Include("Customer"))
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task An_Include_is_one_side_of_many_to_many() => Verify.OffersNoFix(
        "foreach (var node in db.[|Set<Node>|]().Include(n => n.Tags)) Console.WriteLine(node.Tags.Count);",
        Tree());

    [Fact]
    public Task The_model_includes_a_navigation() => Verify.OffersNoFix(
        "foreach (var order in db.[|Orders|]) Console.WriteLine(order.Total);",
        Setup.Default.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"));

    [Fact]
    public Task A_navigation_is_read_that_is_not_included() => Verify.OffersNoFix("foreach (var order in db.[|Orders|]) Console.WriteLine(order.Customer.Name);");

    [Theory]
    [InlineData("node.ParentName")]
    [InlineData("node.Next")]
    [InlineData("node.Stamp")]
    public Task A_getter_may_read_more_than_columns(string read) => Verify.OffersNoFix($"foreach (var node in db.[|Set<Node>|]()) Console.WriteLine({read});", Tree());

    [Fact]
    public Task Navigations_are_loaded_lazily() => Verify.OffersNoFix(
        "foreach (var order in db.[|Orders|]) Console.WriteLine(order.Total);",
        Setup.Default.Configuring("options.UseLazyLoadingProxies();").WithFile("""
            namespace Microsoft.EntityFrameworkCore;
            public static class ProxiesExtensions
            {
                public static DbContextOptionsBuilder UseLazyLoadingProxies(this DbContextOptionsBuilder options) => options;
            }
            """));

    [Fact]
    public Task The_row_has_a_loader() => Verify.OffersNoFix(
        "foreach (var node in db.[|Set<Node>|]()) Console.WriteLine(node.Id);",
        Tree("private Node(Microsoft.EntityFrameworkCore.Infrastructure.ILazyLoader loader) => System.GC.KeepAlive(loader); public Node() { }"));

    [Theory]
    [InlineData("var first = db.Orders.First(); first.Total = 0;", "")]
    [InlineData("foreach (var paid in db.Orders.Where(o => o.CustomerId == 1)) paid.Total = 0;", "")]
    [InlineData("", "Console.WriteLine(db.Orders.Find(1)!.Total);")]
    [InlineData("", "Console.WriteLine(db.Orders.Local.Count);")]
    [InlineData("", "Console.WriteLine(db.ChangeTracker.Entries().Count());")]
    [InlineData("", "foreach (var line in db.OrderLines.Where(l => l.OrderId == 1)) Console.WriteLine(line.Order.Total);")]
    [InlineData("", "Console.WriteLine(db.OrderLines.First().Order.Total);")]
    public Task The_tracked_rows_are_used_before_or_after(string before, string after) => Verify.OffersNoFix($$"""
        {{before}}
        foreach (var order in db.[|Orders|])
            Console.WriteLine(order.Total);
        {{after}}
        """);

    [Fact]
    public Task Somebody_listens_to_the_change_tracker() => Verify.OffersNoFix(
        "foreach (var order in db.[|Orders|]) Console.WriteLine(order.Total);",
        Setup.Default.Configuring("ChangeTracker.Tracked += (_, e) => System.Console.WriteLine(e.Entry);"));

    [Fact]
    public Task The_context_is_handed_on() => Verify.OffersNoFixMember("""
        public void Show()
        {
            foreach (var order in db.[|Orders|])
                Console.WriteLine(order.Total);
            Finish(db);
        }

        private static void Finish(ShopContext db) => db.SaveChanges();
        """);

    private static Setup Tree(string members = "") => Setup.Default.WithFile($$"""
        using System.Collections.Generic;

        namespace Shop;

        public class Node
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public int Reads { get; set; }
            public int? ParentId { get; set; }
            public Node? Parent { get; set; }
            public List<Tag> Tags { get; set; } = [];
            public string Label => Id + ": " + Name;
            public string ParentName => Parent!.Name;
            public int Next => Reads++;
            public string Stamp => Name + System.DateTime.Now;
            public void Touch() => Reads++;
            {{members}}
        }

        public class Tag
        {
            public int Id { get; set; }
            public List<Node> Nodes { get; set; } = [];
        }
        """);
}
