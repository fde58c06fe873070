using DiffPlex;
using DiffPlex.Model;

namespace Rowbound.Tool.Fixing;

internal static class UnifiedDiff
{
    private const int Context = 3;

    public static IEnumerable<string> Of(string path, string before, string after)
    {
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        if (diff.DiffBlocks.Count is 0)
            yield break;

        yield return $"--- a/{path}";
        yield return $"+++ b/{path}";
        foreach (var line in Hunks(diff.DiffBlocks).SelectMany(hunk => Lines(hunk, diff)))
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

    private static IEnumerable<string> Lines(List<DiffBlock> hunk, DiffResult diff)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var (old, added) = (Pieces(diff.PiecesOld), Pieces(diff.PiecesNew));
        var start = Math.Max(0, first.DeleteStartA - Context);
        var end = Math.Min(old.Length, last.DeleteStartA + last.DeleteCountA + Context);
        var shift = first.InsertStartB - first.DeleteStartA;
        var growth = hunk.Sum(block => block.InsertCountB - block.DeleteCountA);

        yield return $"@@ -{start + 1},{end - start} +{start + shift + 1},{end - start + growth} @@";
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

    /// <summary>What follows the last line break is not a line.</summary>
    private static string[] Pieces(string[] pieces) => pieces is [.. var lines, ""] ? lines : pieces;
}
