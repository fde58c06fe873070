using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.CodeFixes;
using Rowbound.Shared;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>The rules and Safe fixes of a pair of assemblies: those that ship, or mutants of them.</summary>
internal sealed class ShippedRules
{
    internal ShippedRules(Assembly rules, Assembly fixes)
    {
        Rules = rules.Instances<DiagnosticAnalyzer>();
        SafeFixes = [.. fixes.Instances<CodeFixProvider>().Where(fix => fix.GetFixAllProvider() is not null)];
    }

    internal static ShippedRules Shipped { get; } = new(typeof(QueryRule).Assembly, typeof(SafeFix).Assembly);

    internal ImmutableArray<DiagnosticAnalyzer> Rules { get; }

    internal ImmutableArray<CodeFixProvider> SafeFixes { get; }

    /// <summary>The rules that have a Safe fix.</summary>
    internal IEnumerable<string> FixedRuleIds => SafeFixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order();

    internal DiagnosticAnalyzer Rule(string id) => Rules.First(rule => rule.SupportedDiagnostics.Any(d => d.Id == id));

    internal ImmutableArray<CodeFixProvider> FixesOf(string id) => [.. SafeFixes.Where(fix => fix.FixableDiagnosticIds.Contains(id))];
}
