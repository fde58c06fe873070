using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedInclude.UnusedIncludeRule,
    Rowbound.CodeFixes.UnusedInclude.UnusedIncludeReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedInclude;

public sealed class UnusedIncludeReviewFixTests
{
    [Theory, SyncAndAsync]
    public Task Without_an_order(Flavor flavor) => Verify.Reviews(
        $$"""
        var orders = {{flavor.Run("db.Orders.[|Include|](o => o.Lines)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        $$"""
        var orders = {{flavor.Run("db.Orders", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        title: "Include only what is read (rows that no order tells apart may come in another one, and a row whose required "
            + "reference leads nowhere, or to a row that is filtered out, comes too)");

    [Fact]
    public Task A_required_reference_and_what_goes_on_from_it() => Verify.Reviews(
        """
        foreach (var order in db.Orders.[|Include|](o => o.Customer).ThenInclude(c => c.Country).OrderBy(o => o.Id).ToList())
            Console.WriteLine(order.Number);
        """,
        """
        foreach (var order in db.Orders.OrderBy(o => o.Id).ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_stream() => Verify.Reviews(
        """
        await foreach (var order in db.Orders.[|Include|](o => o.Lines).AsAsyncEnumerable())
            Console.WriteLine(order.Number);
        """,
        """
        await foreach (var order in db.Orders.AsAsyncEnumerable())
            Console.WriteLine(order.Number);
        """);
}
