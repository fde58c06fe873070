using System.Globalization;
using Rowbound.Tool.Fixing;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_diff() => Assert.Empty(UnifiedDiff.Of("a.cs", "one\ntwo\n", "one\ntwo\n"));

    [Fact]
    public void A_changed_line_stands_between_three_lines_of_context() => Assert.Equal(
        ["--- a/src/a.cs", "+++ b/src/a.cs", "@@ -2,7 +2,7 @@", " 2", " 3", " 4", "-5", "+five", " 6", " 7", " 8"],
        UnifiedDiff.Of("src/a.cs", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));

    [Fact]
    public void A_new_file_is_lines_that_are_added() => Assert.Equal(
        ["--- a/a.cs", "+++ b/a.cs", "@@ -0,0 +1,2 @@", "+one", "+two"], UnifiedDiff.Of("a.cs", "", "one\ntwo\n"));

    [Fact]
    public void A_file_that_is_emptied_is_lines_that_go() => Assert.Equal(
        ["--- a/a.cs", "+++ b/a.cs", "@@ -1,1 +0,0 @@", "-one"], UnifiedDiff.Of("a.cs", "one\n", ""));

    [Fact]
    public void The_break_behind_the_last_line_is_no_line() => Assert.Empty(UnifiedDiff.Of("a.cs", "one\ntwo", "one\ntwo\n"));

    [Fact]
    public void Changes_that_are_far_apart_have_a_hunk_each()
    {
        var before = Enumerable.Range(1, 40).Select(i => $"{i}").ToArray();
        var after = before.Select(line => line is "5" or "30" ? line + "!" : line).ToArray();

        Assert.Equal(2, UnifiedDiff.Of("a.cs", Lines(before), Lines(after)).Count(line => line[0] is '@'));
    }

    [Theory]
    [InlineData("a\nb\nc\n", "a\nc\n")]
    [InlineData("a\nb\nc\n", "x\na\nb\nc\n")]
    [InlineData("a\nb\nc\n", "a\nb\nc\nx\ny\n")]
    [InlineData("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n", "b\nc\nd\ne\nf\ng\nh\ni\nX\nY\nj\nk\n")]
    [InlineData("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n")]
    [InlineData("a\n", "a\n\nb\n\nc\n")]
    public void A_diff_applied_to_the_old_text_gives_the_new_text(string before, string after) =>
        Assert.Equal(Split(after), Apply(Split(before), [.. UnifiedDiff.Of("a.cs", before, after).Skip(2)]));

    private static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string[] Split(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static List<string> Apply(string[] old, string[] diff)
    {
        var result = new List<string>();
        var position = 0;
        foreach (var line in diff)
        {
            if (line[0] is '@')
            {
                var start = int.Parse(line.Split('-', ',')[1], CultureInfo.InvariantCulture) - 1;
                result.AddRange(old[position..start]);
                position = start;
                continue;
            }

            if (line[0] is not '+')
                Assert.Equal(old[position++], line[1..]);
            if (line[0] is not '-')
                result.Add(line[1..]);
        }

        return [.. result, .. old[position..]];
    }
}
