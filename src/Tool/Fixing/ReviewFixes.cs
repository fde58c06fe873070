using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Fixing;

/// <summary>Fixes that want a reviewer's eye: one finding at a time, and only of the rules that were named.</summary>
internal sealed class ReviewFixes(RuleCatalog rules, ImmutableHashSet<string> named)
{
    public async Task<FixStep?> NextAsync(
        Project project, ImmutableArray<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (var finding in findings.Where(finding => named.Contains(finding.Rule)))
        {
            foreach (var fix in rules.FixesOf(finding.Rule, FixSafety.Review))
            {
                var actions = await Analyzer.ActionsAsync(fix, finding.Document, finding.Diagnostic, cancellationToken);
                var step = actions is [var first, ..]
                    ? await FixStep.ApplyAsync(first, project.Solution, [finding], FixSafety.Review, cancellationToken)
                    : null;
                if (step is not null)
                    return step;
            }
        }

        return null;
    }
}
