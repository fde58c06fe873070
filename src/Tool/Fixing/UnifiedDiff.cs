using DiffPlex;
using DiffPlex.Model;

namespace Rowbound.Tool.Fixing;

internal static class UnifiedDiff
{
    private const int Context = 3;

    public static IEnumerable<string> Of(string path, string before, string after)
    {
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        var (old, added) = (Pieces(diff.PiecesOld), Pieces(diff.PiecesNew));
        var blocks = diff.DiffBlocks.Select(block => OfLines(block, old, added)).OfType<DiffBlock>().ToList();
        if (blocks.Count is 0)
            yield break;

        yield return $"--- a/{path}";
        yield return $"+++ b/{path}";
        foreach (var line in Hunks(blocks).SelectMany(hunk => Lines(hunk, old, added)))
            yield return line;
    }

    /// <summary>The differ counts what follows the last line break as a piece, and all of an empty text.</summary>
    private static DiffBlock? OfLines(DiffBlock block, string[] old, string[] added)
    {
        var deleted = Math.Min(block.DeleteCountA, old.Length - block.DeleteStartA);
        var inserted = Math.Min(block.InsertCountB, added.Length - block.InsertStartB);
        return deleted + inserted > 0 ? new(block.DeleteStartA, deleted, block.InsertStartB, inserted) : null;
    }

    /// <summary>Changes whose context would overlap share a hunk.</summary>
    private static IEnumerable<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
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

    /// <summary>What follows the last line break is not a line.</summary>
    private static string[] Pieces(string[] pieces) => pieces is [.. var lines, ""] ? lines : pieces;
}
