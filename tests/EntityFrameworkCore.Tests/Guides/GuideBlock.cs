using System.Text;

namespace Rowbound.Guides;

/// <summary>A block of code that a page promises to work: <c>```csharp run</c> is run, <c>```csharp members</c> is compiled as
/// members of a class.</summary>
/// <param name="Page">The file name of the page.</param>
/// <param name="Line">The line of the page in which the block begins.</param>
/// <param name="IsRun">Whether it is run, not only compiled.</param>
/// <param name="Text">The code.</param>
internal sealed record GuideBlock(string Page, int Line, bool IsRun, string Text)
{
    private const string Fence = "```";

    /// <summary>Pages whose blocks stand in tests of their own, to the letter, since they need a host or a job around
    /// them.</summary>
    public static IReadOnlySet<string> HaveTestsOfTheirOwn { get; } =
        new HashSet<string> { "memory-guard.md", "restartable-jobs.md" };

    public string ClassName => $"{Page.Split('.')[0].Replace('-', '_')}_{Line}";

    /// <summary>The blocks of all pages.</summary>
    public static IReadOnlyList<GuideBlock> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "guides"), "*.md").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<GuideBlock> Read(string file)
    {
        GuideBlock? open = null;
        var text = new StringBuilder();
        foreach (var (index, line) in File.ReadLines(file).Index())
        {
            var trimmed = line.Trim();
            if (open is null)
            {
                open = Open(Path.GetFileName(file), index + 1, trimmed);
            }
            else if (trimmed == Fence)
            {
                yield return open with { Text = text.ToString() };
                text.Clear();
                open = null;
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }
    }

    private static GuideBlock? Open(string page, int line, string text) => text switch
    {
        "```csharp run" => new GuideBlock(page, line, IsRun: true, ""),
        "```csharp members" => new GuideBlock(page, line, IsRun: false, ""),
        _ when text.StartsWith("```csharp", StringComparison.Ordinal) && !HaveTestsOfTheirOwn.Contains(page) =>
            throw new InvalidOperationException(
                $"{page}, line {line}: a block is 'csharp run' or 'csharp members', not '{text[3..]}', lest it be a sketch that nobody ran."),
        _ => null,
    };
}
