using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule, Rowbound.CodeFixes.OffsetLoop.OffsetLoopFix>;

namespace Rowbound.Analyzers.Tests.Rules.OffsetLoop;

public sealed class OffsetLoopFixTests
{
    [Fact]
    public Task A_drain_reads_in_chunks() => Verify.Fixes(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        """
        var sum = 0m;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Setup.Runtime);
}
