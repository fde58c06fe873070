using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.AccumulatedEntities.AccumulatedEntitiesRule>;

namespace Rowbound.Analyzers.Tests.Rules.AccumulatedEntities;

public sealed class AccumulatedEntitiesTests
{
    [Theory, SyncAndAsync]
    public Task Entities_collected_for_each_row_of_a_table(Flavor flavor) => Verify.Warns($$"""
        var all = new List<Order>();
        {{flavor.ForEach("id", "db.Orders.Select(o => o.CustomerId)")}}
            all.[|AddRange|]({{flavor.Run("db.Orders.Where(o => o.CustomerId == id)", "ToList")}});
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task Values_are_fine() => Verify.Silent("""
        var all = new List<decimal>();
        foreach (var id in db.Orders.Select(o => o.CustomerId))
            all.AddRange(db.Orders.Where(o => o.CustomerId == id).Select(o => o.Total).ToList());
        Console.WriteLine(all.Count);
        """);
}
