using DiffPlex;
using DiffPlex.Model;

namespace Rowbound.Tool.Fixing;

internal static class UnifiedDiff
{
    private const int Context = 3;

    private static readonly string[] LineBreaks = ["\r\n", "\n", "\r"];

    public static IEnumerable<string> Of(string path, string before, string after)
    {
        var diff = new Differ().CreateCustomDiffs(before, after, ignoreWhiteSpace: false, LinesOf);
        if (diff.DiffBlocks.Count is 0)
            yield break;

        yield return $"--- a/{path}";
        yield return $"+++ b/{path}";
        foreach (var line in Hunks(diff.DiffBlocks).SelectMany(hunk => Lines(hunk, diff.PiecesOld, diff.PiecesNew)))
            yield return line;
    }

    /// <summary>Changes whose context would overlap share a hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IList<DiffBlock> blocks)
    {
        var hunk = new List<DiffBlock>();
        foreach (var block in blocks)
        {
            if (hunk is [.., var last] && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) > 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(block);
        }

        yield return hunk;
    }

    private static IEnumerable<string> Lines(List<DiffBlock> hunk, string[] old, string[] added)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var start = Math.Max(0, first.DeleteStartA - Context);
        var end = Math.Min(old.Length, last.DeleteStartA + last.DeleteCountA + Context);
        var shift = first.InsertStartB - first.DeleteStartA;
        var growth = hunk.Sum(block => block.InsertCountB - block.DeleteCountA);

        yield return $"@@ -{Range(start, end - start)} +{Range(start + shift, end - start + growth)} @@";
        var line = start;
        foreach (var block in hunk)
        {
            for (; line < block.DeleteStartA; line++)
                yield return " " + old[line];
            for (; line < block.DeleteStartA + block.DeleteCountA; line++)
                yield return "-" + old[line];
            for (var i = 0; i < block.InsertCountB; i++)
                yield return "+" + added[block.InsertStartB + i];
        }

        for (; line < end; line++)
            yield return " " + old[line];
    }

    /// <summary>A range of no lines is named by the line before it.</summary>
    private static string Range(int start, int count) => $"{(count is 0 ? start : start + 1)},{count}";

    /// <summary>
    /// What follows the last line break is not a line. The differ must not see it either: it would match it with an empty line.
    /// </summary>
    private static string[] LinesOf(string text) =>
        text.Split(LineBreaks, StringSplitOptions.None) is var all && all is [.. var lines, ""] ? lines : all;
}
