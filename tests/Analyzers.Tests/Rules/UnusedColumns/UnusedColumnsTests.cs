using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnusedColumns.UnusedColumnsRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedColumns;

public sealed class UnusedColumnsTests
{
    private const string Twice = """
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        Console.WriteLine(orders.Sum(o => o.Total + 1));
        """;

    [Theory, SyncAndAsync]
    public Task Two_columns_of_nine(Flavor flavor) => Verify.Suggests($"var orders = {flavor.Run("db.[|Orders|]", "ToList")};\n{Twice}");

    [Fact]
    public Task The_message_counts_the_columns() => Verify.Says(
        "Rows of 'Orders' are held with 9 columns, of which 2 are read", $"var orders = db.[|Orders|].ToList();\n{Twice}");

    [Theory]
    [InlineData("db.[|Orders|].Where(o => o.IsPaid)")]
    [InlineData("db.[|Orders|].Where(o => o.CustomerId == 7)")]
    [InlineData("db.[|Orders|].AsNoTracking().OrderBy(o => o.Id)")]
    [InlineData("(from o in db.[|Orders|] where o.Total > 3 select o)")]
    public Task Whatever_the_query(string query) => Verify.Flags($"var orders = {query}.ToArray();\n{Twice}");

    [Fact]
    public Task A_short_list_of_one_pass() => Verify.Flags("""
        foreach (var order in db.[|Orders|].Where(o => o.CustomerId == 7).ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_lower_limit_speaks_of_fewer() => Verify.Flags(
        """
        var lines = db.[|OrderLines|].Where(l => l.OrderId == 7).ToList();
        Console.WriteLine(lines.Sum(l => l.Price) + lines.Count);
        """,
        Setup.Default.WithOption("rowbound.unused_columns_min", "3"));

    [Theory]
    [InlineData("foreach (var o in orders) Console.WriteLine(o.Number + o.Total + o.Note + o.Quantity + o.IsPaid);")]
    [InlineData("foreach (var o in orders) Console.WriteLine(o);")]
    [InlineData("return orders;")]
    [InlineData("foreach (var o in orders) Console.WriteLine(o.Number + o.Customer.Name);")]
    [InlineData("foreach (var o in orders) o.IsPaid = true;")]
    [InlineData("foreach (var o in orders) if (o is { Total: > 3 }) Console.WriteLine(o.Number);")]
    [InlineData("Console.WriteLine(orders.Contains(null!) + orders[0].Number);")]
    [InlineData("Console.WriteLine(orders.Count);")]
    public Task Most_columns_and_uses_that_are_not_seen_are_fine(string use) =>
        Verify.Silent($"var orders = db.Orders.Where(o => o.CustomerId == 7).ToList();\nConsole.WriteLine(orders.Count);\n{use}");

    [Fact]
    public Task Entities_of_few_columns_are_fine() => Verify.Silent("""
        var lines = db.OrderLines.ToList();
        Console.WriteLine(lines.Sum(l => l.Price + 1) + lines.Count);
        """);

    [Theory]
    [InlineData("Where(o => o.Id == 7)")]
    [InlineData("Take(20)")]
    [InlineData("Take(DateTime.Now.Day)")]
    [InlineData("Select(o => new { o.Number, o.Total })")]
    [InlineData("Include(o => o.Lines)")]
    public Task Few_rows_projections_and_includes_are_fine(string step) => Verify.Silent($"var orders = db.Orders.{step}.ToList();\n{Twice}");

    // Another rule's.

    [Fact]
    public Task A_stream_holds_one_row() => Verify.Silent("""
        foreach (var order in db.Orders)
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_whole_table_for_one_pass_is_another_rules() => Verify.Silent("""
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task An_operator_in_memory_is_another_rules() => Verify.Silent("Console.WriteLine(db.Orders.ToList().Count(o => o.IsPaid));");

    [Fact]
    public Task A_large_column_is_another_rules() => Verify.Silent(
        """
        var scans = db.Set<Scan>().ToList();
        Console.WriteLine(scans.Sum(s => s.Pages + 1) + scans.Count);
        """,
        Setup.Default.WithFile("""
            namespace Shop;

            public class Scan
            {
                public int Id { get; set; }
                public int Pages { get; set; }
                public int A { get; set; }
                public int B { get; set; }
                public int C { get; set; }
                public int D { get; set; }
                public byte[] Bytes { get; set; } = [];
            }
            """));

    [Fact]
    public Task Rows_that_are_collected_are_another_rules() => Verify.Silent("""
        var all = new List<Order>();
        foreach (var id in new[] { 1, 2 })
            all.AddRange(db.Orders.Where(o => o.CustomerId == id).ToList());
        Console.WriteLine(all[0].Number);
        """);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        $"var orders = db.Orders.ToList();\n{Twice}", Setup.Default.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent($"var orders = db.Orders.ToList();\n{Twice}", Setup.Default.AsTestProject());
}
