using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedByConfiguration.BufferedByConfigurationRule,
    Rowbound.CodeFixes.BufferedByConfiguration.BufferedByConfigurationReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedByConfiguration;

public sealed class BufferedByConfigurationReviewFixTests
{
    private static readonly Setup Retrying = Setup.Retrying.WithRuntime();

    [Fact]
    public Task A_loop_that_waits_reads_chunks() => Verify.Reviews(
        """
        await foreach (var order in db.[|Orders|].AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            await Console.Out.WriteLineAsync(order.Number);
        """,
        """
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var order in chunk)
                await Console.Out.WriteLineAsync(order.Number);
        }
        """,
        Retrying,
        "Read in chunks by key (each chunk sees the table as it is then)");

    [Fact]
    public Task Rows_without_an_order() => Verify.Reviews(
        """
        var sum = 0m;
        await foreach (var order in db.[|Orders|].AsNoTracking().AsAsyncEnumerable())
            sum += order.Total;
        """,
        """
        var sum = 0m;
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                sum += order.Total;
        }
        """,
        Retrying);

    [Fact]
    public Task Each_chunk_may_be_split() => Verify.Reviews(
        """
        await foreach (var order in db.[|Orders|].AsNoTracking().Include(o => o.Lines).AsSplitQuery().AsAsyncEnumerable())
            Console.WriteLine(order.Lines.Count);
        """,
        """
        await foreach (var chunk in db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery().InChunksAsync())
        {
            foreach (var order in chunk)
                Console.WriteLine(order.Lines.Count);
        }
        """,
        Setup.Runtime.Configuring("options.UseNpgsql(\"Host=shop\");"));

    [Theory]
    [InlineData("db.[|SalesByDay|].AsNoTracking()")]
    [InlineData("db.[|Orders|].AsNoTracking().OrderBy(o => o.Note)")]
    public Task Rows_that_have_no_key_to_go_on_from(string query) => Verify.OffersNoFix(
        $"await foreach (var row in {query}.AsAsyncEnumerable()) await Console.Out.WriteLineAsync(row.ToString());", Retrying);

    [Fact]
    public Task Rows_that_are_added_on_the_way() => Verify.OffersNoFix(
        """
        await foreach (var order in db.[|Orders|].AsNoTracking().AsAsyncEnumerable())
        {
            db.Orders.Add(new Order { Number = order.Number });
            await db.SaveChangesAsync();
        }
        """,
        Retrying);
}
