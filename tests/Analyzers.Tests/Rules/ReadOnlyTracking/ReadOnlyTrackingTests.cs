using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule>;

namespace Rowbound.Analyzers.Tests.Rules.ReadOnlyTracking;

public sealed class ReadOnlyTrackingTests
{
    private const string Print = """
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """;

    [Theory, SyncAndAsync]
    public Task Entities_that_are_only_read(Flavor flavor) => Verify.Warns($"var orders = {flavor.Run("db.[|Orders|]", "ToList")};\n{Print}");

    [Fact]
    public Task The_message_names_the_set() =>
        Verify.Says("Rows of 'Orders' are tracked though none is written: the change tracker keeps each that is read", $"var orders = db.[|Orders|].ToList();\n{Print}");

    [Fact]
    public Task A_table_that_is_not_known_to_grow_is_a_suggestion() => Verify.Suggests("""
        foreach (var country in db.[|Countries|].ToList())
            Console.WriteLine(country.Name);
        """);

    [Fact]
    public Task A_page_is_a_suggestion() => Verify.Suggests("""
        foreach (var order in db.[|Orders|].OrderBy(o => o.Id).Take(20).ToList())
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("ToArray")]
    [InlineData("ToHashSet")]
    public Task Other_collections(string method) => Verify.Warns($$"""
        foreach (var order in db.[|Orders|].{{method}}())
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("[.. db.[|Orders|]]")]
    [InlineData("new(db.[|Orders|])")]
    public Task Collections_without_a_call(string collection) => Verify.Warns($"List<Order> orders = {collection};\n{Print}");

    [Fact]
    public Task A_dictionary_that_is_looked_up_by_key() => Verify.Warns("""
        var orders = db.[|Orders|].ToDictionary(o => o.Id);
        Console.WriteLine(orders[5].Total);
        """);

