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
        foreach (var ((key, title), alike) in await ByKindAsync(fix, findings, cancellationToken))
        {
            var all = new FixAllContext(
                project, fix, FixAllScope.Project, key, [findings[0].Rule], new KnownFindings(alike), cancellationToken);
            if (fix.GetFixAllProvider() is { } provider
                && await provider.GetFixAsync(all) is { } action
                && await FixStep.ApplyAsync(action, project.Solution, alike, title, cancellationToken) is { } step)
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>Findings whose rewrites have the same equivalence key are fixed together, under the title of the first.</summary>
    private static async Task<List<(FixKind Kind, List<Finding> Findings)>> ByKindAsync(
        CodeFixProvider fix, ImmutableArray<Finding> findings, CancellationToken cancellationToken)
    {
        var kinds = new List<(FixKind Kind, List<Finding> Findings)>();
        foreach (var finding in findings)
        {
            if (finding.Document is not { } document
                || await Analyzer.ActionsAsync(fix, document, finding.Diagnostic, cancellationToken)
                    is not [{ EquivalenceKey: { } key } action, ..])
                continue;

            if (kinds.Find(kind => kind.Kind.Key == key).Findings is { } alike)
                alike.Add(finding);
            else
                kinds.Add((new(key, action.Title), [finding]));
        }

        return kinds;
    }

    private sealed record FixKind(string Key, string Title);

    private sealed class KnownFindings(IReadOnlyCollection<Finding> findings) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Of(finding => finding.Project.Id == project.Id);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken) => Of(finding => finding.Document?.Id == document.Id);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) => Of(_ => false);

        private Task<IEnumerable<Diagnostic>> Of(Func<Finding, bool> asked) =>
            Task.FromResult(findings.Where(asked).Select(finding => finding.Diagnostic));
    }
}
