using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Tool.Analysis;

namespace Rowbound.Tool.Baselines;

/// <summary>
/// Makes the baselines of projects out of what the rules find in them. Projects that share a file, such as one project for
/// several target frameworks, put into it what is found in any of them.
/// </summary>
internal sealed class BaselineEngine(RuleCatalog rules, ProjectBaselines baselines, IProgress<string> progress)
{
    private readonly Analyzer _analyzer = new(rules, progress);

    /// <summary>Baselines of all findings.</summary>
    public async Task<ImmutableArray<BaselineChange>> WriteAsync(
        IEnumerable<Project> projects, CancellationToken cancellationToken)
    {
        var changes = ImmutableArray.CreateBuilder<BaselineChange>();
        foreach (var sharing in projects.GroupBy(ProjectBaselines.PathOf))
            changes.Add(await ChangeAsync(sharing.Key, await CountsAsync(sharing, cancellationToken), cancellationToken));

        return [.. changes.Where(change => change.Before != change.Text || !change.After.IsEmpty)];
    }

    /// <summary>The baselines that there are without what is no longer found.</summary>
    public async Task<ImmutableArray<BaselineChange>> PruneAsync(
        IEnumerable<Project> projects, CancellationToken cancellationToken)
    {
        var changes = ImmutableArray.CreateBuilder<BaselineChange>();
        foreach (var sharing in projects.GroupBy(ProjectBaselines.PathOf).Where(sharing => File.Exists(sharing.Key)))
        {
            var known = await baselines.AtAsync(sharing.Key, cancellationToken);
            var counts = await CountsAsync(sharing, cancellationToken);
            var left = counts.Select(entry => KeyValuePair.Create(entry.Key, Math.Min(entry.Value, known.CountOf(entry.Key))));
            changes.Add(await ChangeAsync(sharing.Key, left, cancellationToken));
        }

        return changes.ToImmutable();
    }

    private static async Task<BaselineChange> ChangeAsync(
        string path, IEnumerable<KeyValuePair<string, int>> counts, CancellationToken cancellationToken) => new(
        path,
        File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken) : "",
        Baseline.Of(counts.SelectMany(entry => Enumerable.Repeat(entry.Key, entry.Value))));

    private async Task<Dictionary<string, int>> CountsAsync(IEnumerable<Project> projects, CancellationToken cancellationToken)
    {
        var most = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var project in projects)
        {
            foreach (var (finding, count) in CountsIn(await _analyzer.DiagnosticsAsync(project, cancellationToken)))
                most[finding] = Math.Max(count, most.GetValueOrDefault(finding));
        }

        return most;
    }

    /// <summary>
    /// How many of those that are alike must be hidden so that none is reported. The rules count what is suppressed in the code
    /// like the rest, so that the lines reach up to the last that is not.
    /// </summary>
    private static IEnumerable<(string Finding, int Count)> CountsIn(ImmutableArray<Diagnostic> diagnostics) =>
        from diagnostic in diagnostics.Sort(Baseline.InSource)
        group diagnostic by diagnostic.Properties.GetValueOrDefault(Fingerprint.Key) into alike
        where alike.Key is not null
        let count = alike.Select((diagnostic, index) => Analyzer.IsReported(diagnostic) ? index + 1 : 0).Max()
        where count > 0
        select (alike.Key, count);
}
