using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Fixing;

internal sealed record FixResult(
    Solution Before, Solution After, ImmutableArray<AppliedFix> Applied, ImmutableArray<Finding> Remaining);

/// <summary>One step: a fix applied to all of a project's findings of a rule, or to a single finding that wants review.</summary>
internal sealed record AppliedFix(string Rule, FixSafety Safety, string Title, ImmutableArray<string> Files, int Findings);
