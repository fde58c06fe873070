using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>The models of a compilation, as rules ask them.</summary>
internal static class Models
{
    internal static async Task<(QueryModel Model, Compilation Compilation)> Of(Setup setup, params string[] files)
    {
        var project = TestProject.Create(setup, files);
        await RuleRun.AssertCompiles(project, "input");
        var compilation = await RuleRun.CompileAsync(project);
        return (QueryModel.For(compilation, project.AnalyzerOptions)!, compilation); // the shop references EF Core
    }

    internal static INamedTypeSymbol Type(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName($"Shop.{name}") ?? throw new HarnessException($"The shop has no {name}.");
}
