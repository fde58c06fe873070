using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.ClientSideOperator.ClientSideOperatorRule, Rowbound.CodeFixes.ClientSideOperator.ClientSideOperatorFix>;

namespace Rowbound.Analyzers.Tests.Rules.ClientSideOperator;

public sealed class ClientSideOperatorFixTests
{
    [Theory, SyncAndAsync]
    public Task The_database_counts(Flavor flavor) => Verify.FixesAll(
        $"var count = {flavor.RunInside("db.Orders", "[|ToList|]")}.Count(o => o.IsPaid);",
        $"var count = {flavor.Run("db.Orders", "Count", "o => o.IsPaid")};");
}
