using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule, Rowbound.CodeFixes.ClientSideOperator.ClientSideOperatorFix>;

namespace Rowbound.Analyzers.Tests.Rules.ClientSideOperator;

public sealed class ClientSideOperatorFixTests
{
    [Theory, SyncAndAsync]
    public Task The_database_counts(Flavor flavor) => Verify.FixesAll(
        $"var count = {flavor.RunInside("db.Orders", "[|ToList|]")}.Count(o => o.IsPaid);",
        $"var count = {flavor.Run("db.Orders", "Count", "o => o.IsPaid")};");

    [Theory, SyncAndAsync]
    public Task The_length_of_the_list(Flavor flavor) => Verify.FixesAll(
        $"var count = {flavor.RunInside("db.Orders", "[|ToList|]")}.Count + {flavor.RunInside("db.OrderLines", "[|ToArray|]")}.Length;",
        $"var count = {flavor.Run("db.Orders", "Count")} + {flavor.Run("db.OrderLines", "Count")};");

    [Fact]
    public Task A_long_length_stays_long() => Verify.Fixes(
        "var count = db.Orders.[|ToArray|]().LongLength;",
        "var count = db.Orders.LongCount();");

    [Theory, SyncAndAsync]
    public Task The_database_filters(Flavor flavor) => Verify.FixesAll(
        $"return {flavor.RunInside("db.Orders", "[|ToList|]", flavor == Flavor.Async ? ["cancellationToken"] : [])}.Where(o => o.IsPaid).ToArray();",
        $"return {flavor.Run("db.Orders.Where(o => o.IsPaid)", "ToArray", flavor == Flavor.Async ? ["cancellationToken"] : [])};");

    [Theory, SyncAndAsync]
    public Task All_operators_of_a_chain_move_at_once(Flavor flavor) => Verify.FixesAll(
        $"var ids = {flavor.RunInside("db.Orders.OrderBy(o => o.Id)", "[|ToList|]")}.Where(o => o.IsPaid).Skip(10).Take(5).Select(o => o.Id).ToList();",
        $"var ids = {flavor.Run("db.Orders.OrderBy(o => o.Id).Where(o => o.IsPaid).Skip(10).Take(5).Select(o => o.Id)", "ToList")};");

    [Fact]
    public Task A_page_of_rows_without_an_order_stays_in_memory() => Verify.Fixes(
        "var some = db.Orders.[|ToList|]().Where(o => o.IsPaid).Skip(10).ToList();",
        "var some = db.Orders.Where(o => o.IsPaid).[|ToList|]().Skip(10).ToList();");

    [Fact]
    public Task The_first_of_one_row_needs_no_order() => Verify.Fixes(
        "var order = db.Orders.[|ToList|]().FirstOrDefault(o => o.Id == 5);",
        "var order = db.Orders.FirstOrDefault(o => o.Id == 5);");

    [Theory, SyncAndAsync]
    public Task A_filter_and_a_count(Flavor flavor) => Verify.FixesAll(
        $"var count = {flavor.RunInside("db.Orders", "[|ToList|]")}.Where(o => o.IsPaid).Count();",
        $"var count = {flavor.Run("db.Orders.Where(o => o.IsPaid)", "Count")};");

    [Fact]
    public Task What_comes_behind_stays_in_memory() => Verify.Fixes(
        "var lookup = (await db.Orders.[|ToListAsync|]()).Where(o => o.IsPaid).ToDictionary(o => o.Id);",
        "var lookup = (await db.Orders.Where(o => o.IsPaid).ToListAsync()).ToDictionary(o => o.Id);");

    [Fact]
    public Task A_member_of_the_answer() => Verify.Fixes(
        "Console.WriteLine((await db.Orders.OrderBy(o => o.Id).[|ToListAsync|](cancellationToken).ConfigureAwait(false)).First(o => o.IsPaid)!.Total);",
        "Console.WriteLine((await db.Orders.OrderBy(o => o.Id).FirstAsync(o => o.IsPaid, cancellationToken).ConfigureAwait(false))!.Total);");

    [Theory, SyncAndAsync]
    public Task A_list_in_a_local_goes(Flavor flavor) => Verify.FixesAll(
        $"""
        // All of them.
        var orders = {flavor.Run("db.Orders", "[|ToList|]")}; // loaded
        // How many?
        var count = orders.Count(o => o.IsPaid);
        """,
        $"""
        // All of them.
        // loaded
        // How many?
        var count = {flavor.Run("db.Orders", "Count", "o => o.IsPaid")};
        """);

