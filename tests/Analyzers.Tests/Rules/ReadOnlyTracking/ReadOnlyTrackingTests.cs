using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule>;

namespace Rowbound.Analyzers.Tests.Rules.ReadOnlyTracking;

public sealed class ReadOnlyTrackingTests
{
    [Theory, SyncAndAsync]
    public Task Entities_that_are_only_read(Flavor flavor) => Verify.Warns($$"""
        var orders = {{flavor.Run("db.[|Orders|]", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task Entities_that_are_written() => Verify.Silent("""
        var orders = db.Orders.ToList();
        foreach (var order in orders)
            order.IsPaid = true;
        db.SaveChanges();
        """);

    [Fact]
    public Task A_context_that_does_not_track() => Verify.Silent(
        """
        var orders = db.Orders.ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """,
        Setup.NoTrackingByDefault);
}
