using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.CodeFixes;
using Rowbound.Shared;

namespace Rowbound.Catalogue.Rules;

/// <summary>All rules and fixes that ship, found in their assemblies.</summary>
internal static class ShippedRules
{
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = typeof(RuleFix).Assembly.Instances<CodeFixProvider>();

    public static ImmutableArray<ShippedRule> All { get; } =
    [
        .. typeof(HelpLink).Assembly.Instances<DiagnosticAnalyzer>()
            .Select(rule => new ShippedRule(
                rule, [.. Fixes.Where(fix => rule.SupportedDiagnostics.Any(d => fix.FixableDiagnosticIds.Contains(d.Id)))]))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}
