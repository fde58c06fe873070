using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.TrackingByAnotherName.TrackingByAnotherNameRule,
    Rowbound.CodeFixes.TrackingByAnotherName.TrackingByAnotherNameReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.TrackingByAnotherName;

public sealed class TrackingByAnotherNameReviewFixTests
{
    [Theory, SyncAndAsync]
    public Task The_entities_in_the_rows_are_not_tracked(Flavor flavor) => Verify.Reviews(
        $$"""
        {{flavor.ForEach("row", "db.[|Orders|].Select(o => new { Order = o, o.Customer.Name })")}}
            Console.WriteLine(row.Order.Number + row.Name);
        """,
        $$"""
        {{flavor.ForEach("row", "db.Orders.AsNoTracking().Select(o => new { Order = o, o.Customer.Name })")}}
            Console.WriteLine(row.Order.Number + row.Name);
        """,
        title: "Do not track the entities in the rows (each row gets objects of its own, and changes to them are not saved)");

    [Fact]
    public Task Entities_that_are_written_have_to_be_tracked() => Verify.OffersNoFix("""
        foreach (var row in db.[|Orders|].Select(o => new { Order = o, o.Customer.Name }))
            row.Order.Note = row.Name;
        """);
}
