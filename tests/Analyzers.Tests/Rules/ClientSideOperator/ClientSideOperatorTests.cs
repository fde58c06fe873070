using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule>;

namespace Rowbound.Analyzers.Tests.Rules.ClientSideOperator;

public sealed class ClientSideOperatorTests
{
    [Theory, SyncAndAsync]
    public Task A_filter_of_a_list_of_all_rows(Flavor flavor) =>
        Verify.Warns($"return {flavor.RunInside("db.Orders", "[|ToList|]")}.Where(o => o.IsPaid).ToList();");

    [Fact]
    public Task A_filter_of_the_query_is_fine() => Verify.Silent("return db.Orders.Where(o => o.IsPaid).ToList();");
}
