using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule, Rowbound.CodeFixes.UnusedLargeColumn.UnusedLargeColumnFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedLargeColumn;

public sealed class UnusedLargeColumnFixTests
{
    [Theory, SyncAndAsync]
    public Task Only_what_is_used_is_read(Flavor flavor) => Verify.FixesAll(
        $$"""
        var products = {{flavor.Run("db.[|Products|]", "ToList")}};
        foreach (var product in products)
            Console.WriteLine(product.Name + product.Price);
        """,
        $$"""
        var products = {{flavor.Run("db.Products.Select(p => new { p.Name, p.Price })", "ToList")}};
        foreach (var product in products)
            Console.WriteLine(product.Name + product.Price);
        """);
}
