using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule, Rowbound.CodeFixes.ReadOnlyTracking.ReadOnlyTrackingFix>;

namespace Rowbound.Analyzers.Tests.Rules.ReadOnlyTracking;

public sealed class ReadOnlyTrackingFixTests
{
    [Theory, SyncAndAsync]
    public Task The_query_does_not_track(Flavor flavor) => Verify.FixesAll(
        $$"""
        var orders = {{flavor.Run("db.[|Orders|].Where(o => o.IsPaid)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """,
        $$"""
        var orders = {{flavor.Run("db.Orders.AsNoTracking().Where(o => o.IsPaid)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);
}
