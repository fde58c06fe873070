using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedEnumeration;

public sealed class BufferedEnumerationTests
{
    [Theory, SyncAndAsync]
    public Task A_list_made_for_one_loop(Flavor flavor) => Verify.Warns($$"""
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")}})
            Console.WriteLine(order.Total);
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_is_fine(Flavor flavor) => Verify.Silent($$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking()")}}
            Console.WriteLine(order.Total);
        """);
}
