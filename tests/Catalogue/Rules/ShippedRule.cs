using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Catalogue.Rules;

/// <summary>A rule as it ships, with its fixes.</summary>
internal sealed record ShippedRule(DiagnosticAnalyzer Rule, ImmutableArray<CodeFixProvider> Fixes)
{
    public DiagnosticDescriptor Descriptor => Rule.SupportedDiagnostics[0];

    public string Id => Descriptor.Id;

    /// <summary>The name of the bad pattern: <c>UnboundedBuffer</c>.</summary>
    public string Name => Rule.GetType().Name[..^"Rule".Length];

    public bool HasSafeFix => Fixes.Any(IsSafe);

    public bool HasReviewFix => Fixes.Any(fix => !IsSafe(fix));

    /// <summary>A fix that cannot be applied to all places at once wants to be looked at, place by place.</summary>
    public static bool IsSafe(CodeFixProvider fix) => fix.GetFixAllProvider() is not null;
}
