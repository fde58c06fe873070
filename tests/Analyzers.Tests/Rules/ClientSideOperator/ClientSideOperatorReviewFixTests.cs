using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule, Rowbound.CodeFixes.ClientSideOperator.ClientSideOperatorReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.ClientSideOperator;

public sealed class ClientSideOperatorReviewFixTests
{
    [Theory, SyncAndAsync]
    public Task The_database_compares_text_by_its_own_rules(Flavor flavor) => Verify.Reviews(
        $"var orders = {flavor.RunInside("db.Orders", "[|ToList|]")}.Where(o => o.Number == \"A1\").ToList();",
        $"var orders = {flavor.Run("db.Orders.Where(o => o.Number == \"A1\")", "ToList")};");
}
