using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Tool.Analysis;

/// <summary>The analyzers and the fixes, as they are found in the two assemblies that the package ships.</summary>
internal sealed class RuleCatalog(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<CodeFixProvider> fixes)
{
    public ImmutableArray<DiagnosticAnalyzer> Analyzers => analyzers;

    public ImmutableArray<CodeFixProvider> Fixes => fixes;

    public ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
    [
        .. analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public static RuleCatalog Load() => new(
        Instances<DiagnosticAnalyzer>("Rowbound.Analyzers"),
        Instances<CodeFixProvider>("Rowbound.CodeFixes"));

    /// <summary>A fix that cannot be applied to all places at once wants to be looked at, place by place.</summary>
    public static FixSafety SafetyOf(CodeFixProvider fix) => fix.GetFixAllProvider() is null ? FixSafety.Review : FixSafety.Safe;

    public IEnumerable<CodeFixProvider> FixesOf(string rule, FixSafety safety) =>
        fixes.Where(fix => SafetyOf(fix) == safety && fix.FixableDiagnosticIds.Contains(rule));

    /// <summary>The rules with those ids, each of which has a fix to review.</summary>
    public ImmutableHashSet<string> ReviewRules(IEnumerable<string> ids)
    {
        var known = Descriptors.Select(rule => rule.Id).Where(id => FixesOf(id, FixSafety.Review).Any()).ToArray();
        var asked = ids.Select(id => id.ToUpperInvariant()).ToImmutableHashSet();
        if (asked.Except(known).FirstOrDefault() is not { } unknown)
            return asked;

        var choice = known.Length is 0 ? "no rule has one yet" : string.Join(", ", known);
        throw new ToolFailure($"'{unknown}' has no fix to review.", $"Give --review one of: {choice}.");
    }

    private static ImmutableArray<T> Instances<T>(string assembly) =>
    [
        .. Assembly.Load(assembly).GetExportedTypes()
            .Where(type => type is { IsAbstract: false, IsClass: true } && type.IsAssignableTo(typeof(T)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!), // has a parameterless constructor, or no compiler could load it
    ];
}
