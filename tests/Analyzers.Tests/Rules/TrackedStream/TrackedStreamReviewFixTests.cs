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
        Setup.Runtime);
}
