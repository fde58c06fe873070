using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.TrackingByAnotherName.TrackingByAnotherNameRule>;

namespace Rowbound.Analyzers.Tests.Rules.TrackingByAnotherName;

public sealed class TrackingByAnotherNameTests
{
    // Identity resolution.

    [Theory, SyncAndAsync]
    public Task A_stream_that_resolves_identities(Flavor flavor) => Verify.Warns($$"""
        {{flavor.ForEach("order", "db.Orders.[|AsNoTrackingWithIdentityResolution|]()")}}
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task The_message_says_who_keeps_the_rows() => Verify.Says(
        "The loop streams 'Orders', but identity resolution keeps every row until it ends",
        """
        foreach (var order in db.Orders.[|AsNoTrackingWithIdentityResolution|]())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_loop_that_may_stop_early_is_a_suggestion() => Verify.Suggests("""
        foreach (var order in db.Orders.[|AsNoTrackingWithIdentityResolution|]())
        {
            if (order.IsPaid)
                break;
        }
        """);

    [Theory]
    [InlineData("db.Orders.AsNoTracking()")]
    [InlineData("db.Orders.Select(o => o.Number)")]
    [InlineData("db.Orders.AsNoTrackingWithIdentityResolution().Take(50)")]
    [InlineData("db.Orders.AsNoTrackingWithIdentityResolution().ToList()")]
    [InlineData("db.SalesByDay.AsNoTrackingWithIdentityResolution()")]
    [InlineData("db.Categories.AsNoTrackingWithIdentityResolution()")]
    public Task Streams_that_let_go_bounded_ones_and_lists_are_fine(string query) => Verify.Silent($$"""
        foreach (var row in {{query}})
            Console.WriteLine(row);
        """);

    [Fact]
    public Task The_last_word_about_tracking_may_be_another() => Verify.Silent("""
        var query = db.Orders.AsNoTrackingWithIdentityResolution();
        if (cancellationToken.IsCancellationRequested)
            query = query.AsNoTracking();
        foreach (var order in query)
            Console.WriteLine(order.Number);
        """);

    // Entities in projections.

    [Theory]
    [InlineData("db.[|Orders|].Select(o => new { Order = o, o.Customer.Name })")]
    [InlineData("db.[|Orders|].Select(o => new { o.Number, o.Customer })")]
    [InlineData("db.[|Orders|].Where(o => o.IsPaid).Select(o => new { o.Number, o.Lines })")]
    public Task An_entity_in_a_projection_is_tracked(string query) => Verify.Flags($$"""
        foreach (var row in {{query}})
            Console.WriteLine(row.ToString());
        """);

    [Theory, SyncAndAsync]
    public Task And_kept_for_every_row_of_the_table(Flavor flavor) => Verify.Warns($$"""
        {{flavor.ForEach("row", "db.[|Orders|].Select(o => new { Order = o, o.Customer.Name })")}}
            Console.WriteLine(row.Order.Number + row.Name);
        """);

    [Theory]
    [InlineData("db.Orders.AsNoTracking().Select(o => new { Order = o, o.Customer.Name })")]
    [InlineData("db.Orders.Select(o => new { o.Number, Lines = o.Lines.Select(l => l.Price).ToList() })")]
    [InlineData("db.Orders.Select(o => new { o.Number, o.Customer.Name })")]
    [InlineData("db.Orders.AsTracking().Select(o => new { Order = o, o.Customer.Name })")]
    public Task Projections_of_values_or_without_tracking_are_fine(string query) => Verify.Silent($$"""
        foreach (var row in {{query}})
            Console.WriteLine(row.ToString());
        """);

    [Fact]
    public Task What_an_entity_owns_is_not_known_to_be_tracked() => Verify.Silent(
        """
        foreach (var row in db.Orders.Select(o => new { o.Number, o.Customer }))
            Console.WriteLine(row.ToString());
        """,
        Setup.Default.Modelling("modelBuilder.Entity<Order>().OwnsOne(o => o.Customer);"));

    [Fact]
    public Task A_tracker_that_is_emptied_keeps_nothing() => Verify.Silent("""
        foreach (var row in db.Orders.Select(o => new { Order = o, o.Customer.Name }))
        {
            Console.WriteLine(row.Name);
            db.ChangeTracker.Clear();
        }
        """);

    [Fact]
    public Task A_context_that_does_not_track_keeps_nothing() => Verify.Silent(
        """
        foreach (var row in db.Orders.Select(o => new { Order = o, o.Customer.Name }))
            Console.WriteLine(row.Name);
        """,
        Setup.NoTrackingByDefault);

    // Entries and loaders.

    [Fact]
    public Task Asking_for_the_entry_of_each_row() => Verify.Warns("""
        foreach (var order in db.[|Orders|].AsNoTracking())
            Console.WriteLine(db.Entry(order).Property("Version").CurrentValue);
        """);

    [Theory]
    [InlineData("db.Entry(order).State = EntityState.Detached;")]
    [InlineData("Console.WriteLine(db.Entry(order).Property(\"Version\").CurrentValue); db.ChangeTracker.Clear();")]
    [InlineData("Console.WriteLine(db.Entry(other).Property(\"Version\").CurrentValue);")]
    public Task Entries_that_are_let_go_and_those_of_others_are_fine(string body) => Verify.Silent($$"""
        var other = new Order();
        foreach (var order in db.Orders.AsNoTracking())
        {
            {{body}}
        }
        """);

    [Fact]
    public Task Lazy_loaders_are_kept_too() => Verify.Flags(
        """
        foreach (var order in db.[|Orders|].AsNoTracking())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.WithFile("""
            namespace Microsoft.EntityFrameworkCore;

            public static class Proxies
            {
                public static void UseLazyLoadingProxies(this DbContextOptionsBuilder options)
                {
                }
            }
            """).Configuring("options.UseLazyLoadingProxies();"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        """
        foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.AsTestProject());

    [Fact]
    public Task A_tracked_stream_is_another_rules() => Verify.Silent("""
        foreach (var order in db.Orders)
            Console.WriteLine(order.Number);
        """);
}
