using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule>;

namespace Rowbound.Analyzers.Tests.Rules.OffsetLoop;

public sealed class OffsetLoopTests
{
    [Theory, SyncAndAsync]
    public Task Pages_by_offset(Flavor flavor) => Verify.Warns($$"""
        for (var page = 0; ; page++)
        {
            var orders = {{flavor.Run("db.Orders.OrderBy(o => o.Id).[|Skip|](page * 100).Take(100)", "ToList")}};
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        }
        """);

    [Fact]
    public Task One_page_is_fine() => Verify.Silent("return db.Orders.OrderBy(o => o.Id).Skip(100).Take(100).ToList();");
}
