using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule>;

namespace Rowbound.Analyzers.Tests.Rules.OffsetLoop;

public sealed class OffsetLoopTests
{
    private const string Work = "foreach (var order in orders) Console.WriteLine(order.Total);";

    [Theory, SyncAndAsync]
    public Task Pages_by_offset(Flavor flavor) => Verify.Warns($$"""
        for (var page = 0; ; page++)
        {
            var orders = {{flavor.Run("db.Orders.OrderBy(o => o.Id).[|Skip|](page * 100).Take(100)", "ToList")}};
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        }
        """);

    [Theory]
    [InlineData("while (true) { var orders = db.Orders.[|Skip|](skip).Take(100).ToList(); if (orders.Count == 0) break; skip += 100; }")]
    [InlineData("List<Order> orders; do { orders = db.Orders.[|Skip|](skip).Take(100).ToList(); skip += 100; } while (orders.Count == 100);")]
    [InlineData("for (; skip < 1000; skip += 100) { var orders = db.Orders.[|Skip|](skip).Take(100).ToList(); Console.WriteLine(orders.Count); }")]
    [InlineData("var more = true; while (more) { var orders = db.Orders.[|Skip|](skip++ * 100).Take(100).ToList(); more = orders.Count > 0; }")]
    [InlineData("while (true) { var from = skip * 100; var orders = db.Orders.[|Skip|](from).Take(100).ToList(); if (orders.Count == 0) break; skip++; }")]
    [InlineData("while (true) { var orders = db.Orders.OrderBy(o => o.Id).[|Skip|](skip).Take(100).Include(o => o.Lines).ToList(); if (orders is []) break; skip += orders.Count; }")]
    [InlineData("while (true) { foreach (var o in db.Orders.[|Skip|](skip).Take(100)) skip++; }")]
    [InlineData("for (var last = 9; last >= 0; last--) Console.WriteLine(db.Orders.[|Skip|](last * 100).Take(100).ToList().Count);")]
    public Task Whatever_the_loop(string loop) => Verify.Warns($"var skip = 0;\n{loop}");

    [Fact]
    public Task The_message_says_that_pages_are_kept() => Verify.Says(
        "The loop skips all earlier rows of 'Orders' again for each page, and the change tracker keeps them all",
        """
        for (var page = 0; page < 10; page++)
            Console.WriteLine(db.Orders.[|Skip|](page * 100).Take(100).ToList().Count);
        """);

    [Theory]
    [InlineData("db.Orders.AsNoTracking().[|Skip|](page * 100).Take(100)")]
    [InlineData("db.Orders.[|Skip|](page * 100).Take(100).AsNoTracking()")]
    [InlineData("db.Orders.[|Skip|](page * 100).Take(100).Select(o => o.Total)")]
    [InlineData("db.Orders.Select(o => new { o.Id }).[|Skip|](page * 100).Take(100)")]
    public Task Pages_that_are_not_tracked_cost_time_only(string query) => Verify.Says(
        "The loop skips all earlier rows of 'Orders' again for each page",
        $"for (var page = 0; page < 10; page++)\n    Console.WriteLine({query}.ToList().Count);");

    [Fact]
    public Task Time_only_is_a_suggestion() => Verify.Suggests("""
        for (var page = 0; page < 10; page++)
            Console.WriteLine(db.Orders.AsNoTracking().[|Skip|](page * 100).Take(100).ToList().Count);
        """);

    [Fact]
    public Task A_table_of_which_growth_is_not_known() => Verify.Suggests("""
        for (var page = 0; page < 10; page++)
            Console.WriteLine(db.Customers.[|Skip|](page * 100).Take(100).ToList().Count);
        """);

    [Fact]
    public Task The_rows_of_one_parent_are_few() => Verify.Suggests("""
        for (var page = 0; page < 10; page++)
            Console.WriteLine(db.Orders.Where(o => o.CustomerId == 7).[|Skip|](page * 100).Take(100).ToList().Count);
        """);

    [Fact]
    public Task A_tracker_that_is_cleared_keeps_nothing() => Verify.Suggests("""
        for (var page = 0; page < 10; page++)
        {
            Console.WriteLine(db.Orders.[|Skip|](page * 100).Take(100).ToList().Count);
            db.ChangeTracker.Clear();
        }
        """);

    [Fact]
    public Task A_context_for_each_page_keeps_nothing() => Verify.Suggests("""
        for (var page = 0; page < 10; page++)
        {
            using var own = new ShopContext();
            Console.WriteLine(own.Orders.[|Skip|](page * 100).Take(100).ToList().Count);
        }
        """);

    // What is no loop over pages.

    [Fact]
    public Task One_page_is_fine() => Verify.Silent("return db.Orders.OrderBy(o => o.Id).Skip(100).Take(100).ToList();");

    [Fact]
    public Task One_page_for_each_of_something_else_is_fine() => Verify.Silent("""
        var skip = 10;
        foreach (var id in new[] { 1, 2, 3 })
            Console.WriteLine(db.Orders.Where(o => o.CustomerId == id).OrderBy(o => o.Id).Skip(skip).Take(10).ToList().Count);
        """);

    [Fact]
    public Task Pages_by_key_are_fine() => Verify.Silent("""
        var last = 0;
        while (true)
        {
            var orders = db.Orders.Where(o => o.Id > last).OrderBy(o => o.Id).Take(100).ToList();
            if (orders.Count == 0)
                break;
            last = orders[^1].Id;
        }
        """);

    [Fact]
    public Task Pages_of_a_list_are_fine() => Verify.Silent("""
        var orders = new List<Order>();
        for (var page = 0; page < 10; page++)
            Console.WriteLine(orders.Skip(page * 100).Take(100).ToList().Count);
        """);

    [Fact]
    public Task A_slice_of_a_slice_is_fine() => Verify.Silent("""
        for (var page = 0; page < 10; page++)
            Console.WriteLine(db.Orders.Take(1000).Skip(page * 100).Take(100).ToList().Count);
        """);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent("""
        for (var page = 0; page < 10; page++)
            Console.WriteLine(db.Categories.Skip(page * 100).Take(100).ToList().Count);
        """);

    [Fact]
    public Task A_lambda_that_is_called_in_a_loop_has_none_itself() => Verify.Silent("""
        Func<int, List<Order>> read = page => db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToList();
        for (var page = 0; page < 10; page++)
            Console.WriteLine(read(page).Count);
        """);

    [Fact]
    public Task A_seeder_is_fine() => Verify.SilentMember("""
        public void SeedOrders()
        {
            for (var page = 0; page < 10; page++)
                Console.WriteLine(db.Orders.Skip(page * 100).Take(100).ToList().Count);
        }
        """);
}
