using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.TrackedStream.TrackedStreamRule>;

namespace Rowbound.Analyzers.Tests.Rules.TrackedStream;

public sealed class TrackedStreamTests
{
    [Theory, SyncAndAsync]
    public Task A_loop_over_tracked_entities(Flavor flavor) => Verify.Warns($$"""
        {{flavor.ForEach("order", "db.[|Orders|]")}}
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("foreach (var order in db.[|Orders|].AsEnumerable())")]
    [InlineData("foreach (var order in db.[|Orders|].Where(o => !o.IsPaid).OrderBy(o => o.Id))")]
    [InlineData("foreach (var order in from o in db.[|Orders|] where !o.IsPaid select o)")]
    [InlineData("foreach (Order order in db.[|Set<Order>|]())")]
    [InlineData("await foreach (var order in db.[|Orders|])")]
    [InlineData("await foreach (var order in db.[|Orders|].AsAsyncEnumerable().WithCancellation(cancellationToken))")]
    [InlineData("await foreach (var order in db.[|Orders|].AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))")]
    public Task Whatever_the_loop(string loop) => Verify.Warns($"{loop}\n    Console.WriteLine(order.Total);");

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "The loop streams 'Orders', but the change tracker keeps every row that has passed",
        """
        foreach (var order in db.[|Orders|])
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_query_in_a_local() => Verify.Warns("""
        var paid = db.[|Orders|].Where(o => !o.IsPaid);
        foreach (var order in paid)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_loop_that_writes_and_saves() => Verify.Warns("""
        foreach (var token in db.[|AccessTokens|])
            token.Checksum = token.Token;
        db.SaveChanges();
        """);

    [Fact]
    public Task A_loop_that_saves_each_row() => Verify.Warns("""
        foreach (var token in db.[|AccessTokens|])
        {
            token.Checksum = token.Token;
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task Rows_with_what_they_include() => Verify.Warns("""
        foreach (var order in db.[|Orders|].Include(o => o.Lines).Include(o => o.Customer))
            Console.WriteLine(order.Customer.Name + order.Lines.Count);
        """);

    [Theory, SyncAndAsync]
    public Task A_table_of_which_growth_is_not_known(Flavor flavor) => Verify.Suggests($$"""
        {{flavor.ForEach("customer", "db.[|Customers|]")}}
            Console.WriteLine(customer.Name);
        """);

    [Theory]
    [InlineData("if (order.Total > 10) break;")]
    [InlineData("if (order.Total > 10) return;")]
    public Task A_loop_that_may_stop_early(string leave) => Verify.Suggests($$"""
        foreach (var order in db.[|Orders|])
        {
            Console.WriteLine(order.Total);
            {{leave}}
        }
        """);

    [Fact]
    public Task A_break_of_an_inner_loop_or_a_return_of_a_lambda_does_not_stop_the_loop() => Verify.Warns("""
        foreach (var order in db.[|Orders|])
        {
            foreach (var c in order.Number)
                if (c == 'x') break;
            Func<int> size = () => { return order.Number.Length; };
            Console.WriteLine(size());
        }
        """);

    // What is not tracked, or let go.

    [Theory, SyncAndAsync]
    public Task A_loop_over_untracked_entities_is_fine(Flavor flavor) => Verify.Silent($$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("db.Orders.AsNoTrackingWithIdentityResolution()")]
    [InlineData("db.Orders.Where(o => o.IsPaid).AsNoTracking()")]
    [InlineData("db.Orders.Select(o => new { o.Id, o.Total })")]
    [InlineData("db.Orders.Select(o => new Order { Id = o.Id, Total = o.Total })")]
    [InlineData("db.Orders.Where(o => db.Customers.AsNoTracking().Any(c => c.Id == o.CustomerId))")]
    [InlineData("db.Orders.OrderBy(o => o.Id).Take(100)")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 7)")]
    public Task Rows_that_are_not_tracked_or_few_are_fine(string query) => Verify.Silent($"foreach (var order in {query})\n    Console.WriteLine(order.Total);");

    [Fact]
    public Task A_tracking_operator_in_a_captured_query_decides_for_all() => Verify.Silent("""
        var known = db.Customers.AsNoTracking();
        foreach (var order in db.Orders.Where(o => known.Any(c => c.Id == o.CustomerId)))
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_context_that_does_not_track_is_fine() => Verify.Silent(
        "foreach (var order in db.Orders)\n    Console.WriteLine(order.Total);",
        Setup.NoTrackingByDefault);

    [Fact]
    public Task A_context_that_does_not_track_but_is_asked_to() => Verify.Warns(
        """
        foreach (var token in db.[|AccessTokens|].AsTracking())
            token.Checksum = token.Token;
        db.SaveChanges();
        """,
        Setup.NoTrackingByDefault);

    [Fact]
    public Task An_explicit_AsTracking_over_rows_that_are_read_has_a_reason() => Verify.Silent("""
        foreach (var order in db.Orders.AsTracking())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_tracking_default_that_is_set_somewhere_else_is_not_known() => Verify.Silent(
        "foreach (var order in db.Orders)\n    Console.WriteLine(order.Total);",
        Setup.Default.WithFile("""
            using Microsoft.EntityFrameworkCore;
            public static class Start
            {
                public static void Up(DbContext context) => context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            }
            """));

    [Fact]
    public Task Rows_without_a_key_are_never_tracked() => Verify.Silent("foreach (var day in db.SalesByDay)\n    Console.WriteLine(day.Total);");

    [Fact]
    public Task A_tracker_that_is_cleared_now_and_then_is_fine() => Verify.Silent("""
        var count = 0;
        foreach (var order in db.Orders)
        {
            Console.WriteLine(order.Total);
            if (++count % 1000 == 0)
                db.ChangeTracker.Clear();
        }
        """);

    [Fact]
    public Task Rows_that_are_detached_are_fine() => Verify.Silent("""
        foreach (var order in db.Orders)
        {
            Console.WriteLine(order.Total);
            db.Entry(order).State = EntityState.Detached;
        }
        """);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        """
        foreach (var category in db.Categories)
            Console.WriteLine(category.Name);
        foreach (var order in db.Orders)
            Console.WriteLine(order.Total);
        """,
        Setup.Default.WithOption("rowbound.small_tables", "Order"));

    // Places.

    [Fact]
    public Task A_buffer_is_another_rules() => Verify.Silent("foreach (var order in db.Orders.ToList())\n    Console.WriteLine(order.Total);");

    [Fact]
    public Task What_the_tracker_holds_already_is_no_query() => Verify.Silent("foreach (var order in db.Orders.Local)\n    Console.WriteLine(order.Total);");

    [Fact]
    public Task A_list_as_a_query_is_no_table() => Verify.Silent("""
        var orders = new List<Order>().AsQueryable();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_parameter_is_not_known_to_be_a_table() => Verify.SilentMember("""
        public void Show(IQueryable<Order> orders)
        {
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task A_seeder_is_fine() => Verify.SilentMember("""
        public void SeedOrders()
        {
            foreach (var order in db.Orders)
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task A_migration_is_fine() => Verify.SilentFile("""
        using System;
        using Microsoft.EntityFrameworkCore.Migrations;

        public class Backfill : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                using var db = new Shop.ShopContext();
                foreach (var order in db.Orders)
                    Console.WriteLine(order.Total);
            }
        }
        """);
}
