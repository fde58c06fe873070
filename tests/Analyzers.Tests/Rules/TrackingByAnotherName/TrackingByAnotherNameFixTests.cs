using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.TrackingByAnotherName.TrackingByAnotherNameRule,
    Rowbound.CodeFixes.TrackingByAnotherName.TrackingByAnotherNameFix>;

namespace Rowbound.Analyzers.Tests.Rules.TrackingByAnotherName;

public sealed class TrackingByAnotherNameFixTests
{
    [Theory, SyncAndAsync]
    public Task Identities_are_not_resolved(Flavor flavor) => Verify.FixesAll(
        $$"""
        {{flavor.ForEach("order", "db.Orders.[|AsNoTrackingWithIdentityResolution|]().Where(o => o.IsPaid)")}}
            Console.WriteLine(order.Number);
        """,
        $$"""
        {{flavor.ForEach("order", "db.Orders.AsNoTracking().Where(o => o.IsPaid)")}}
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_collection_that_is_included_belongs_to_one_row() => Verify.Fixes(
        """
        await foreach (var order in db.Orders
            .[|AsNoTrackingWithIdentityResolution|]() // lines and all
            .Include(o => o.Lines)
            .AsAsyncEnumerable())
            Console.WriteLine(order.Lines.Count);
        """,
        """
        await foreach (var order in db.Orders
            .AsNoTracking() // lines and all
            .Include(o => o.Lines)
            .AsAsyncEnumerable())
            Console.WriteLine(order.Lines.Count);
        """);

    [Theory]
    [InlineData("db.Orders.[|AsNoTrackingWithIdentityResolution|]().Include(o => o.Customer)", "Console.WriteLine(order.Customer.Name);")]
    [InlineData("db.Orders.[|AsNoTrackingWithIdentityResolution|]()", "Console.WriteLine(order.Lines.Count);")]
    [InlineData("db.Orders.[|AsNoTrackingWithIdentityResolution|]()", "if (order == first) Console.WriteLine(order.Number);")]
    [InlineData("db.Orders.[|AsNoTrackingWithIdentityResolution|]()", "Console.WriteLine(order);")]
    [InlineData("db.Orders.[|AsNoTrackingWithIdentityResolution|]()", "order.IsPaid = true;")]
    [InlineData("EntityFrameworkQueryableExtensions.[|AsNoTrackingWithIdentityResolution|](db.Orders)", "Console.WriteLine(order.Number);")]
    public Task Where_identities_may_matter_they_stay(string query, string body) => Verify.OffersNoFix($$"""
        Order? first = null;
        foreach (var order in {{query}})
        {
            {{body}}
        }
        """);

    [Fact]
    public Task A_query_in_a_variable_may_be_used_elsewhere() => Verify.OffersNoFix("""
        var query = db.Orders.[|AsNoTrackingWithIdentityResolution|]();
        foreach (var order in query)
            Console.WriteLine(order.Number);
        """);
}