    [Fact]
    public Task Chains_over_lines_stay_so() => Verify.Fixes(
        """
        var orders = await db.Orders
            .AsNoTracking() // read only
            .[|ToListAsync|](cancellationToken);
        var paid = orders
            // What was paid.
            .Where(o => o.IsPaid)
            .Select(o => new { o.Id, o.Number })
            .ToList();
        """,
        """
        var paid = await db.Orders
            .AsNoTracking() // read only
            // What was paid.
            .Where(o => o.IsPaid)
            .Select(o => new { o.Id, o.Number })
            .ToListAsync(cancellationToken);
        """);

    [Fact]
    public Task A_short_operator_behind_a_chain_over_lines() => Verify.Fixes(
        """
        var orders = db.Orders
            .AsNoTracking()
            .[|ToList|]();
        return orders.Where(o => o.IsPaid).ToList();
        """,
        """
        return db.Orders
            .AsNoTracking()
            .Where(o => o.IsPaid).ToList();
        """);

    [Fact]
    public Task Query_syntax_locals_and_expression_bodies() => Verify.FixesMember(
        """
        public int OfSyntax() => (from o in db.Orders where o.IsPaid select o).[|ToList|]().Count;

        public bool OfLocal(int least)
        {
            var paid = db.Orders.Where(o => o.IsPaid);
            return paid.[|ToList|]().Any(o => o.Quantity >= least && !(o.Status == OrderStatus.Cancelled || o.CustomerId != 5));
        }

        public Func<int> OfLambda() => () => db.Set<Order>().[|ToList|]().Count();
        """,
        """
        public int OfSyntax() => (from o in db.Orders where o.IsPaid select o).Count();

        public bool OfLocal(int least)
        {
            var paid = db.Orders.Where(o => o.IsPaid);
            return paid.Any(o => o.Quantity >= least && !(o.Status == OrderStatus.Cancelled || o.CustomerId != 5));
        }

        public Func<int> OfLambda() => () => db.Set<Order>().Count();
        """);

    [Fact]
    public Task A_null_test_of_text_is_not_a_comparison() => Verify.Fixes(
        "var count = db.Orders.[|ToList|]().Count(o => o.Note != null || o.Note == null);",
        "var count = db.Orders.Count(o => o.Note != null || o.Note == null);");

    [Fact]
    public Task A_filter_that_the_database_knows_before_one_that_it_may_know_otherwise() => Verify.Fixes(
        "var orders = db.Orders.[|ToList|]().Where(o => o.IsPaid).Where(o => o.Number == \"A1\").ToList();",
        "var orders = db.Orders.Where(o => o.IsPaid).[|ToList|]().Where(o => o.Number == \"A1\").ToList();");

    [Fact]
    public Task Lambdas_in_other_forms() => Verify.Fixes(
        "var count = db.Orders.[|ToList|]().Where(static o => o.IsPaid).Count((Order o) => o.CustomerId > 5);",
        "var count = db.Orders.Where(static o => o.IsPaid).Count((Order o) => o.CustomerId > 5);");

    [Fact]
    public Task Columns_in_a_type_of_the_program() => Verify.FixesMember(
        """
        public record Row(int Id, string Number);
        public class Item { public int Id { get; set; } public string? Note { get; set; } }

        public async Task<List<Row>> Rows() => (await db.Orders.[|ToListAsync|]()).Select(o => new Row(o.Id, o.Number)).ToList();
        public List<Item> Items() => db.Orders.[|ToList|]().Select(o => new Item { Id = o.Id, Note = o.Note }).ToList();
        """,
        """
        public record Row(int Id, string Number);
        public class Item { public int Id { get; set; } public string? Note { get; set; } }

        public async Task<List<Row>> Rows() => await db.Orders.Select(o => new Row(o.Id, o.Number)).ToListAsync();
        public List<Item> Items() => db.Orders.Select(o => new Item { Id = o.Id, Note = o.Note }).ToList();
        """);

    [Fact]
    public Task A_list_in_a_local_of_top_level_statements() => Verify.FixesFile(
        """
        using System.Linq;

        using var db = new Shop.ShopContext();
        var orders = db.Orders.[|ToList|]();
        return orders.Count(o => o.IsPaid);
        """,
        """
        using System.Linq;

        using var db = new Shop.ShopContext();
        return db.Orders.Count(o => o.IsPaid);
        """);

