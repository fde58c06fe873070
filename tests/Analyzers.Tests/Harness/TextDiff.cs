using System.Text;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>The lines that differ between two texts, with the lines around them.</summary>
internal static class TextDiff
{
    private const int Around = 3;

    internal static string Of(string expected, string actual)
    {
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var common = CommonLengths(left, right);
        var lines = new List<(char Sign, string Text)>();
        var (i, j) = (0, 0);
        while (i < left.Length || j < right.Length)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add((' ', left[i++]));
                j++;
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', left[i++]));
            }
            else
            {
                lines.Add(('+', right[j++]));
            }
        }

        return Print(lines);
    }

    private static int[,] CommonLengths(string[] left, string[] right)
    {
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }

    private static string Print(List<(char Sign, string Text)> lines)
    {
        var text = new StringBuilder("(- expected, + actual)\n");
        for (var i = 0; i < lines.Count; i++)
        {
            var near = Enumerable.Range(i - Around, (2 * Around) + 1).Any(n => n >= 0 && n < lines.Count && lines[n].Sign != ' ');
            if (near)
                text.Append(lines[i].Sign).Append(' ').Append(lines[i].Text).Append('\n');
        }

        return text.ToString();
    }
}
