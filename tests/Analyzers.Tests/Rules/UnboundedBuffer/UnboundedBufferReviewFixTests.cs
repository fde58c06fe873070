using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule, Rowbound.CodeFixes.UnboundedBuffer.UnboundedBufferReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnboundedBuffer;

public sealed class UnboundedBufferReviewFixTests
{
    [Fact]
    public Task Two_loops_over_one_list_read_in_chunks() => Verify.Reviews(
        """
        var orders = await db.Orders.AsNoTracking().[|ToListAsync|]();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        """
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                Console.WriteLine(order.Total);
        }
        await foreach (var rows in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in rows)
                Console.WriteLine(order.Number);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_list_that_is_returned_has_no_fix() => Verify.OffersNoFix("return db.Orders.[|ToList|]();", Setup.Runtime);
}
