using Rowbound.Tool.Analysis;
using Rowbound.Tool.Fixing;
using Spectre.Console;

namespace Rowbound.Tool.Reporting;

/// <summary>Changes as a unified diff that `git apply` and `patch -p1` understand.</summary>
internal sealed class DiffView(SourceRoot root)
{
    public void Write(IAnsiConsole console, IEnumerable<FileChange> changes) => console.WriteDiff(changes.SelectMany(Lines));

    private IEnumerable<string> Lines(FileChange change) =>
        UnifiedDiff.Of(root.Relative(change.Path), change.Before, change.After);
}
