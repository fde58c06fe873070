using Rowbound.Analyzers.Tests.HarnessTests;
using Rowbound.Catalogue.Rules;
using Xunit;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>Pages cannot lie.</summary>
public sealed class PageRunTests
{
    private static readonly ShippedRule Sample = new(new SampleRule(), [new ToArrayFix(), new ToArrayReviewFix()]);

    [Fact]
    public Task Blocks_that_tell_the_truth_pass() => Run("""
        ```csharp flagged
        var all = await db.Orders.ToListAsync();
        ```
        Some text.
        ```csharp fixed
        var all = await db.Orders.ToArrayAsync();
        ```
        ```csharp review
        var all = await db.Orders.ToArrayAsync();
        ```
        ```csharp flagged retrying
        public List<Order> All() => db.Orders.ToList();
        ```
        ```csharp fine runtime
        await foreach (var chunk in db.Orders.InChunksAsync(100)) { }
        ```
        ```csharp
        this is not run
        ```
        """);

    [Fact]
    public Task A_flagged_block_that_is_not_reported_fails() => Fails("Flagged block in line 1: The rule reports nothing", """
        ```csharp flagged
        var all = db.Orders.ToArray();
        ```
        """);

    [Fact]
    public Task A_fine_block_that_is_reported_fails() => Fails("Fine block in line 1: The rule reports other places", """
        ```csharp fine
        var all = db.Orders.ToList();
        ```
        """);

    [Fact]
    public Task A_fixed_block_that_is_not_what_the_fix_makes_fails() => Fails("Fixed block in line 4: The fixed text differs", """
        ```csharp flagged
        var all = db.Orders.ToList();
        ```
        ```csharp fixed
        var all = db.Orders.ToHashSet();
        ```
        """);

    [Fact]
    public Task A_block_without_a_rule_fails() =>
        VerifyTests.Fails("names its rule", () => PageRun.Of("```csharp fine\nvar x = 1;\n```\n", null));

    private static Task Run(string page) => PageRun.Of(page, Sample);

    private static Task Fails(string with, string page) => VerifyTests.Fails(with, () => Run(page));
}
