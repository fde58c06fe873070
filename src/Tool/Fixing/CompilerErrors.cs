namespace Rowbound.Tool.Fixing;

internal static class CompilerErrors
{
    /// <summary>Refuses a step after which a changed project, or one that references it, has an error it did not have.</summary>
    public static async Task RefuseNewAsync(Solution before, FixStep step, CancellationToken cancellationToken)
    {
        foreach (var project in Affected(before, step.Solution))
        {
            var now = await OfAsync(step.Solution, project, cancellationToken);
            if (now.Length is 0)
                continue;

            var known = (await OfAsync(before, project, cancellationToken)).ToLookup(Identity);
            var added = now.GroupBy(Identity).Where(same => same.Count() > known[same.Key].Count()).Select(same => same.First());
            if (added.ToArray() is { Length: > 0 } errors)
                throw Refusal(step.Fix, errors);
        }
    }

    private static IEnumerable<ProjectId> Affected(Solution before, Solution after)
    {
        var graph = after.GetProjectDependencyGraph();
        var changed = after.GetChanges(before).GetProjectChanges().Select(change => change.ProjectId).ToArray();
        return changed.Concat(changed.SelectMany(graph.GetProjectsThatTransitivelyDependOnThisProject)).Distinct();
    }

    private static async Task<Diagnostic[]> OfAsync(Solution solution, ProjectId id, CancellationToken cancellationToken)
    {
        if (solution.GetProject(id) is not { } project
            || await project.GetCompilationAsync(cancellationToken) is not { } compilation)
            return [];

        return
        [
            .. compilation.GetDiagnostics(cancellationToken)
                .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error && !diagnostic.IsWarningAsError),
        ];
    }

    /// <summary>An error is the same one when it only moved to another line.</summary>
    private static (string Id, string Message, string? Path) Identity(Diagnostic error) => (
        error.Id, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), error.Location.SourceTree?.FilePath);

    private static ToolFailure Refusal(AppliedFix fix, Diagnostic[] errors) => new(
        $"The fix of {fix.Rule} (\"{fix.Title}\") in {string.Join(", ", fix.Files)} does not compile.",
        "No file was changed. This is a defect in Rowbound: please report it with that code.",
        [.. errors.Take(5).Select(error => error.ToString())]);
}
