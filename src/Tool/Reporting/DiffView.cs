using Rowbound.Tool.Analysis;
using Rowbound.Tool.Fixing;
using Spectre.Console;

namespace Rowbound.Tool.Reporting;

/// <summary>Changes as a unified diff that `git apply` and `patch -p1` understand.</summary>
internal sealed class DiffView(SourceRoot root)
{
    public void Write(IAnsiConsole console, IEnumerable<FileChange> changes)
    {
        foreach (var line in changes.SelectMany(Lines))
        {
            console.Write(new Text(line, Style(line)) { Overflow = Overflow.Fold });
            console.WriteLine();
        }
    }

    private IEnumerable<string> Lines(FileChange change) =>
        UnifiedDiff.Of(root.Relative(change.Path), change.Before, change.After);

    private static Style Style(string line) => line switch
    {
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => new(decoration: Decoration.Bold),
        ['+', ..] => new(Color.Green),
        ['-', ..] => new(Color.Red),
        ['@', ..] => new(Color.Aqua),
        _ => Spectre.Console.Style.Plain,
    };
}
