using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.EntityForOneValue.EntityForOneValueRule>;

namespace Rowbound.Analyzers.Tests.Rules.EntityForOneValue;

public sealed class EntityForOneValueTests
{
    [Theory, SyncAndAsync]
    public Task An_entity_for_its_number(Flavor flavor) => Verify.Suggests($$"""
        var order = {{flavor.Run("db.Orders", "[|First|]", "o => o.Id == 7")}};
        Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task The_message_counts_the_columns() => Verify.Says(
        "A row of 'Orders' is loaded whole for 2 of its 9 columns",
        """
        var order = db.Orders.[|Single|](o => o.Id == 7);
        Console.WriteLine(order.Number + order.Total);
        """);

    [Theory]
    [InlineData("db.Orders.OrderBy(o => o.Id).[|First|]()")]
    [InlineData("db.Orders.AsNoTracking().OrderByDescending(o => o.Id).[|First|](o => o.IsPaid)")]
    [InlineData("db.Orders.Where(o => o.IsPaid).[|Single|]()")]
    [InlineData("(from o in db.Orders where o.Id == 7 select o).[|First|]()")]
    public Task Whatever_the_query(string query) => Verify.Flags($"Console.WriteLine({query}.Number);");

    [Theory]
    [InlineData("Console.WriteLine(order?.Number);")]
    [InlineData("if (order is not null) Console.WriteLine(order.Number);")]
    [InlineData("if (order == null) return; Console.WriteLine(order.Number);")]
    public Task Where_there_may_be_no_row(string use) =>
        Verify.Flags($"var order = db.Orders.[|FirstOrDefault|](o => o.Id == 7);\n{use}");

    [Theory]
    [InlineData("Console.WriteLine(order.Number + order.Total + order.Note);")]
    [InlineData("Console.WriteLine(order);")]
    [InlineData("return order;")]
    [InlineData("order.IsPaid = true; Console.WriteLine(order.Number);")]
    [InlineData("Console.WriteLine(order.Number + order.Customer.Name);")]
    [InlineData("if (order is { Total: > 3 }) Console.WriteLine(order.Number);")]
    [InlineData("Console.WriteLine(order is not null);")]
    public Task More_than_two_values_and_uses_that_are_not_seen_are_fine(string use) =>
        Verify.Silent($"var order = db.Orders.First(o => o.Id == 7);\n{use}");

    [Theory]
    [InlineData("db.SaveChanges();")]
    [InlineData("db.Add(new OrderLine { OrderId = 7 });")]
    public Task An_entity_that_others_may_need_in_the_tracker_is_fine(string more) => Verify.Silent($$"""
        var order = db.Orders.First(o => o.Id == 7);
        Console.WriteLine(order.Number);
        {{more}}
        """);

    [Fact]
    public Task What_the_tracker_may_already_have_is_fine() => Verify.Silent("Console.WriteLine(db.Orders.Find(7)!.Number);");

    [Fact]
    public Task An_entity_of_few_columns_is_fine() => Verify.Silent("Console.WriteLine(db.Invoices.First().OrderId);");

    [Fact]
    public Task Another_row_that_is_edited_may_be_this_one() => Verify.Silent("""
        var other = db.Orders.OrderBy(o => o.Id).First();
        other.Number = "new";
        Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);
        """);

    [Fact]
    public Task A_projection_is_fine() => Verify.Silent("Console.WriteLine(db.Orders.Where(o => o.Id == 7).Select(o => o.Number).First());");

    [Fact]
    public Task A_query_in_a_loop_has_a_worse_mistake() => Verify.Silent("""
        foreach (var id in new[] { 1, 2 })
            Console.WriteLine(db.Orders.First(o => o.Id == id).Number);
        """);

    [Fact]
    public Task What_is_included_is_another_rules() => Verify.Silent(
        "Console.WriteLine(db.Orders.Include(o => o.Lines).First(o => o.Id == 7).Number);");

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        "Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);",
        Setup.Default.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        "Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);", Setup.Default.AsTestProject());
}
