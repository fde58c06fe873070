using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule>;

namespace Rowbound.Analyzers.Tests.Rules.ClientSideOperator;

public sealed class ClientSideOperatorTests
{
    [Theory, SyncAndAsync]
    public Task A_filter_of_a_list_of_all_rows(Flavor flavor) =>
        Verify.Warns($"return {flavor.RunInside("db.Orders", "[|ToList|]")}.Where(o => o.IsPaid).ToList();");

    [Theory, SyncAndAsync]
    public Task A_filter_of_a_list_in_a_local(Flavor flavor) => Verify.Warns($"""
        var orders = {flavor.Run("db.Orders", "[|ToArray|]")};
        return orders.Where(o => o.IsPaid).ToList();
        """);

    [Theory]
    [InlineData("Count()")]
    [InlineData("Count")]
    [InlineData("LongCount()")]
    [InlineData("Any(o => o.IsPaid)")]
    [InlineData("All(o => o.IsPaid)")]
    [InlineData("First()")]
    [InlineData("FirstOrDefault(o => o.Id == 5)")]
    [InlineData("Single(o => o.Id == 5)")]
    [InlineData("Sum(o => o.Quantity)")]
    [InlineData("Max(o => o.Quantity)")]
    [InlineData("Take(10).ToList()")]
    [InlineData("Skip(10).ToList()")]
    [InlineData("Select(o => o.Number).ToList()")]
    [InlineData("ElementAt(5)")]
    public Task What_the_database_could_answer(string use) => Verify.Warns($"return db.Orders.[|ToList|]().{use};");

    [Fact]
    public Task The_message_names_the_set_and_the_operator() => Verify.Says(
        "All rows of 'Orders' are loaded for 'Where', which the database could answer", "return db.Orders.[|ToList|]().Where(o => o.IsPaid).First();");

    [Fact]
    public Task A_table_that_is_not_known_to_grow_is_a_suggestion() => Verify.Suggests("return db.Countries.[|ToList|]().Count;");

    [Fact]
    public Task A_filter_of_the_query_is_fine() => Verify.Silent("return db.Orders.Where(o => o.IsPaid).ToList();");

    [Theory]
    [InlineData("db.Orders.Take(10)")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 5)")]
    [InlineData("db.Categories")]
    [InlineData("new List<Order>().AsQueryable()")]
    public Task Few_rows_or_none_of_a_database(string query) => Verify.Silent($"return {query}.ToList().Count(o => o.Id > 3);");

    [Fact]
    public Task A_list_that_is_used_twice() => Verify.Silent("""
        var orders = db.Orders.ToList();
        Console.WriteLine(orders.Count);
        return orders.Where(o => o.IsPaid).ToList();
        """);

    [Fact]
    public Task A_list_that_is_asked_in_each_turn_of_a_loop() => Verify.Silent("""
        var orders = db.Orders.ToList();
        foreach (var id in new[] { 1, 2 })
            Console.WriteLine(orders.First(o => o.Id == id).Total);
        return null;
        """);

    [Fact]
    public Task A_list_that_a_lambda_asks() => Verify.Silent("""
        var orders = db.Orders.ToList();
        return new[] { 1, 2 }.Select(id => orders.First(o => o.Id == id).Total).ToList();
        """);

    /// <summary>What the database cannot run, or not known to.</summary>
    [Theory]
    [InlineData("Where(o => IsGood(o))")]
    [InlineData("Where(IsGood)")]
    [InlineData("Where(o => o.Number.Equals(\"a\", StringComparison.OrdinalIgnoreCase))")]
    [InlineData("Where(o => System.Text.RegularExpressions.Regex.IsMatch(o.Number, \"a\"))")]
    [InlineData("Where(o => o.Customer.Name == \"Ann\")")]
    [InlineData("Where(o => o.Quantity + 1 > 5)")]
    [InlineData("Where(o => (byte)o.Quantity + 1 == 5)")]
    [InlineData("Where(o => o is { IsPaid: true })")]
    [InlineData("Where(o => { return o.IsPaid; })")]
    [InlineData("Where((o, i) => i > 5)")]
    [InlineData("Where(o => o.Note!.Length > 5)")]
    [InlineData("Select(o => o.Customer)")]
    [InlineData("Select(o => (o.Id, o.Number))")]
    [InlineData("Select(o => new Pair(Number: o.Number, Id: o.Id))")]
    [InlineData("Select(o => new { Sum = o.Total + 1 })")]
    [InlineData("Take(1..5)")]
    [InlineData("Chunk(5)")]
    [InlineData("OrderBy(o => o.Number)")]
    [InlineData("Distinct()")]
    [InlineData("DistinctBy(o => o.Number)")]
    [InlineData("Zip(new[] { 1 })")]
    public Task What_the_database_cannot_run(string use) => Verify.SilentMember($$"""
        public object Run() => db.Orders.ToList().{{use}}.ToList();
        private static bool IsGood(Order order) => order.IsPaid;
        public record Pair(int Id, string Number);
        """);

    [Theory]
    [InlineData("db.Orders.Select(o => o.Quantity).ToList().FirstOrDefault(-1)")]
    [InlineData("db.Orders.ToList().FirstOrDefault(new Order())")]
    [InlineData("db.Orders.ToList().Last()")]
    [InlineData("db.Orders.ToList().Contains(new Order())")]
    [InlineData("db.Orders.ToList().MaxBy(o => o.Id)")]
    [InlineData("db.Orders.ToList().Aggregate(0, (sum, o) => sum + o.Quantity)")]
    [InlineData("db.Orders.Select(o => new Copy { Id = o.CustomerId }).ToList().Count(c => c.Id == 5)")]
    public Task Answers_that_the_database_cannot_give(string answer) => Verify.SilentMember($$"""
        public object? Run() => {{answer}};
        public class Copy { public int Id { get; set; } }
        """);

    [Fact]
    public Task Query_syntax_over_the_list_is_not_followed() =>
        Verify.Silent("return (from o in db.Orders.ToList() where o.IsPaid select o.Id).ToList();");

    [Fact]
    public Task A_computed_property() => Verify.SilentFile("""
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
            public object Adults() => All.ToList().Where(p => p.IsAdult).ToList();
        }
        """);

    [Fact]
    public Task An_expression_tree() => Verify.SilentMember(
        "public static readonly Func<ShopContext, int> Size = EF.CompileQuery((ShopContext db) => db.Orders.ToList().Count);");
}
