using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.DuplicatedPrincipals.DuplicatedPrincipalsRule,
    Rowbound.CodeFixes.DuplicatedPrincipals.DuplicatedPrincipalsReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.DuplicatedPrincipals;

public sealed class DuplicatedPrincipalsReviewFixTests
{
    [Theory, SyncAndAsync]
    public Task What_rows_refer_to_is_shared(Flavor flavor) => Verify.Reviews(
        $$"""
        return {{flavor.Run("db.Orders.[|AsNoTracking|]().Include(o => o.Customer)", "ToList")}};
        """,
        $$"""
        return {{flavor.Run("db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Customer)", "ToList")}};
        """,
        title: "Share what the rows refer to (a change to it is seen by all of them; JSON columns may refuse it)");

    [Fact]
    public Task A_chain_keeps_its_lines_and_comments() => Verify.Reviews(
        """
        return await db.Orders
            .[|AsNoTracking|]() // read only
            .Include(o => o.Customer)
            .ToListAsync(cancellationToken);
        """,
        """
        return await db.Orders
            .AsNoTrackingWithIdentityResolution() // read only
            .Include(o => o.Customer)
            .ToListAsync(cancellationToken);
        """);

    [Fact]
    public Task A_query_in_a_variable_may_be_used_elsewhere() => Verify.OffersNoFix("""
        var query = db.[|Orders|].AsNoTracking();
        return query.Include(o => o.Customer).ToList();
        """);
}
