using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Tool.Analysis;

/// <summary>Runs the rules over projects. Without baselines nothing that they find is known.</summary>
internal sealed class Analyzer(RuleCatalog rules, IProgress<string> progress, ProjectBaselines? baselines = null)
{
    /// <summary>The findings of all projects, ranked; a file that several projects share is reported once.</summary>
    public async Task<ImmutableArray<Finding>> FindAsync(IEnumerable<Project> projects, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var project in projects)
            findings.AddRange(await FindAsync(project, cancellationToken));

        return
        [
            .. findings
                .OrderBy(finding => finding.IsKnown)
                .DistinctBy(finding => (finding.Rule, finding.Path, finding.Diagnostic.Location.SourceSpan,
                    finding.Document is null ? finding.Message : ""))
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line),
        ];
    }

    public async Task<ImmutableArray<Finding>> FindAsync(Project project, CancellationToken cancellationToken)
    {
        var diagnostics = await DiagnosticsAsync(project, cancellationToken);
        var reported = baselines is null
            ? diagnostics.ToHashSet()
            : (await baselines.OfAsync(project, cancellationToken)).NewAmong(diagnostics).ToHashSet();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var diagnostic in diagnostics.Where(IsReported))
        {
            if (await FindingAsync(project, diagnostic, !reported.Contains(diagnostic), cancellationToken) is { } finding)
                findings.Add(finding);
        }

        return findings.ToImmutable();
    }

    /// <summary>Whether a build would show it, but for a baseline: it is neither hidden nor suppressed in the code.</summary>
    public static bool IsReported(Diagnostic diagnostic) =>
        diagnostic is { Severity: > DiagnosticSeverity.Hidden, IsSuppressed: false };

    /// <summary>All that the rules say about a project, in the order of the source.</summary>
    public async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Project project, CancellationToken cancellationToken)
    {
        if (rules.Analyzers.IsEmpty || await project.GetCompilationAsync(cancellationToken) is not { } compilation)
            return [];

        progress.Report(project.Name);
        var options = new CompilationWithAnalyzersOptions(
            await ConfigurationText.OptionsAsync(project, cancellationToken),
            Rethrow,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: true);
        var diagnostics = await compilation
            .WithAnalyzers(rules.Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The rewrites that <paramref name="fix"/> offers for a finding.</summary>
    public static async Task<ImmutableArray<CodeAction>> ActionsAsync(
        CodeFixProvider fix, Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken);
        await fix.RegisterCodeFixesAsync(context);
        return actions.ToImmutable();
    }

    private async Task<Finding?> FindingAsync(
        Project project, Diagnostic diagnostic, bool isKnown, CancellationToken cancellationToken)
    {
        if (diagnostic.Location.SourceTree is not { } tree)
            return new(diagnostic, project, Document: null, FixSafety.None);

        // What a generator wrote has no document of its own: nobody can act on it.
        if (project.GetDocument(tree) is not { } document)
            return null;

        var safety = isKnown ? FixSafety.None : await SafetyAsync(document, diagnostic, cancellationToken);
        return new(diagnostic, project, document, safety) { IsKnown = isKnown };
    }

    private async Task<FixSafety> SafetyAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        foreach (var safety in (FixSafety[])[FixSafety.Safe, FixSafety.Review])
        {
            foreach (var fix in rules.FixesOf(diagnostic.Id, safety))
            {
                if (!(await ActionsAsync(fix, document, diagnostic, cancellationToken)).IsEmpty)
                    return safety;
            }
        }

        return FixSafety.None;
    }

    private static void Rethrow(Exception exception, DiagnosticAnalyzer analyzer, Diagnostic diagnostic) =>
        throw new ToolFailure(
            $"{analyzer.GetType().Name} failed: {exception.Message}",
            "This is a defect in Rowbound, not in your code: please report it with the code that it was looking at.",
            [diagnostic.ToString()]);
}
