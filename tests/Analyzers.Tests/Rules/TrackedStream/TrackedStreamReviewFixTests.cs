using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.TrackedStream.TrackedStreamRule, Rowbound.CodeFixes.TrackedStream.TrackedStreamReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.TrackedStream;

public sealed class TrackedStreamReviewFixTests
{
    [Fact]
    public Task A_loop_that_writes_saves_chunk_by_chunk() => Verify.Reviews(
        """
        await foreach (var token in db.[|AccessTokens|].AsAsyncEnumerable())
            token.Checksum = token.Token;
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await foreach (var chunk in db.AccessTokens.InChunksAsync())
        {
            foreach (var token in chunk)
                token.Checksum = token.Token;
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime,
        "Save and let go in chunks by key (several transactions instead of one)");

    [Fact]
    public Task A_set_in_the_loop_itself() => Verify.Reviews(
        """
        await foreach (var token in db.[|AccessTokens|])
            token.Checksum = token.Token;
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await foreach (var chunk in db.AccessTokens.InChunksAsync())
        {
            foreach (var token in chunk)
                token.Checksum = token.Token;
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_query_in_a_local_with_cancellation_and_comments() => Verify.Reviews(
        """
        var expired = db.[|AccessTokens|].Where(t => t.ExpiresAt < DateTime.Now);

        // Forget what they were.
        await foreach (var token in expired.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            token.Token = token.Token.Trim(); // not null
        }

        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        Console.WriteLine("done");
        """,
        """
        var expired = db.AccessTokens.Where(t => t.ExpiresAt < DateTime.Now);

        // Forget what they were.
        await foreach (var chunk in expired.InChunksAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var token in chunk)
            {
                token.Token = token.Token.Trim(); // not null
            }
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            db.ChangeTracker.Clear();
        }
        Console.WriteLine("done");
        """,
        Setup.Runtime);

    [Fact]
    public Task A_reader_that_is_not_asynchronous_in_a_method_that_is() => Verify.Reviews(
        """
        foreach (var token in db.[|AccessTokens|].OrderByDescending(t => t.Id))
            token.Checksum = token.Token;
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await foreach (var chunk in db.AccessTokens.OrderByDescending(t => t.Id).InChunksAsync())
        {
            foreach (var token in chunk)
                token.Checksum = token.Token;
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Without_the_runtime_library_there_is_nothing_to_rewrite_to() => Verify.OffersNoFix("""
        foreach (var token in db.[|AccessTokens|])
            token.Checksum = token.Token;
        await db.SaveChangesAsync(cancellationToken);
        """);

    [Fact]
    public Task A_method_that_cannot_await_is_left() => Verify.OffersNoFix(
        """
        foreach (var token in db.[|AccessTokens|])
            token.Checksum = token.Token;
        db.SaveChanges();
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("if (token.Id > 10) break;")]
    [InlineData("await db.SaveChangesAsync(cancellationToken);")]
    [InlineData("Console.WriteLine(db.Orders.Count());")]
    [InlineData("Console.WriteLine(token);")]
    [InlineData("kept.Add(token);")]
    [InlineData("db.AuditLog.Add(new AuditEntry());")]
    public Task A_loop_that_does_more_is_left(string more) => Verify.OffersNoFix(
        $$"""
        var kept = new List<AccessToken>();
        foreach (var token in db.[|AccessTokens|])
        {
            token.Checksum = token.Token;
            {{more}}
        }
        await db.SaveChangesAsync(cancellationToken);
        Console.WriteLine(kept.Count);
        """,
        Setup.Runtime);

    [Fact]
    public Task The_order_is_written() => Verify.OffersNoFix(
        """
        foreach (var token in db.[|AccessTokens|].OrderBy(t => t.ExpiresAt).ThenBy(t => t.Id))
            token.ExpiresAt = token.ExpiresAt.AddDays(1);
        await db.SaveChangesAsync(cancellationToken);
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("db.[|AccessTokens|].OrderBy(t => t.Token.Length)")]
    [InlineData("db.[|AccessTokens|].OrderBy(t => t.Checksum)")]
    [InlineData("db.[|AccessTokens|].Reverse()")]
    [InlineData("db.[|AccessTokens|].Skip(10)")]
    public Task What_chunks_refuse_is_not_rewritten(string query) => Verify.OffersNoFix(
        $$"""
        foreach (var token in {{query}})
            token.Checksum = token.Token.Trim();
        await db.SaveChangesAsync(cancellationToken);
        """,
        Setup.Runtime);

    [Fact]
    public Task Something_between_loop_and_save_is_left_alone() => Verify.OffersNoFix(
        """
        foreach (var token in db.[|AccessTokens|])
            token.Checksum = token.Token;
        Console.WriteLine("saving");
        await db.SaveChangesAsync(cancellationToken);
        """,
        Setup.Runtime);
}
