using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.CodeFixes;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>The rules and Safe fixes of a pair of assemblies: those that ship, or mutants of them.</summary>
internal sealed class ShippedRules
{
    internal ShippedRules(Assembly rules, Assembly fixes)
    {
        Rules = Instances<DiagnosticAnalyzer>(rules);
        SafeFixes = [.. Instances<CodeFixProvider>(fixes).Where(fix => fix.GetFixAllProvider() is not null)];
    }

    internal static ShippedRules Shipped { get; } = new(typeof(QueryRule).Assembly, typeof(SafeFix).Assembly);

    internal ImmutableArray<DiagnosticAnalyzer> Rules { get; }

    internal ImmutableArray<CodeFixProvider> SafeFixes { get; }

    /// <summary>The rules that have a Safe fix.</summary>
    internal IEnumerable<string> FixedRuleIds => SafeFixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order();

    internal DiagnosticAnalyzer Rule(string id) => Rules.First(rule => rule.SupportedDiagnostics.Any(d => d.Id == id));

    internal ImmutableArray<CodeFixProvider> FixesOf(string id) => [.. SafeFixes.Where(fix => fix.FixableDiagnosticIds.Contains(id))];

    private static ImmutableArray<T> Instances<T>(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => typeof(T).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!), // rules and fixes have a constructor without parameters
    ];
}
