using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.WriteWhileReading.WriteWhileReadingRule,
    Rowbound.CodeFixes.WriteWhileReading.WriteWhileReadingReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.WriteWhileReading;

public sealed class WriteWhileReadingReviewFixTests
{
    [Fact]
    public Task A_loop_that_saves_while_it_reads() => Verify.Reviews(
        """
        // All tokens.
        await foreach (var token in db.AccessTokens.Where(t => t.Checksum == null).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            token.Checksum = token.Token.Trim(); // short
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """,
        """
        // All tokens.
        await foreach (var chunk in db.AccessTokens.Where(t => t.Checksum == null).InChunksAsync(cancellationToken: cancellationToken))
        {
            foreach (var token in chunk)
            {
                token.Checksum = token.Token.Trim(); // short
                await db.SaveChangesAsync(cancellationToken);
            }
        }
        """,
        Setup.Runtime,
        "Read in chunks by key (each chunk sees the table as it is then)");

    [Fact]
    public Task A_set_in_the_loop_itself() => Verify.Reviews(
        """
        await foreach (var token in db.AccessTokens)
        {
            token.Checksum = token.Token.Trim();
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """,
        """
        await foreach (var chunk in db.AccessTokens.InChunksAsync())
        {
            foreach (var token in chunk)
            {
                token.Checksum = token.Token.Trim();
                await db.SaveChangesAsync(cancellationToken);
            }
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Without_the_runtime_library_there_is_nothing_to_rewrite_to() => Verify.OffersNoFix("""
        await foreach (var token in db.AccessTokens)
            await db.[|SaveChangesAsync|](cancellationToken);
        """);

    [Fact]
    public Task A_method_that_cannot_await_is_left() => Verify.OffersNoFix(
        "foreach (var token in db.AccessTokens)\n    db.[|SaveChanges|]();", Setup.Runtime);

    [Fact]
    public Task Rows_that_are_added_to_the_table_would_be_met() => Verify.OffersNoFix(
        """
        await foreach (var token in db.AccessTokens)
        {
            db.AccessTokens.Add(new AccessToken { Token = token.Token + "2" });
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task The_order_is_written() => Verify.OffersNoFix(
        """
        await foreach (var token in db.AccessTokens.OrderBy(t => t.ExpiresAt).AsAsyncEnumerable())
        {
            token.ExpiresAt = token.ExpiresAt.AddDays(1);
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_page_is_left() => Verify.OffersNoFix(
        """
        await foreach (var token in db.AccessTokens.OrderBy(t => t.Id).Take(10).AsAsyncEnumerable())
        {
            token.Checksum = token.Token.Trim();
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """,
        Setup.Runtime);
}
