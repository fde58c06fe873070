using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.CodeFixes;

namespace Rowbound.Catalogue.Rules;

/// <summary>All rules and fixes that ship, found in their assemblies.</summary>
internal static class ShippedRules
{
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. Instances<CodeFixProvider>(typeof(RuleFix))];

    public static ImmutableArray<ShippedRule> All { get; } =
    [
        .. Instances<DiagnosticAnalyzer>(typeof(HelpLink))
            .Select(rule => new ShippedRule(
                rule, [.. Fixes.Where(fix => rule.SupportedDiagnostics.Any(d => fix.FixableDiagnosticIds.Contains(d.Id)))]))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    private static IEnumerable<T> Instances<T>(Type fromAssemblyOf) => fromAssemblyOf.Assembly.GetTypes()
        .Where(t => typeof(T).IsAssignableFrom(t) && !t.IsAbstract)
        .Select(t => (T)Activator.CreateInstance(t)!); // rules and fixes are classes with a default constructor
}
