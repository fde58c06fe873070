using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.HarnessTests;

/// <summary>The shop is what tests believe it to be: asked through the models that rules ask.</summary>
public sealed class SetupTests
{
    [Fact]
    public async Task The_shop_compiles_against_the_real_EF_Core()
    {
        foreach (var setup in (Setup[])[Setup.Default, Setup.Runtime, Setup.NoTrackingByDefault, Setup.Retrying, Setup.Splitting])
            await RuleRun.AssertCompiles(TestProject.Create(setup), "shop");
    }

    [Theory]
    [InlineData("Order", nameof(Growth.GrowsWithUse))]
    [InlineData("OrderLine", nameof(Growth.GrowsWithUse))]
    [InlineData("Product", nameof(Growth.GrowsWithUse))]
    [InlineData("AccessToken", nameof(Growth.GrowsWithUse))]
    [InlineData("AuditEntry", nameof(Growth.GrowsWithUse))]
    [InlineData("Stock", nameof(Growth.GrowsWithUse))]
    [InlineData("Customer", nameof(Growth.Unknown))]
    [InlineData("Country", nameof(Growth.Unknown))]
    [InlineData("SalesByDay", nameof(Growth.Unknown))]
    [InlineData("Category", nameof(Growth.StaysSmall))]
    public async Task Tables_grow_as_the_shop_says(string entity, string growth)
    {
        var (model, compilation) = await Model(Setup.Default);
        Assert.Equal(growth, model.Entities.GrowthOf(Type(compilation, entity), compilation.SyntaxTrees.First()).ToString());
    }

    [Fact]
    public async Task An_option_reaches_the_rules()
    {
        var (model, compilation) = await Model(Setup.Default.WithOption("rowbound.small_tables", "Order"));
        Assert.Equal(Growth.StaysSmall, model.Entities.GrowthOf(Type(compilation, "Order"), compilation.SyntaxTrees.First()));
    }

    [Fact]
    public async Task The_configuration_of_the_context_reaches_the_rules()
    {
        Assert.Equal(TrackingDefault.Tracks, (await Facts(Setup.Default)).Tracking);
        Assert.Equal(TrackingDefault.DoesNotTrack, (await Facts(Setup.NoTrackingByDefault)).Tracking);
        Assert.False((await Facts(Setup.Default)).Retries);
        Assert.True((await Facts(Setup.Retrying)).Retries);
        Assert.True((await Facts(Setup.Splitting)).Splits);
    }

    [Fact]
    public async Task The_model_of_the_shop_can_be_extended()
    {
        var (model, compilation) = await Model(
            Setup.Default.Modelling("modelBuilder.Entity<Order>().HasIndex(o => o.Number).IsUnique();"));
        Assert.True(model.Entities.TypeOf(Type(compilation, "Order")).IsUnique(["Number"]));
    }

    [Fact]
    public async Task The_runtime_library_is_seen_where_it_is_referenced()
    {
        Assert.False((await Model(Setup.Default)).Model.Symbols.HasRuntimeLibrary);
        Assert.True((await Model(Setup.Runtime)).Model.Symbols.HasRuntimeLibrary);
    }

    [Fact]
    public async Task A_test_framework_is_seen_where_it_is_referenced()
    {
        Assert.False((await Model(Setup.Default)).Model.Symbols.IsTestProject);
        Assert.True((await Model(Setup.Default.AsTestProject())).Model.Symbols.IsTestProject);
    }

    private static async Task<ContextFacts> Facts(Setup setup)
    {
        var (model, compilation) = await Model(setup);
        return model.Entities.ContextOf(Type(compilation, "ShopContext"));
    }

    private static async Task<(QueryModel Model, Compilation Compilation)> Model(Setup setup)
    {
        var project = TestProject.Create(setup);
        var compilation = await RuleRun.CompileAsync(project);
        return (QueryModel.For(compilation, project.AnalyzerOptions)!, compilation); // the shop references EF Core
    }

    private static INamedTypeSymbol Type(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName($"Shop.{name}") ?? throw new HarnessException($"The shop has no {name}.");
}
