using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule, Rowbound.CodeFixes.OffsetLoop.OffsetLoopReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.OffsetLoop;

public sealed class OffsetLoopReviewFixTests
{
    [Fact]
    public Task A_loop_that_writes_reads_in_chunks() => Verify.Reviews(
        """
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                await Console.Out.WriteLineAsync(order.Number);
        }
        """,
        """
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            foreach (var order in orders)
                await Console.Out.WriteLineAsync(order.Number);
        }
        """,
        Setup.Runtime);
}
