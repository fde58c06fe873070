using Microsoft.CodeAnalysis.Text;

namespace Rowbound.Tool.Fixing;

/// <summary>A file whose text changes, in the encoding that it has.</summary>
internal sealed record FileChange(string Path, string Before, string After, System.Text.Encoding? Encoding);

internal static class FileChanges
{
    public static async Task<IReadOnlyCollection<FileChange>> BetweenAsync(
        Solution before, Solution after, CancellationToken cancellationToken)
    {
        var changes = new SortedDictionary<string, FileChange>(StringComparer.Ordinal);
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(change => change.GetChangedDocuments()))
        {
            if (before.GetDocument(id) is not { } old || after.GetDocument(id) is not { } changed)
                continue;

            var (from, to) = (await old.GetTextAsync(cancellationToken), await changed.GetTextAsync(cancellationToken));
            var path = old.FilePath ?? old.Name;
            if (Change(path, from, to) is { } change)
                changes[path] = change;
        }

        return changes.Values;
    }

    private static FileChange? Change(string path, SourceText from, SourceText to)
    {
        var before = from.ToString();
        var after = LineEndings.As(before, to.ToString());
        return before == after ? null : new(path, before, after, from.Encoding);
    }
}
