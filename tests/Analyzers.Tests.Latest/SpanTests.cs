using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Rowbound.Analyzers.Rules.ClientSideOperator;
using Rowbound.Analyzers.Rules.KeysLoadedForContains;
using Rowbound.Analyzers.Rules.UnboundedBuffer;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes.ClientSideOperator;
using Rowbound.CodeFixes.KeysLoadedForContains;
using Xunit;

namespace Rowbound.Analyzers.Tests.Latest;

/// <summary>
/// Since C# 14 <c>Contains</c> of an array is that of a span, in the condition of a query too: a method of another class, and a
/// conversion of the array. The code means what it meant.
/// </summary>
public sealed class SpanTests
{
    [Fact]
    public async Task This_compiler_asks_an_array_as_a_span()
    {
        var text = new TestCode(CodeKind.Body, "int[] ids = [1, 2];\nvar some = db.Orders.Where(o => ids.Contains(o.Id));\n").ToFile();
        var compilation = await RuleRun.CompileAsync(TestProject.Create(Setup.Default, text));
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString() == text);
        var cancellationToken = TestContext.Current.CancellationToken;
        var call = tree.GetCompilationUnitRoot(cancellationToken).DescendantNodes().OfType<InvocationExpressionSyntax>().Last();
        Assert.Equal("MemoryExtensions", compilation.GetSemanticModel(tree).GetSymbolInfo(call, cancellationToken).Symbol?.ContainingType.Name);
    }

    [Theory]
    [InlineData("int[] keys", "keys.Contains(o.Id)")]
    [InlineData("int[] keys", "!keys.AsEnumerable().Contains(o.CustomerId) && keys.Contains(o.Id)")]
    [InlineData("string[] keys", "keys.Contains(o.Customer.Email)")]
    public Task Keys_in_an_array_bound_a_query(string keys, string condition) =>
        Verify<UnboundedBufferRule>.SilentMember($"public object Run({keys}) => db.Orders.Where(o => {condition}).ToList();");

    [Fact]
    public Task Keys_in_an_array_that_is_loaded_for_them_stay_in_the_database() =>
        Verify<KeysLoadedForContainsRule, KeysLoadedForContainsReviewFix>.Reviews(
            """
            var ids = await db.Orders.Select(o => o.Id).[|ToArrayAsync|](cancellationToken);
            Console.WriteLine(await db.OrderLines.CountAsync(l => ids.Contains(l.OrderId), cancellationToken));
            """,
            """
            var ids = db.Orders.Select(o => o.Id);
            Console.WriteLine(await db.OrderLines.CountAsync(l => ids.Contains(l.OrderId), cancellationToken));
            """);

    /// <summary>Not every EF Core that this compiler may be used with is known to translate a span: the rule is silent.</summary>
    [Fact]
    public Task Rows_in_memory_that_are_looked_up_in_an_array_are_left() => Verify<ClientSideOperatorRule>.SilentMember(
        "public object Run(int[] ids) => db.Orders.ToList().Where(o => ids.Contains(o.Id)).ToList();");

    [Fact]
    public Task A_list_is_asked_as_before() => Verify<ClientSideOperatorRule, ClientSideOperatorReviewFix>.ReviewsMember(
        "public object Run(List<int> ids) => db.Orders.[|ToList|]().Where(o => ids.Contains(o.Id)).ToList();",
        "public object Run(List<int> ids) => db.Orders.Where(o => ids.Contains(o.Id)).ToList();");
}
