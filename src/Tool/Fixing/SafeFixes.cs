using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Fixing;

/// <summary>Fixes that may be applied to every place at once.</summary>
internal sealed class SafeFixes(RuleCatalog rules)
{
    public async Task<FixStep?> NextAsync(Project project, ImmutableArray<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (var rule in findings.Where(finding => finding.Fix is FixSafety.Safe).GroupBy(finding => finding.Rule))
        {
            foreach (var fix in rules.FixesOf(rule.Key, FixSafety.Safe))
            {
                if (await ApplyAsync(fix, project, [.. rule], cancellationToken) is { } step)
                    return step;
            }
        }

        return null;
    }

    private static async Task<FixStep?> ApplyAsync(
        CodeFixProvider fix, Project project, ImmutableArray<Finding> findings, CancellationToken cancellationToken)
    {
        foreach (var (key, sameKey) in await ByEquivalenceKeyAsync(fix, findings, cancellationToken))
        {
            var all = new FixAllContext(
                project, fix, FixAllScope.Project, key, [findings[0].Rule], new KnownFindings(sameKey), cancellationToken);
            if (fix.GetFixAllProvider() is { } provider
                && await provider.GetFixAsync(all) is { } action
                && await FixStep.ApplyAsync(action, project.Solution, sameKey, FixSafety.Safe, cancellationToken) is { } step)
            {
                return step;
            }
        }

        return null;
    }

    private static async Task<Dictionary<string, List<Finding>>> ByEquivalenceKeyAsync(
        CodeFixProvider fix, ImmutableArray<Finding> findings, CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, List<Finding>>();
        foreach (var finding in findings)
        {
            var actions = await Analyzer.ActionsAsync(fix, finding.Document, finding.Diagnostic, cancellationToken);
            if (actions is [{ EquivalenceKey: { } key }, ..])
                (keys.TryGetValue(key, out var list) ? list : keys[key] = []).Add(finding);
        }

        return keys;
    }

    private sealed class KnownFindings(IReadOnlyCollection<Finding> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Of(finding => finding.Document.Project.Id == project.Id);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => Of(finding => finding.Document.Id == document.Id);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Of(_ => false);

        private Task<IEnumerable<Diagnostic>> Of(Func<Finding, bool> asked) =>
            Task.FromResult(findings.Where(asked).Select(finding => finding.Diagnostic));
    }
}
