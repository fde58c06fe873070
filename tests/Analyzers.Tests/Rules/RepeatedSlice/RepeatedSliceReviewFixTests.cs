using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.RepeatedSlice.RepeatedSliceRule, Rowbound.CodeFixes.RepeatedSlice.RepeatedSliceReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.RepeatedSlice;

public sealed class RepeatedSliceReviewFixTests
{
    [Theory]
    [InlineData("deleted == 0")]
    [InlineData("deleted <= 0")]
    [InlineData("deleted < 1")]
    [InlineData("deleted < 1000")]
    [InlineData("deleted != 1000")]
    public Task A_loop_that_leaves_when_nothing_is_left(string condition) => Verify.Reviews(
        $$"""
        // Old entries.
        while (true)
        {
            // A thousand at a time.
            var deleted = await db.AuditLog
                .Where(a => a.At < DateTime.Today) // before today
                .[|Take|](1000)
                .ExecuteDeleteAsync(cancellationToken);
            if ({{condition}})
                break;
        }
        """,
        """
        // Old entries.
        // A thousand at a time.
        await db.AuditLog
            .Where(a => a.At < DateTime.Today) // before today
            .ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 1000 }, cancellationToken);
        """,
        Setup.Runtime,
        "Write in chunks by key (each row once, up to the row that is the last one at the start)");

    [Theory]
    [InlineData("int updated;", "updated > 0")]
    [InlineData("var updated = 0;", "updated != 0")]
    [InlineData("int updated;", "updated >= 1")]
    [InlineData("int updated;", "updated == size")]
    public Task A_loop_that_asks_at_its_end(string counter, string condition) => Verify.Reviews(
        $$"""
        var size = 500;
        {{counter}}
        do
        {
            updated = await db.AccessTokens.Where(t => t.Checksum == null).OrderBy(t => t.Id).[|Take|](size)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Checksum, ""), cancellationToken).ConfigureAwait(false);
        } while ({{condition}});
        Console.WriteLine("done");
        """,
        """
        var size = 500;
        await db.AccessTokens.Where(t => t.Checksum == null).OrderBy(t => t.Id).ExecuteUpdateInChunksAsync(s => s.SetProperty(t => t.Checksum, ""), new ChunkOptions { Size = size }, cancellationToken).ConfigureAwait(false);
        Console.WriteLine("done");
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("{ }")]
    [InlineData(";")]
    public Task A_loop_that_asks_in_its_head(string body) => Verify.Reviews(
        $"while (await db.AuditLog.[|Take|](1000).ExecuteDeleteAsync() > 0) {body}",
        "await db.AuditLog.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 1000 });",
        Setup.Runtime);

    [Fact]
    public Task Without_the_runtime_library_there_is_nothing_to_rewrite_to() =>
        Verify.OffersNoFix("while (await db.AuditLog.[|Take|](1000).ExecuteDeleteAsync() > 0) { }");

    [Fact]
    public Task A_method_that_does_not_await_is_left() =>
        Verify.OffersNoFix("while (db.AuditLog.[|Take|](1000).ExecuteDelete() > 0) { }", Setup.Runtime);

    [Fact]
    public Task A_loop_that_waits_is_left() => Verify.OffersNoFix(
        "while (await db.AuditLog.[|Take|](1000).ExecuteDeleteAsync() > 0)\n    await Task.Delay(100);", Setup.Runtime);

    [Fact]
    public Task A_number_that_is_read_is_left() => Verify.OffersNoFix(
        """
        var total = 0;
        while (true)
        {
            var deleted = await db.AuditLog.[|Take|](1000).ExecuteDeleteAsync();
            total += deleted;
            if (deleted == 0)
                break;
        }
        Console.WriteLine(total);
        """,
        Setup.Runtime);

    [Fact]
    public Task A_loop_that_ends_otherwise_is_left() => Verify.OffersNoFix(
        """
        int deleted;
        do
        {
            deleted = await db.AuditLog.[|Take|](1000).ExecuteDeleteAsync();
        } while (deleted > 10);
        """,
        Setup.Runtime);

    [Fact]
    public Task An_order_that_chunks_refuse_is_left() => Verify.OffersNoFix(
        "while (await db.AccessTokens.OrderBy(t => t.Checksum).[|Take|](1000).ExecuteDeleteAsync() > 0) { }", Setup.Runtime);

    [Fact]
    public Task A_slice_that_is_made_elsewhere_is_left() => Verify.OffersNoFix(
        """
        var slice = db.AuditLog.[|Take|](1000);
        while (await slice.ExecuteDeleteAsync() > 0) { }
        """,
        Setup.Runtime);
}