    [Fact]
    public Task An_argument_by_name() => Verify.Fixes(
        "var any = (await db.Orders.[|ToListAsync|](cancellationToken)).Any(predicate: o => o.IsPaid);",
        "var any = await db.Orders.AnyAsync(predicate: o => o.IsPaid, cancellationToken);");

    [Fact]
    public Task A_projection_that_interceptors_would_not_see() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Select(o => o.Number).ToList();",
        Setup.Default.Configuring("options.AddInterceptors();"));

    [Theory]
    [InlineData("Count(o => o.Number == \"A1\")")]
    [InlineData("Count(o => o.Total > 5)")]
    [InlineData("Count(o => o.Total == 5)")]
    [InlineData("Count(o => o.PlacedAt > DateTime.Now)")]
    [InlineData("Count(o => o.PlacedAt > start)")]
    [InlineData("Count(o => o.Quantity > _least)")]
    [InlineData("Count(o => o.Quantity > request.Quantity)")]
    [InlineData("Count(o => (byte)o.Quantity == 5)")]
    [InlineData("Count(o => ids.Contains(o.Id))")]
    [InlineData("Sum(o => o.Quantity)")]
    [InlineData("Average(o => o.Quantity)")]
    [InlineData("Max(o => o.Number)")]
    [InlineData("Min(o => o.PlacedAt)")]
    [InlineData("ElementAt(5)")]
    [InlineData("Take(size).ToList()")]
    [InlineData("Take(-1).ToList()")]
    [InlineData("Select(o => (int)o.Total).ToList()")]
    [InlineData("Select(o => new { Whole = (int)o.Total }).ToList()")]
    [InlineData("Max(o => (byte)o.Quantity)")]
    [InlineData("Max(o => o.IsPaid)")]
    [InlineData("Min(o => o.Quantity > 3)")]
    [InlineData("Count(o => o.Quantity == money)")]
    [InlineData("Count(o => o.Quantity > real)")]
    [InlineData("Count(o => !(o.Quantity > most))")]
    public Task What_databases_may_answer_otherwise(string use) => Verify.OffersNoFixMember($$"""
        private readonly int _least = 5;
        public object? Run(DateTime start, Order request, List<int> ids, int size, decimal money, double real, int? most) => db.Orders.[|ToList|]().{{use}};
        """);

    [Theory]
    [InlineData("db.Orders.Select(o => o.Number).[|ToList|]().Max()")]
    [InlineData("db.Orders.OrderBy(o => o.Id).[|ToList|]().Last()")]
    [InlineData("db.Orders.Include(o => o.Customer).[|ToList|]().Count")]
    [InlineData("db.Orders.Include(o => o.Customer).[|ToList|]().Where(o => o.IsPaid).ToList()")]
    public Task Queries_whose_answer_may_be_another(string answer) => Verify.OffersNoFix($"return {answer};");

    [Fact]
    public Task Rows_that_a_query_filter_of_an_included_entity_hides() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Count;",
        Setup.Default.Modelling("modelBuilder.Entity<Order>().Navigation(o => o.Customer).AutoInclude();"));

    [Fact]
    public Task A_column_that_is_stored_in_another_form() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Count(o => o.Status == OrderStatus.Placed);",
        Setup.Default.Modelling("modelBuilder.Entity<Order>().Property(o => o.Status).HasConversion<string>();"));

    [Fact]
    public Task An_order_of_what_may_be_stored_as_text() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Count(o => o.Status > OrderStatus.Placed);",
        Setup.Default.Modelling("modelBuilder.Entity<Order>().Property(o => o.Status).HasColumnType(\"varchar(20)\");"));

    [Fact]
    public Task Columns_whose_conversion_is_set_for_all() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Count(o => o.Status == OrderStatus.Placed);",
        Setup.Default.WithFile("""
            using Microsoft.EntityFrameworkCore;

            public class Conventions : DbContext
            {
                protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
                    configurationBuilder.Properties<Shop.OrderStatus>().HaveConversion<string>();
            }
            """));

    [Fact]
    public Task Nulls_that_are_compared_as_SQL_does() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Count(o => o.Note != null);",
        Setup.Default.Configuring("options.UseNpgsql(\"Host=shop\", npgsql => npgsql.UseRelationalNulls());"));

    [Fact]
    public Task A_model_that_is_not_seen() => Verify.OffersNoFixFile("""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        public class Report(DbSet<Order> orders)
        {
            public int Paid() => orders.[|ToList|]().Count(o => o.IsPaid);
        }
        """);

    [Fact]
    public Task Rows_that_were_changed_but_not_saved() => Verify.OffersNoFixMember("""
        public int Run(Order order)
        {
            order.IsPaid = true;
            return db.Orders.[|ToList|]().Count(o => o.IsPaid);
        }
        """);

    [Fact]
    public Task A_tracker_that_is_used() => Verify.OffersNoFix("""
        var count = db.Orders.[|ToList|]().Count(o => o.IsPaid);
        Console.WriteLine(db.ChangeTracker.Entries().Count() + count);
        """);

    [Fact]
    public Task Rows_that_complete_those_of_another_query() => Verify.OffersNoFix("""
        var customer = db.Customers.[|ToList|]().First(c => c.CountryId == 5);
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(order.Customer.Name + customer.Name);
        """);

    [Fact]
    public Task A_tree_that_is_loaded_whole_for_its_roots() => Verify.OffersNoFixFile("""
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        public class Node
        {
            public int Id { get; set; }
            public int? ParentId { get; set; }
            public List<Node> Children { get; set; } = [];
        }

        public class Trees : DbContext
        {
            public DbSet<Node> Nodes => Set<Node>();
            public List<Node> Roots() => Nodes.[|ToList|]().Where(n => n.ParentId == null).ToList();
        }
        """);

    [Fact]
    public Task An_operator_that_waits_until_it_is_enumerated() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().Where(o => o.IsPaid).Select(o => o.Number + 1);");

    [Fact]
    public Task A_filter_that_changes_while_it_is_enumerated() => Verify.OffersNoFix("""
        var least = 5;
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]().Where(o => o.Quantity > least))
            least = order.Quantity;
        """);

    [Fact]
    public Task Rows_that_are_written_while_they_are_filtered() => Verify.OffersNoFix("""
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]().Where(o => !o.IsPaid))
            order.IsPaid = true;
        """);

    [Theory]
    [InlineData("Console.WriteLine(db);\nreturn orders.Count;")]
    [InlineData("return db is null ? 0 : orders.Count;")]
    [InlineData("Func<int> later = () => orders.Count;\nreturn later();")]
    [InlineData("for (var i = 0; i < orders.Count; i++) Console.WriteLine(i);\nreturn null;")]
    public Task An_operator_that_runs_elsewhere(string use)
    {
        var code = $"var orders = db.Orders.[|ToList|]();\n{use}";
        return use.Contains("later", StringComparison.Ordinal) || use.StartsWith("for", StringComparison.Ordinal)
            ? Verify.Silent(code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))
            : Verify.OffersNoFix(code);
    }

    [Theory]
    [InlineData("db.Orders.Where(o => o.IsPaid).ExecuteDelete() + orders.Count")]
    [InlineData("(least = 5) + orders.Count(o => o.IsPaid)")]
    [InlineData("new Random().Next() + orders.Count")]
    public Task An_operator_behind_something_else_in_its_statement(string answer) => Verify.OffersNoFix($"""
        var least = 1;
        var orders = db.Orders.AsNoTracking().[|ToList|]();
        return {answer};
        """);

    [Fact]
    public Task Rows_that_were_read_before_they_were_updated() => Verify.OffersNoFix("""
        foreach (var order in db.Orders.OrderBy(o => o.Id))
            Console.WriteLine(order.Total);
        db.Orders.ExecuteUpdate(set => set.SetProperty(o => o.IsPaid, true));
        return db.Orders.[|ToList|]().Count(o => o.IsPaid);
        """);

    [Theory]
    [InlineData("db.Orders.Select(o => new { Id = o.CustomerId, o.Number }).OrderBy(r => r.Id).[|ToList|]().First()")]
    [InlineData("db.Orders.OrderBy(o => o.PlacedAt).[|ToList|]().First()")]
    public Task An_order_that_is_not_total(string answer) => Verify.OffersNoFix($"return {answer};");

    [Fact]
    public Task A_call_that_is_written_as_a_static_one() => Verify.OffersNoFix("return Enumerable.Count(db.Orders.[|ToList|](), o => o.IsPaid);");
}
