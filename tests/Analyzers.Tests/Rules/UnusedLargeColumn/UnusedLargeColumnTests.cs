using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedLargeColumn;

public sealed class UnusedLargeColumnTests
{
    [Theory, SyncAndAsync]
    public Task An_image_that_nobody_looks_at(Flavor flavor) => Verify.Warns($$"""
        var products = {{flavor.Run("db.[|Products|]", "ToList")}};
        foreach (var product in products)
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task A_projection_is_fine() => Verify.Silent("""
        var products = db.Products.Select(p => new { p.Name, p.Price }).ToList();
        foreach (var product in products)
            Console.WriteLine(product.Name);
        """);
}
