using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Rules.UnresolvedEfCore;
using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Rules.UnresolvedEfCore;

public sealed class UnresolvedEfCoreTests
{
    private const string EfCore = "Microsoft.EntityFrameworkCore";

    private const string Context = $"namespace {EfCore}; public class DbContext;";

    private const string Nothing = "class Job;";

    [Fact]
    public async Task An_assembly_by_its_name_without_its_types() => Assert.Equal(
        $"EF Core is referenced, but '{EfCore}.DbContext' is in none of the referenced assemblies: no query of 'Shop' is analysed until the project is restored with the whole of one version of EF Core",
        await OnlyMessage(await Compiled(Setup.UnresolvedEfCore)));

    [Theory]
    [InlineData("DbSet", "public class DbContext;")]
    [InlineData("DbSet", "public class DbContext; public class DbSet;")]
    [InlineData("EntityFrameworkQueryableExtensions", "public class DbContext; public class DbSet<T>;")]
    public async Task A_part_of_its_types_is_not_enough(string missing, string types) => Assert.StartsWith(
        $"EF Core is referenced, but '{EfCore}.{missing}' is in none",
        await OnlyMessage((await Compiled(Setup.WithoutEfCore)).AddReferences(Assembly(EfCore, $"namespace {EfCore}; {types}"))),
        StringComparison.Ordinal);

    [Fact]
    public async Task Two_assemblies_that_declare_the_same_type() => Assert.Matches(
        $"'{EfCore}.DbContext' is in '({EfCore}' and 'Merged|Merged' and '{EfCore})': no query of 'Shop' is analysed until only one of them is referenced$",
        await OnlyMessage((await Compiled(Setup.Default)).AddReferences(Assembly("Merged", Context))));

    [Fact]
    public async Task A_project_that_declares_the_type_itself() => Assert.Contains(
        "'Shop' and 'Microsoft.EntityFrameworkCore'",
        await OnlyMessage((await Compiled(Setup.Default.WithoutModel().WithFile(Context)))), StringComparison.Ordinal);

    [Fact]
    public async Task A_project_without_LINQ() => Assert.StartsWith(
        "EF Core is referenced, but 'System.Linq.IQueryable' is in none",
        await OnlyMessage(CSharpCompilation.Create("Shop", [CSharpSyntaxTree.ParseText(Nothing, cancellationToken: TestContext.Current.CancellationToken)],
            (await Compiled(Setup.Default)).References.Where(r => !r.Display!.Contains("System.Linq.Expressions", StringComparison.Ordinal)), // a file has a name
            new(OutputKind.DynamicallyLinkedLibrary))),
        StringComparison.Ordinal);

    [Fact]
    public async Task All_other_rules_are_silent_then_and_nothing_is_reported_twice()
    {
        var compilation = await Compiled(Setup.UnresolvedEfCore.WithFile("class Other;").WithOption("rowbound.page_limit", "many"));
        Assert.Null(QueryModel.For(compilation, new AnalyzerOptions([])));
        Assert.Equal(["ROW9003"], (await RuleRun.Of(compilation, new AnalyzerOptions([]), RuleCatalogue.Analyzers)).Select(d => d.Id));
    }

    [Fact]
    public async Task EF_Core_that_resolves_is_silent() => Assert.Empty(await Reported(await Compiled(Setup.Default)));

    [Fact]
    public async Task A_project_without_EF_Core_is_silent() => Assert.Empty(await Reported(await Compiled(Setup.WithoutEfCore)));

    [Theory]
    [InlineData($"{EfCore}.Abstractions")]
    [InlineData("Shop.EntityFrameworkCore")]
    public async Task A_project_that_references_only_a_part_without_queries_is_silent(string assembly) =>
        Assert.Empty(await Reported((await Compiled(Setup.WithoutEfCore)).AddReferences(Assembly(assembly, Nothing))));

    [Fact]
    public async Task EF_Core_itself_is_silent() =>
        Assert.Empty(await Reported((await Compiled(Setup.WithoutEfCore.WithFile(Context))).WithAssemblyName(EfCore)));

    private static Task<Compilation> Compiled(Setup setup) => RuleRun.CompileAsync(TestProject.Create(setup, Nothing));

    private static CompilationReference Assembly(string name, string code) => CSharpCompilation.Create(
        name, [CSharpSyntaxTree.ParseText(code)], TestReferences.For(Setup.WithoutEfCore), new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference();

    private static async Task<IReadOnlyList<Diagnostic>> Reported(Compilation compilation) =>
        await RuleRun.Of(compilation, new AnalyzerOptions([]), [new UnresolvedEfCoreRule()]);

    private static async Task<string> OnlyMessage(Compilation compilation) =>
        Assert.Single(await Reported(compilation)).GetMessage(CultureInfo.InvariantCulture);
}
