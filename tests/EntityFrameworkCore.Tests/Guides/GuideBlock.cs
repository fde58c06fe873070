using System.Text;

namespace Rowbound.Guides;

/// <summary>A block of code that a page promises to work: <c>```csharp run</c> is run, <c>```csharp members</c> is compiled as
/// members of a class. What has no word behind <c>csharp</c> is a sketch.</summary>
/// <param name="Page">The file name of the page.</param>
/// <param name="Line">The line of the page in which the block begins.</param>
/// <param name="IsRun">Whether it is run, not only compiled.</param>
/// <param name="Text">The code.</param>
internal sealed record GuideBlock(string Page, int Line, bool IsRun, string Text)
{
    private const string Fence = "```";

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
        _ when text.StartsWith("```csharp ", StringComparison.Ordinal) => throw new InvalidOperationException(
            $"{page}, line {line}: a block is 'csharp run', 'csharp members' or 'csharp', not '{text[3..]}'."),
        _ => null,
    };
}
