using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedEnumeration;

public sealed class BufferedEnumerationReviewFixTests
{
    [Fact]
    public Task A_loop_that_waits_runs_over_chunks() => Verify.Reviews(
        """
        foreach (var order in await db.Orders.AsNoTracking().[|ToListAsync|]())
            await Console.Out.WriteLineAsync(order.Number);
        """,
        """
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                await Console.Out.WriteLineAsync(order.Number);
        }
        """,
        Setup.Runtime);
}
