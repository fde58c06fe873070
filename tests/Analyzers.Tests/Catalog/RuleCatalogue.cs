using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue.Rules;
using Xunit;

namespace Rowbound.Analyzers.Tests.Catalog;

/// <summary>All rules and fixes that ship, as the docs are written from them.</summary>
internal static class RuleCatalogue
{
    internal static ImmutableArray<CodeFixProvider> Fixes => ShippedRules.Fixes;

    internal static ImmutableArray<ShippedRule> Rules => ShippedRules.All;

    internal static ImmutableArray<DiagnosticAnalyzer> Analyzers => [.. Rules.Select(r => r.Rule)];

    /// <summary>The ids of all rules, for theories.</summary>
    public static TheoryData<string> Ids => [.. Rules.Select(r => r.Id).Distinct()];

    internal static ShippedRule Find(string id) => Rules.First(r => r.Id == id);

    extension(ShippedRule rule)
    {
        internal string Folder => Repository.PathOf("src", "Analyzers", "Rules", rule.Name);

        internal string Page => Repository.PathOf("docs", "rules", $"{rule.Id}.md");
    }
}
