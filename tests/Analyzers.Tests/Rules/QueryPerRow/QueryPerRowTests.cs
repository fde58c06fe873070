using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.QueryPerRow.QueryPerRowRule>;

namespace Rowbound.Analyzers.Tests.Rules.QueryPerRow;

public sealed class QueryPerRowTests
{
    [Theory, SyncAndAsync]
    public Task Tracked_rows_for_every_row_of_a_list(Flavor flavor) => Verify.Warns($$"""
        foreach (var order in {{flavor.Run("db.Orders", "ToList")}})
        {
            var lines = {{flavor.Run("db.OrderLines.Where(l => l.OrderId == order.Id)", "[|ToList|]")}};
            Console.WriteLine(lines.Count);
        }
        """);

    [Theory, SyncAndAsync]
    public Task A_number_for_every_row_of_a_list(Flavor flavor) => Verify.Suggests($$"""
        var orders = {{flavor.Run("db.Orders", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine({{flavor.Run("db.OrderLines", "[|Count|]", "l => l.OrderId == order.Id")}});
        """);

    [Theory]
    [InlineData("db.Customers.[|Find|](order.CustomerId)")]
    [InlineData("db.Customers.[|Single|](c => c.Id == order.CustomerId)")]
    [InlineData("db.Customers.[|FirstOrDefault|](c => c.Id == order.CustomerId)")]
    [InlineData("db.OrderLines.Where(l => l.OrderId == order.Id).[|Sum|](l => l.Quantity)")]
    [InlineData("db.Customers.Where(c => c.Id == order.CustomerId).Select(c => c.Name).[|First|]()")]
    public Task Whatever_is_asked(string query) => Verify.Suggests($"""
        foreach (var order in db.Orders.ToList())
            Console.WriteLine({query});
        """);

    [Fact]
    public Task A_loop_in_the_loop() => Verify.Warns("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            foreach (var line in [|db.OrderLines.Where(l => l.OrderId == order.Id)|])
                Console.WriteLine(line.Price);
        }
        """);

    [Fact]
    public Task A_value_of_the_row_in_a_local() => Verify.Suggests("""
        foreach (var order in db.Orders.ToList())
        {
            var customer = order.CustomerId;
            Console.WriteLine(db.Customers.[|Count|](c => c.Id == customer));
        }
        """);

    [Fact]
    public Task A_stream_of_rows() => Verify.Suggests("""
        foreach (var order in db.Orders.AsNoTracking())
            Console.WriteLine(db.OrderLines.[|Count|](l => l.OrderId == order.Id));
        """);

    [Fact]
    public Task The_message_names_both_sets() => Verify.Says(
        "A query of 'OrderLines' is executed for every row of 'Orders', and the change tracker keeps what each gives",
        """
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(db.OrderLines.Where(l => l.OrderId == order.Id).[|ToList|]().Count);
        """);

    [Fact]
    public Task Nothing_is_kept_of_what_is_not_tracked() => Verify.Suggests("""
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(db.OrderLines.AsNoTracking().Where(l => l.OrderId == order.Id).[|ToList|]().Count);
        """);

    [Theory]
    [InlineData("db.Orders.Where(o => o.IsPaid)")]
    [InlineData("db.Customers")]
    public Task Some_rows_or_a_table_of_which_growth_is_not_known(string query) => Verify.Suggests($"""
        foreach (var row in {query}.ToList())
            Console.WriteLine(db.OrderLines.Where(l => l.OrderId == row.Id).[|ToList|]().Count);
        """);

    [Theory]
    [InlineData("db.Categories")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 7)")]
    [InlineData("db.Orders.OrderBy(o => o.Id).Take(100)")]
    public Task A_query_for_each_of_few_rows_is_fine(string query) => Verify.Silent($"""
        foreach (var row in {query}.ToList())
            Console.WriteLine(db.OrderLines.Count(l => l.OrderId == row.Id));
        """);

    [Fact]
    public Task A_query_that_does_not_depend_on_the_row_is_another_matter() => Verify.Silent("""
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(db.OrderLines.Count());
        """);

    [Fact]
    public Task A_loop_over_something_else_is_fine() => Verify.Silent("""
        foreach (var id in new[] { 1, 2 })
            Console.WriteLine(db.OrderLines.Count(l => l.OrderId == id));
        """);

    [Fact]
    public Task A_query_after_the_loop_is_fine() => Verify.Silent("""
        var last = 0;
        foreach (var order in db.Orders.ToList())
            last = order.Id;
        Console.WriteLine(db.OrderLines.Count(l => l.OrderId == last));
        """);

    [Fact]
    public Task One_query_for_all_is_fine() => Verify.Silent("""
        foreach (var order in db.Orders.Select(o => new { o.Id, Lines = o.Lines.Count }).ToList())
            Console.WriteLine(order.Lines);
        """);

    [Fact]
    public Task What_is_collected_is_another_rule() => Verify.Silent("""
        var all = new List<OrderLine>();
        foreach (var order in db.Orders.ToList())
            all.AddRange(db.OrderLines.Where(l => l.OrderId == order.Id).ToList());
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task A_write_for_each_row_is_another_matter() => Verify.Silent("""
        foreach (var order in db.Orders.ToList())
            db.OrderLines.Where(l => l.OrderId == order.Id).ExecuteDelete();
        """);
}
