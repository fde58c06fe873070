using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.AccumulatedEntities.AccumulatedEntitiesRule, Rowbound.CodeFixes.AccumulatedEntities.AccumulatedEntitiesFix>;

namespace Rowbound.Analyzers.Tests.Rules.AccumulatedEntities;

public sealed class AccumulatedEntitiesFixTests
{
    [Theory, SyncAndAsync]
    public Task Only_values_are_collected(Flavor flavor) => Verify.FixesAll(
        $$"""
        var all = new List<Order>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var orders = {{flavor.Run("db.Orders.Where(o => o.CustomerId == id)", "ToList")}};
            foreach (var order in orders)
                all.[|Add|](order);
        }

        foreach (var order in all)
            Console.WriteLine(order.Number + order.Total);
        """,
        $$"""
        var all = new List<(decimal Total, string Number)>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var orders = {{flavor.Run("db.Orders.Where(o => o.CustomerId == id).Select(o => new { o.Total, o.Number })", "ToList")}};
            foreach (var order in orders)
                all.Add((order.Total, order.Number));
        }

        foreach (var order in all)
            Console.WriteLine(order.Number + order.Total);
        """);
}
