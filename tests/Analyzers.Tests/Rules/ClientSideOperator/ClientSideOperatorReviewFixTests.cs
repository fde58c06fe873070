using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule, Rowbound.CodeFixes.ClientSideOperator.ClientSideOperatorReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.ClientSideOperator;

public sealed class ClientSideOperatorReviewFixTests
{
    [Theory, SyncAndAsync]
    public Task The_database_compares_text_by_its_own_rules(Flavor flavor) => Verify.Reviews(
        $"var orders = {flavor.RunInside("db.Orders", "[|ToList|]")}.Where(o => o.Number == \"A1\").ToList();",
        $"var orders = {flavor.Run("db.Orders.Where(o => o.Number == \"A1\")", "ToList")};",
        title: "Let the database apply 'Where' (collation, rounding, overflow, nulls or a missing order may give something else)");

    [Theory, SyncAndAsync]
    public Task The_whole_chain_moves(Flavor flavor) => Verify.Reviews(
        $"var total = {flavor.RunInside("db.Orders", "[|ToList|]")}.Where(o => o.IsPaid && o.Total > 5).Sum(o => o.Total);",
        $"var total = {flavor.Run("db.Orders.Where(o => o.IsPaid && o.Total > 5)", "Sum", "o => o.Total")};",
        title: "Let the database apply 'Where', 'Sum' (collation, rounding, overflow, nulls or a missing order may give something else)");

    [Fact]
    public Task A_loop_over_a_filter() => Verify.Reviews(
        """
        foreach (var order in (await db.Orders.[|ToListAsync|]()).Where(o => o.IsPaid))
            Console.WriteLine(order.Total);
        """,
        """
        foreach (var order in await db.Orders.Where(o => o.IsPaid).ToListAsync())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_value_of_another_object() => Verify.ReviewsMember(
        "public object Run(Order given) => db.Orders.[|ToList|]().Where(o => o.Quantity > given.Quantity).ToList();",
        "public object Run(Order given) => db.Orders.Where(o => o.Quantity > given.Quantity).ToList();");

    [Fact]
    public Task A_list_of_keys() => Verify.ReviewsMember(
        "public object Run(List<int> ids) => db.Orders.[|ToList|]().Where(o => ids.Contains(o.Id)).ToList();",
        "public object Run(List<int> ids) => db.Orders.Where(o => ids.Contains(o.Id)).ToList();");

    [Fact]
    public Task The_last_row_of_an_order() => Verify.Reviews(
        "var last = await db.Orders.OrderBy(o => o.PlacedAt).[|ToListAsync|](cancellationToken);\nreturn last.LastOrDefault();",
        "return await db.Orders.OrderBy(o => o.PlacedAt).LastOrDefaultAsync(cancellationToken);");

    [Fact]
    public Task Rows_of_an_include() => Verify.Reviews(
        "return db.Orders.Include(o => o.Lines).[|ToList|]().First(o => o.IsPaid);",
        "return db.Orders.Include(o => o.Lines).First(o => o.IsPaid);");

    [Theory]
    [InlineData("db.Orders.[|ToList|]().First(o => o.IsPaid)", "db.Orders.First(o => o.IsPaid)")]
    [InlineData("db.Orders.OrderBy(o => o.PlacedAt).[|ToList|]().Take(10).ToList()", "db.Orders.OrderBy(o => o.PlacedAt).Take(10).ToList()")]
    public Task The_first_of_rows_without_a_total_order(string before, string after) => Verify.Reviews($"return {before};", $"return {after};");

    [Fact]
    public Task What_gives_the_same_has_the_safe_fix() => Verify.OffersNoFix("return db.Orders.[|ToList|]().Count(o => o.IsPaid);");
}
