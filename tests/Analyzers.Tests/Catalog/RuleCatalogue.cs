using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.CodeFixes;
using Xunit;

namespace Rowbound.Analyzers.Tests.Catalog;

/// <summary>A rule as it ships, with its fixes.</summary>
internal sealed record ShippedRule(DiagnosticAnalyzer Rule, ImmutableArray<CodeFixProvider> Fixes)
{
    internal DiagnosticDescriptor Descriptor => Rule.SupportedDiagnostics[0];

    internal string Id => Descriptor.Id;

    /// <summary>The name of the bad pattern: <c>UnboundedBuffer</c>.</summary>
    internal string Name => Rule.GetType().Name[..^"Rule".Length];

    internal string Folder => Repository.PathOf("src", "Analyzers", "Rules", Name);

    internal string Page => Repository.PathOf("docs", "rules", $"{Id}.md");

    internal bool HasSafeFix => Fixes.Any(f => f.GetFixAllProvider() is not null);

    internal bool HasReviewFix => Fixes.Any(f => f.GetFixAllProvider() is null);
}

/// <summary>All rules and fixes that ship, found in their assemblies.</summary>
internal static class RuleCatalogue
{
    internal static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Instances<CodeFixProvider>(typeof(RuleFix))];

    internal static ImmutableArray<ShippedRule> Rules { get; } =
    [
        .. Instances<DiagnosticAnalyzer>(typeof(QueryRule))
            .Select(rule => new ShippedRule(
                rule, [.. Fixes.Where(fix => rule.SupportedDiagnostics.Any(d => fix.FixableDiagnosticIds.Contains(d.Id)))]))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    internal static ImmutableArray<DiagnosticAnalyzer> Analyzers => [.. Rules.Select(r => r.Rule)];

    /// <summary>The ids of all rules, for theories.</summary>
    public static TheoryData<string> Ids => [.. Rules.Select(r => r.Id).Distinct()];

    internal static ShippedRule Find(string id) => Rules.First(r => r.Id == id);

    private static IEnumerable<T> Instances<T>(Type fromAssemblyOf) => fromAssemblyOf.Assembly.GetTypes()
        .Where(t => typeof(T).IsAssignableFrom(t) && !t.IsAbstract)
        .Select(t => (T)Activator.CreateInstance(t)!); // rules and fixes are classes with a default constructor
}
