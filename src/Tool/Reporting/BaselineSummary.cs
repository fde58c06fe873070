using Rowbound.Tool.Analysis;
using Rowbound.Tool.Baselines;
using Spectre.Console;

namespace Rowbound.Tool.Reporting;

/// <summary>What was done to each baseline.</summary>
internal sealed class BaselineSummary(SourceRoot root, bool dryRun)
{
    public void Write(IAnsiConsole console, IReadOnlyCollection<BaselineChange> changes, bool pruned)
    {
        foreach (var change in changes)
        {
            var done = pruned ? Pruned(change) : Written(change);
            console.MarkupLineInterpolated($"{root.Relative(change.Path)}: {done}{Fate(change)}");
        }

        if (changes.Count is 0)
            console.MarkupLine(pruned ? "There is no baseline to prune." : "Nothing found: there is no baseline to write.");
    }

    private static string Written(BaselineChange change) =>
        $"{Findings(change.Findings)} written, {change.Added} new, {change.Removed} gone";

    private static string Pruned(BaselineChange change) => $"{Findings(change.Removed)} pruned, {change.Findings} left";

    private static string Findings(int count) => count is 1 ? "1 finding" : $"{count} findings";

    private string Fate(BaselineChange change) =>
        dryRun ? " (not written: --dry-run)" : change.After.IsEmpty ? " (file deleted)" : "";
}
