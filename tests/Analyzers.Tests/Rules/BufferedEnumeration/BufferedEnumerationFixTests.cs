using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationFix>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedEnumeration;

public sealed class BufferedEnumerationFixTests
{
    [Theory, SyncAndAsync]
    public Task A_loop_runs_over_the_query(Flavor flavor) => Verify.FixesAll(
        $$"""
        var sum = 0m;
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")}})
            sum += order.Total;
        """,
        $$"""
        var sum = 0m;
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            sum += order.Total;
        """);

    [Fact]
    public Task Nothing_is_streamed_where_the_context_retries() => Verify.OffersNoFix(
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
            sum += order.Total;
        """,
        Setup.Retrying);
}