    [Fact]
    public Task Fields_properties_and_sets_by_type() => Verify.FlagsMember("""
        private readonly ShopContext _db = new();

        public decimal OfField() => _db.[|Orders|].ToList().Where(o => o.Number.Contains('x')).Max(o => o.Total + 1);

        public void OfThis()
        {
            foreach (var order in this._db.[|Set<Order>|]().ToList())
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task Query_syntax() => Verify.Warns("""
        foreach (var order in (from o in db.[|Orders|] where !o.IsPaid select o).ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_row_that_is_tested_for_null() => Verify.Warns("""
        var orders = db.[|Orders|].ToList();
        var first = orders.FirstOrDefault();
        if (first is not null)
            Console.WriteLine(first.Total + orders.Count);
        Console.WriteLine(orders.LastOrDefault()?.Number);
        """);

    [Fact]
    public Task A_computed_column_is_read_through() => Verify.SilentFile("""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public class Article
        {
            public int Id { get; set; }
            public string Title { get; set; } = "";
            public string Shown => Compute(Title);
            private static string Compute(string title) => title.Trim();
        }

        public class Blog : DbContext
        {
            public DbSet<Article> Articles => Set<Article>();

            public void Print()
            {
                foreach (var article in Articles.ToList())
                    Console.WriteLine(article.Shown);
            }
        }
        """);

    [Fact]
    public Task One_row_is_not_worth_it() => Verify.Silent("""
        foreach (var order in db.Orders.Where(o => o.Id == 5).ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_projection_of_columns_is_not_tracked() => Verify.Silent("""
        foreach (var order in db.Orders.Select(o => new { o.Id, o.Total }).ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_small_table() => Verify.Silent("""
        foreach (var category in db.Categories.ToList())
            Console.WriteLine(category.Name);
        """);

    [Fact]
    public Task A_context_that_does_not_track() => Verify.Silent($"var orders = db.Orders.ToList();\n{Print}", Setup.NoTrackingByDefault);

    [Fact]
    public Task A_loop_over_a_whole_table_is_another_rule() => Verify.Silent("""
        foreach (var order in db.Orders)
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("db.Orders.AsNoTracking()")]
    [InlineData("db.Orders.AsNoTrackingWithIdentityResolution()")]
    [InlineData("db.Orders.AsTracking()")]
    public Task A_query_that_says_how_it_tracks(string query) => Verify.Silent($"var orders = {query}.ToList();\n{Print}");

    [Theory]
    [InlineData("db.Orders.Where(o => db.Customers.AsNoTracking().Any(c => c.Id == o.CustomerId))")]
    [InlineData("db.Orders.Where(o => customers.Any(c => c.Id == o.CustomerId))")]
    public Task A_tracking_operator_of_an_inner_query_counts(string query) => Verify.Silent($$"""
        var customers = db.Customers.AsNoTracking();
        var orders = {{query}}.ToList();
        {{Print}}
        """);

    [Fact]
    public Task A_type_without_a_key_is_never_tracked() => Verify.Silent("""
        foreach (var day in db.SalesByDay.ToList())
            Console.WriteLine(day.Total);
        """);

    [Fact]
    public Task A_compiled_query_is_an_expression_tree() => Verify.SilentMember(
        "public static readonly Func<ShopContext, int> Sizes = EF.CompileQuery((ShopContext db) => db.Orders.ToList().Count);");

    [Theory]
    [InlineData("return orders;")]
    [InlineData("return orders.Where(o => o.IsPaid).ToList();")]
    [InlineData("return orders.Select(o => o.Customer).ToList();")]
    [InlineData("Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(orders));")]
    [InlineData("var copies = orders.Select(Copy).ToList(); static Order Copy(Order o) => o;")]
    [InlineData("var boxes = orders.ConvertAll(o => (object)o);")]
    [InlineData("foreach (object order in orders) Console.WriteLine(order);")]
    [InlineData("dynamic all = orders; Console.WriteLine(all.Count);")]
    public Task Rows_that_leave_the_method(string use) => Verify.Silent($"var orders = db.Orders.ToList();\n{use}");

    [Theory]
    [InlineData("Show(orders); static void Show(List<Order> all) => Console.WriteLine(all.Count);")]
    [InlineData("foreach (var order in orders) Show(order); static void Show(Order one) => Console.WriteLine(one.Id);")]
    public Task Rows_that_a_function_only_reads(string use) => Verify.Warns($"var orders = db.[|Orders|].ToList();\n{use}");

    [Fact]
    public Task Rows_that_are_yielded() => Verify.Silent("""
        foreach (var order in db.Orders.ToList())
            yield return order;
        """);

    [Fact]
    public Task Rows_that_are_kept_in_a_field() => Verify.SilentMember("""
        private List<Order> _orders = [];
        public void Load() => _orders = db.Orders.ToList();
        """);

    [Theory]
    [InlineData("order.IsPaid = true;")]
    [InlineData("order.Quantity++;")]
    [InlineData("order.Total += 1;")]
    [InlineData("(order.Quantity, order.Total) = (1, 2);")]
    [InlineData("order.Lines.Add(new OrderLine());")]
    [InlineData("order.Lines.Clear();")]
    [InlineData("order.Lines.RemoveAll(l => l.Quantity == 0);")]
    [InlineData("order.Lines[0] = new OrderLine();")]
    [InlineData("var line = new OrderLine { Order = order };")]
    [InlineData("order.ToString();")]
    public Task Rows_that_are_written_or_put_in_a_graph(string use) => Verify.Silent($$"""
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
        {
            {{use}}
        }
        """);

    [Theory]
    [InlineData("db.Remove(order);")]
    [InlineData("db.Orders.Update(order);")]
    [InlineData("db.Entry(order).State = EntityState.Detached;")]
    [InlineData("db.SaveChanges();")]
    public Task Rows_or_the_tracker_that_are_used_with_the_context(string use) => Verify.Silent($$"""
        foreach (var order in db.Orders.ToList())
        {
            Console.WriteLine(order.Total);
            {{use}}
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine(orders[0] == orders[1]);")]
    [InlineData("Console.WriteLine(ReferenceEquals(orders[0], orders[1]));")]
    [InlineData("Console.WriteLine(orders[0].Equals(orders[1]));")]
    [InlineData("var seen = new HashSet<Order>(); foreach (var order in orders) seen.Add(order);")]
    [InlineData("var seen = new Dictionary<Order, int>(); foreach (var order in orders) seen.Add(order, 1);")]
    [InlineData("var seen = new Dictionary<Order, int>(); foreach (var order in orders) seen[order] = 1;")]
    [InlineData("Console.WriteLine(orders.Distinct().Count());")]
    [InlineData("Console.WriteLine(orders.GroupBy(o => o.Customer).Count());")]
    [InlineData("var last = orders[^1]; Console.WriteLine(orders.Contains(last) || orders.IndexOf(last) > 0);")]
    public Task Rows_whose_identity_matters(string use) => Verify.Silent($"var orders = db.Orders.ToList();\n{use}");

    [Theory]
    [InlineData("db.Orders.Concat(db.Orders.Where(o => o.IsPaid)).ToHashSet()")]
    [InlineData("new HashSet<Order>(db.Orders.Concat(db.Orders.Where(o => o.IsPaid)))")]
    [InlineData("db.Orders.FromSqlRaw(\"select o.* from Orders o join OrderLines l on l.OrderId = o.Id\").ToHashSet()")]
    public Task Rows_that_come_twice_are_in_a_set_once(string set) => Verify.Silent($"var orders = {set};\nConsole.WriteLine(orders.Count);");

    [Fact]
    public Task A_key_that_is_an_entity() => Verify.Silent("Console.WriteLine(db.Orders.Include(o => o.Customer).ToLookup(o => o.Customer).Count);");

    [Fact]
    public Task A_navigation_that_is_not_included() => Verify.Silent("""
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(order.Customer.Name);
        """);

    [Fact]
    public Task A_navigation_behind_one_that_is_included() => Verify.Silent("""
        foreach (var order in db.Orders.Include(o => o.Customer).ToList())
            Console.WriteLine(order.Customer.Country.Name);
        """);

    [Fact]
    public Task A_navigation_in_a_key() => Verify.Silent("Console.WriteLine(db.Orders.ToDictionary(o => o.Customer.Name).Count);");

    [Fact]
    public Task A_path_that_is_named_by_a_string() => Verify.Silent("""
        foreach (var order in db.Orders.Include("Lines").ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_path_that_walks_back() => Verify.Silent("""
        foreach (var order in db.Orders.Include(o => o.Lines).ThenInclude(l => l.Order).ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_tree_that_tracking_completes() => Verify.SilentFile("""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public class Node
        {
            public int Id { get; set; }
            public List<Node> Children { get; set; } = [];
        }

        public class Trees : DbContext
        {
            public DbSet<Node> Nodes => Set<Node>();

            public void Print()
            {
                foreach (var node in Nodes.Include(n => n.Children).ToList())
                {
                    foreach (var child in node.Children)
                        Console.WriteLine(child.Children.Count);
                }
            }
        }
        """);

    [Fact]
    public Task A_model_that_includes_by_itself() => Verify.Silent(
        $"var orders = db.Orders.ToList();\n{Print}",
        Setup.Default.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"));

    [Fact]
    public Task A_type_behind_an_include_that_includes_by_itself() => Verify.Silent(
        $"var orders = db.Orders.Include(o => o.Lines).ToList();\n{Print}",
        Setup.Default.Modelling("modelBuilder.Entity<OrderLine>().Navigation(l => l.Product).AutoInclude();"));

    [Fact]
    public Task Entities_that_load_lazily_by_a_loader() => Verify.SilentFile("""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        public class Article
        {
            public Article() { }
            private Article(ILazyLoader loader) { }
            public int Id { get; set; }
        }

        public class Blog : DbContext
        {
            public DbSet<Article> Articles => Set<Article>();

            public void Print()
            {
                foreach (var article in Articles.ToList())
                    Console.WriteLine(article.Id);
            }
        }
        """);

    [Theory]
    [InlineData("order.Total = 5; db.Customers.Count();")]
    [InlineData("db.Orders.Find(5);")]
    [InlineData("Console.WriteLine(db.Orders.Local.Count);")]
    [InlineData("Console.WriteLine(db.ChangeTracker.HasChanges());")]
    [InlineData("Save(db); static void Save(ShopContext context) => context.SaveChanges();")]
    public Task A_method_that_edits_or_asks_the_tracker(string other) => Verify.SilentMember($$"""
        public void Run(Order order)
        {
            {{other}}
            var orders = db.Orders.ToList();
            foreach (var one in orders)
                Console.WriteLine(one.Total);
        }
        """);

    [Fact]
    public Task Rows_that_a_query_of_the_base_type_reads_as_they_were() => Verify.SilentMember("""
        public class Event { public int Id { get; set; } public int Times { get; set; } }

        public class Purchase : Event { }

        public int Run()
        {
            var before = db.Set<Purchase>().ToList().Sum(p => p.Times + 1);
            db.Set<Event>().ExecuteUpdate(set => set.SetProperty(e => e.Times, 5));
            var after = db.Set<Event>().ToList().Sum(e => e.Times + 1);
            return after - before;
        }
        """);

    [Theory]
    [InlineData("foreach (var order in db.Orders.ToList()) Console.WriteLine(order.Customer.Name);")]
    [InlineData("return db.Orders.ToList();")]
    public Task Rows_that_another_query_needs_to_complete_its_own(string other) => Verify.Silent($$"""
        var customers = db.Customers.ToList();
        Console.WriteLine(customers.Count + customers.Sum(c => c.CountryId));
        {{other.Replace("return", "if (customers.Count > 0) return", StringComparison.Ordinal)}}
        {{(other.StartsWith("return", StringComparison.Ordinal) ? "return null;" : "")}}
        """);

    [Theory]
    [InlineData("Console.WriteLine(db.OrderLines.ToList().Sum(l => l.Price * 2));", "")]
    [InlineData("while (!cancellationToken.IsCancellationRequested)", "")]
    [InlineData("Console.WriteLine(db.OrderLines.OrderBy(l => l.Price).First().Price);", "")]
    [InlineData("", "Console.WriteLine(db.Customers.Include(c => c.Orders).ThenInclude(o => o.Lines).ToList().Sum(c => c.Orders.Count));")]
    public Task A_part_of_a_collection_that_tracking_adds_to(string before, string after) => Verify.Silent($$"""
        {{before}}
        foreach (var order in db.Orders.Include(o => o.Lines.Where(l => l.Price > 5)).ToList())
            Console.WriteLine(order.Lines.Count);
        {{after}}
        """);

    [Theory]
    [InlineData("db.Orders.ExecuteUpdate(set => set.SetProperty(o => o.Total, o => o.Total + 1));")]
    [InlineData("db.Database.ExecuteSqlRaw(\"update Orders set Total = Total + 1\");")]
    public Task What_is_stored_past_the_tracker_and_read_again(string write) => Verify.Silent($$"""
        Console.WriteLine(db.Orders.ToList().Sum(o => o.Total * 2));
        {{write}}
        Console.WriteLine(db.Orders.ToList().Sum(o => o.Total * 2));
        """);

    [Fact]
    public Task What_is_stored_past_the_tracker_and_not_read_again() => Verify.Suggests("""
        var orders = db.[|Orders|].Where(o => o.Status == OrderStatus.Cancelled).ToList();
        Console.WriteLine(orders.Count + orders.Sum(o => o.Total));
        db.Orders.Where(o => o.Status == OrderStatus.Cancelled).ExecuteDelete();
        """);

    [Fact]
    public Task What_is_stored_past_the_tracker_in_a_loop_that_reads_again() => Verify.Silent("""
        for (var turn = 0; turn < 3; turn++)
        {
            Console.WriteLine(db.Orders.Where(o => o.Status == OrderStatus.Cancelled).ToList().Sum(o => o.Total * 2));
            db.Products.Where(p => p.Price > 10).ExecuteDelete();
        }
        """);

    [Fact]
    public Task What_is_stored_past_the_tracker_behind_a_loop_that_reads_again() => Verify.Suggests("""
        for (var turn = 0; turn < 3; turn++)
        {
            var orders = db.[|Orders|].Where(o => o.Status == OrderStatus.Cancelled).ToList();
            Console.WriteLine(orders.Count + orders.Sum(o => o.Total));
        }
        db.Products.Where(p => p.Price > 10).ExecuteDelete();
        """);

    [Fact]
    public Task What_is_stored_past_the_tracker_by_the_loop_over_the_rows() => Verify.Suggests("""
        foreach (var order in db.[|Orders|].Where(o => o.Status == OrderStatus.Cancelled).ToList())
            db.Products.Where(p => p.Price > order.Total).ExecuteDelete();
        """);

    [Fact]
    public Task A_list_that_only_fills_another_one_is_another_rule() =>
        Verify.Silent("var orders = db.Orders.ToList().ToArray();\nConsole.WriteLine(orders.Length + orders[0].Total);");

    [Fact]
    public Task An_inherited_member_that_is_edited() => Verify.SilentFile("""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public abstract class Stamped
        {
            public DateTime ChangedAt { get; set; }
        }

        public class Article : Stamped
        {
            public int Id { get; set; }
        }

        public class Blog : DbContext
        {
            public DbSet<Article> Articles => Set<Article>();

            public void Print(Article given)
            {
                given.ChangedAt = DateTime.MinValue;
                foreach (var article in Articles.ToList())
                    Console.WriteLine(article.ChangedAt);
            }
        }
        """);

    [Fact]
    public Task Rows_that_are_loaded_for_the_tracker() => Verify.Silent("db.Customers.Load();");

    [Fact]
    public Task A_tracker_that_somebody_watches() => Verify.Silent(
        $"var orders = db.Orders.ToList();\n{Print}",
        Setup.Default.Configuring("ChangeTracker.Tracked += (_, e) => Console.WriteLine(e.Entry);"));

    [Fact]
    public Task Entities_that_load_lazily_by_proxies() => Verify.Silent(
        $"var orders = db.Orders.ToList();\n{Print}",
        Setup.Default.WithFile(LazyLoading).Configuring("options.UseLazyLoadingProxies();"));

    [Fact]
    public Task A_context_of_another_assembly_may_not_track() => Verify.SilentFile("""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        public class Report(DbSet<Order> orders)
        {
            public void Print()
            {
                foreach (var order in orders.ToList())
                    Console.WriteLine(order.Total);
            }
        }
        """);

    [Fact]
    public Task A_query_that_is_tracked_on_every_path() => Verify.Warns("""
        IQueryable<Order> query = db.[|Orders|];
        if (cancellationToken.CanBeCanceled)
            query = query.Where(o => o.IsPaid);
        foreach (var order in query.ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_query_that_is_tracked_on_some_path_only() => Verify.Silent("""
        IQueryable<Order> query = db.Orders;
        if (cancellationToken.CanBeCanceled)
            query = query.AsNoTracking();
        foreach (var order in query.ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_query_that_hides_behind_an_enumerable() => Verify.Silent("""
        IEnumerable<Order> orders = db.Orders.Take(10);
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_query_that_the_caller_gives() => Verify.SilentMember("""
        public void Print(IQueryable<Order> query)
        {
            foreach (var order in query.ToList())
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task A_list_in_memory() => Verify.Silent("""
        foreach (var order in new List<Order>().AsQueryable().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task Saving_before_the_query() => Verify.Silent($"""
        db.SaveChanges();
        var orders = db.Orders.ToList();
        {Print}
        """);

    [Fact]
    public Task A_value_that_is_computed_from_columns_is_read_only() => Verify.FlagsFile("""
        using System;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public class Person
        {
            public int Id { get; set; }
            public int Age { get; set; }
            public bool IsAdult => Age > 17;
        }

        public class People : DbContext
        {
            public DbSet<Person> All => Set<Person>();

            public void Print()
            {
                foreach (var person in [|All|].ToList())
                    Console.WriteLine(person.IsAdult);
            }
        }
        """);

    [Fact]
    public Task A_record_that_is_copied_or_taken_apart() => Verify.SilentFile("""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public record Person(int Id, string Name);

        public class People : DbContext
        {
            public DbSet<Person> All => Set<Person>();
            public int Copies() => All.ToList().Select(p => p with { Name = "x" }).Count();
            public string First() { var (id, name) = All.ToList()[0]; return name + id; }
        }
        """);

    [Fact]
    public Task A_seeder() => Verify.SilentMember("""
        public void SeedOrders()
        {
            foreach (var order in db.Orders.ToList())
                Console.WriteLine(order.Total);
        }
        """);

    private const string LazyLoading = """
        namespace Microsoft.EntityFrameworkCore;

        public static class ProxiesExtensions
        {
            public static DbContextOptionsBuilder UseLazyLoadingProxies(this DbContextOptionsBuilder options) => options;
        }
        """;
}
