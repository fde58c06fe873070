using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Fixing;

/// <summary>
/// Applies the safe fixes until nothing changes, then a fix to review (of the rules that were named), then the safe ones again.
/// A step that brings a compiler error ends the whole run. What is in a baseline stays as it is.
/// </summary>
internal sealed class FixEngine(RuleCatalog rules, IProgress<string> progress, ProjectBaselines? baselines = null)
{
    /// <summary>More rounds than any code needs: two fixes that undo each other shall not run for ever.</summary>
    private const int MostSteps = 500;

    private readonly Analyzer _analyzer = new(rules, progress, baselines);

    public async Task<FixResult> RunAsync(
        ImmutableArray<Project> projects, ImmutableHashSet<string> review, CancellationToken cancellationToken)
    {
        var before = projects[0].Solution;
        var applied = ImmutableArray.CreateBuilder<AppliedFix>();
        var current = before;
        foreach (var project in projects.Select(project => project.Id))
        {
            while (await NextAsync(current, project, review, cancellationToken) is { } step)
            {
                await CompilerErrors.RefuseNewAsync(current, step, cancellationToken);
                current = step.Solution;
                applied.Add(step.Fix);
                progress.Report($"{step.Fix.Rule} in {step.Fix.Files.Length} files");
                if (applied.Count > MostSteps)
                    throw NoEnd(step);
            }
        }

        var remaining = await _analyzer.FindAsync(projects.Select(project => Again(current, project)), cancellationToken);
        return new(before, current, applied.ToImmutable(), remaining.RemoveAll(finding => finding.IsKnown));
    }

    private async Task<FixStep?> NextAsync(
        Solution solution, ProjectId id, ImmutableHashSet<string> review, CancellationToken cancellationToken)
    {
        var project = solution.GetProject(id) ?? throw new InvalidOperationException("A fix removed a project.");
        var findings = (await _analyzer.FindAsync(project, cancellationToken)).RemoveAll(finding => finding.IsKnown);
        return await new SafeFixes(rules).NextAsync(project, findings, cancellationToken)
            ?? await new ReviewFixes(rules, review).NextAsync(project, findings, cancellationToken);
    }

    private static Project Again(Solution solution, Project project) =>
        solution.GetProject(project.Id) ?? throw new InvalidOperationException("A fix removed a project.");

    private static ToolFailure NoEnd(FixStep step) => new(
        $"The fixes come to no end; the last one was {step.Fix.Rule} in {string.Join(", ", step.Fix.Files)}.",
        "No file was changed. This is a defect in Rowbound: please report it with that code.");
}
