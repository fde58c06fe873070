using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule>;

namespace Rowbound.Analyzers.Tests.Infrastructure.Options;

/// <summary>What the files of several levels say together.</summary>
public sealed class OptionLevelTests
{
    private const string Job = """
        using System.Linq;
        using Shop;
        public class Job(ShopContext db)
        {
            public int Orders => db.Orders.ToList().Count;
            public int Customers => db.Customers.ToList().Count;
        }
        """;

    [Fact]
    public async Task A_suffixed_key_of_a_nearer_file_adds_to_the_list() => Assert.Equal(
        (Growth.StaysSmall, Growth.StaysSmall), await Growths("rowbound.small_tables = Order", "rowbound.small_tables.lookups = Customer"));

    [Fact]
    public async Task A_suffixed_key_adds_to_one_with_another_suffix() => Assert.Equal(
        (Growth.StaysSmall, Growth.StaysSmall), await Growths("rowbound.small_tables.a = Order", "rowbound.small_tables.b = Customer"));

    [Fact]
    public async Task The_same_key_of_a_nearer_file_replaces_the_list() => Assert.Equal(
        (Growth.GrowsWithUse, Growth.StaysSmall), await Growths("rowbound.small_tables = Order", "rowbound.small_tables = Customer"));

    [Fact]
    public async Task A_nearer_file_can_take_a_list_back() => Assert.Equal(
        (Growth.GrowsWithUse, Growth.Unknown), await Growths("rowbound.small_tables = Order", "rowbound.small_tables = unset"));

    [Fact]
    public async Task One_misspelt_entry_does_not_make_the_others_be_forgotten() => Assert.Equal(
        (Growth.StaysSmall, Growth.Unknown), await Growths("rowbound.small_tables = Order, Cust omer", ""));

    [Fact]
    public async Task What_a_nearer_file_says_does_not_hold_beside_it()
    {
        var (model, compilation) = await Levels("", "rowbound.small_tables.lookups = Order");
        var order = Models.Type(compilation, "Order");
        Assert.Equal(Growth.GrowsWithUse, model.Entities.GrowthOf(order, Tree(compilation, "ShopModel.cs")));
        Assert.Equal(Growth.StaysSmall, model.Entities.GrowthOf(order, Tree(compilation, "Far.cs")));
    }

    [Fact]
    public Task A_malformed_value_leaves_the_default() =>
        Verify.Silent("return db.Orders.Take(10_000).ToList();", Setup.Default.WithOption("rowbound.page_limit", "0"));

    [Theory]
    [InlineData("rowbound.small_tables", "Order")]
    [InlineData("rowbound.small_tables.orders", "Ord*")]
    public Task A_global_configuration_reaches_the_rules(string key, string value) =>
        Verify.Silent("return db.Orders.ToList();", Setup.Default.WithGlobalOption(key, value));

    [Fact]
    public Task A_number_of_a_global_configuration_reaches_the_rules() =>
        Verify.Silent("return db.Orders.Take(20_000).ToList();", Setup.Default.WithGlobalOption("rowbound.page_limit", "20000"));

    [Fact]
    public Task A_file_overrules_a_global_configuration() => Verify.Suggests(
        "return db.Customers.[|ToList|]();",
        Setup.Default.WithGlobalOption("rowbound.small_tables", "Customer").WithOption("rowbound.small_tables", "Order"));

    private static async Task<(Growth Order, Growth Customer)> Growths(string far, string near)
    {
        var (model, compilation) = await Levels(far, near);
        var tree = Tree(compilation, "Far.cs");
        return (model.Entities.GrowthOf(Models.Type(compilation, "Order"), tree), model.Entities.GrowthOf(Models.Type(compilation, "Customer"), tree));
    }

    private static async Task<(QueryModel Model, Compilation Compilation)> Levels(string far, string near)
    {
        var project = TestProject.Create(Setup.Default.WithOptions(far))
            .AddAnalyzerConfigDocument(".editorconfig", SourceText.From($"[*.cs]\n{near}\n"), filePath: "/shop/Lookups/.editorconfig").Project
            .AddDocument("Far.cs", Job, filePath: "/shop/Lookups/Far.cs").Project;
        var compilation = await RuleRun.CompileAsync(project);
        return (QueryModel.For(compilation, project.AnalyzerOptions)!, compilation); // the shop references EF Core
    }

    private static SyntaxTree Tree(Compilation compilation, string file) =>
        compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith(file, StringComparison.Ordinal));
}
