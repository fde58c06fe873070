using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>The models of a compilation, as rules ask them.</summary>
internal static class Models
{
    internal const string Id = "public int Id { get; set; }";

    internal static async Task<(QueryModel Model, Compilation Compilation)> Of(Setup setup, params string[] files)
    {
        var project = TestProject.Create(setup, files);
        await RuleRun.AssertCompiles(project, "input");
        var compilation = await RuleRun.CompileAsync(project);
        return (QueryModel.For(compilation, project.AnalyzerOptions)!, compilation); // the shop references EF Core
    }

    internal static INamedTypeSymbol Type(Compilation compilation, string name) =>
        compilation.GetTypeByMetadataName($"Shop.{name}") ?? throw new HarnessException($"The shop has no {name}.");

    /// <summary>What is known of <c>Shop.Thing</c>, a class with these members, beside more code in the same file.</summary>
    internal static async Task<EntityType> Thing(string members, string more = "", string attributes = "", Setup? setup = null)
    {
        var (queries, compilation) = await Of((setup ?? Setup.Default).WithFile(File(members, more, attributes)));
        return queries.Entities.TypeOf(Type(compilation, "Thing"));
    }

    internal static string File(string members, string more = "", string attributes = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Metadata.Builders;

        namespace Shop;

        {{attributes}}
        public class Thing
        {
            {{members}}
        }

        {{more}}
        """;
}
