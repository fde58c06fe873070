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
            if (finding.Document is not { } document)
                continue;

            foreach (var fix in rules.FixesOf(finding.Rule, FixSafety.Review))
            {
                var actions = await Analyzer.ActionsAsync(fix, document, finding.Diagnostic, cancellationToken);
                if (actions.IsEmpty)
                    continue;

                var reviewed = finding with { Fix = FixSafety.Review };
                var (action, before) = (actions[0], project.Solution);
                if (await FixStep.ApplyAsync(action, before, [reviewed], action.Title, cancellationToken) is { } step)
                    return step;
            }
        }

        return null;
    }
}
