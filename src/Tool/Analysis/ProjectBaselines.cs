using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.Infrastructure.Baselines;

namespace Rowbound.Tool.Analysis;

/// <summary>The baselines of projects. One that cannot be read is a failure: it would hide less than it says.</summary>
internal sealed class ProjectBaselines(SourceRoot root)
{
    private readonly Dictionary<string, Baseline> _read = new(StringComparer.Ordinal);

    /// <summary>Where the baseline of a project is or will be: the one that its build has, or beside the project.</summary>
    public static string PathOf(Project project) =>
        project.AdditionalDocuments.Select(document => document.FilePath).FirstOrDefault(IsBaseline)
        ?? Path.Combine(Path.GetDirectoryName(project.FilePath) ?? "", Baseline.FileName);

    public async Task<Baseline> OfAsync(Project project, CancellationToken cancellationToken) =>
        await AtAsync(PathOf(project), cancellationToken);

    public async Task<Baseline> AtAsync(string path, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(path, out var baseline))
            _read[path] = baseline = await ReadAsync(path, cancellationToken);
        return baseline.Faults.IsEmpty ? baseline : throw Malformed(path, baseline);
    }

    private static async Task<Baseline> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path)
            ? Baseline.Read(SourceText.From(await File.ReadAllTextAsync(path, cancellationToken)))
            : Baseline.None;

    private ToolFailure Malformed(string path, Baseline baseline) => new(
        $"'{root.Relative(path)}' cannot be read.",
        "Repair these lines, or write the file anew with `rowbound baseline`; --no-baseline does without.",
        [.. baseline.Faults.Take(5).Select(fault => $"'{fault.Line}' {fault.Reason}")]);

    private static bool IsBaseline(string? path) => path is not null && Baseline.IsBaseline(path);
}
