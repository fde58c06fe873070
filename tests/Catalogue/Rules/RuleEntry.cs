using System.Globalization;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Catalogue.Rules;

/// <summary>What the docs say of a rule that the rule says itself.</summary>
/// <param name="Id">As <c>ROW1001</c>.</param>
/// <param name="Name">The name of the bad pattern.</param>
/// <param name="Title">What it reports, as a phrase.</param>
/// <param name="Category">The name of its category.</param>
/// <param name="Severity">The highest severity that it reports with.</param>
/// <param name="Fixes">Its fixes, the Safe one first.</param>
internal sealed record RuleEntry(
    string Id, string Name, string Title, string Category, DiagnosticSeverity Severity, ImmutableArray<FixEntry> Fixes)
{
    public string Page => $"docs/rules/{Id}.md";

    /// <summary>Users know <see cref="DiagnosticSeverity.Info"/> by the name that <c>.editorconfig</c> has for it.</summary>
    public string SeverityWord => Severity == DiagnosticSeverity.Info ? "suggestion" : Severity.ToString().ToLowerInvariant();

    /// <summary>Whether the rule can say that memory grows, or that it could not look.</summary>
    public bool MayWarn => Severity >= DiagnosticSeverity.Warning;

    /// <summary>Only their safeties.</summary>
    public string FixWords => Fixes.IsEmpty ? "none" : string.Join(", ", Fixes.Select(fix => fix.Safety));

    public static ImmutableArray<RuleEntry> OfShipped() => [.. ShippedRules.All.Select(Of)];

    private static RuleEntry Of(ShippedRule rule) => new(
        rule.Id,
        rule.Name,
        rule.Descriptor.Title.ToString(CultureInfo.InvariantCulture),
        rule.Descriptor.Category,
        rule.Descriptor.DefaultSeverity,
        [
            .. rule.Fixes
                .Select(fix => new FixEntry(
                    ShippedRule.IsSafe(fix) ? FixSafety.Safe : FixSafety.Review, FixSummaries.Of(fix.GetType())))
                .OrderBy(fix => fix.Safety),
        ]);
}

/// <summary>What the docs say of a fix.</summary>
/// <param name="Safety">How far it is proven.</param>
/// <param name="Does">A sentence on what it does, in Markdown.</param>
internal sealed record FixEntry(FixSafety Safety, string Does);
