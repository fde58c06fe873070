using System.Collections.Immutable;
using System.Text;
using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Analyzers.Tests.Harness;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>What a block of code in a page claims.</summary>
internal enum BlockKind
{
    /// <summary>The rule reports it.</summary>
    Flagged,

    /// <summary>The Safe fix makes this of the flagged block before it.</summary>
    Fixed,

    /// <summary>The fix to review makes this of the flagged block before it.</summary>
    Review,

    /// <summary>The rule is silent.</summary>
    Fine,
}

/// <summary>
/// A block of code with a claim: <c>```csharp flagged</c>; or of options: <c>```ini flagged</c>; or a file of findings:
/// <c>```baseline flagged</c>.
/// </summary>
/// <param name="Language">What it is written in.</param>
/// <param name="Kind">What it claims.</param>
/// <param name="Words">The other words of its opening line: a rule's id outside of that rule's page, or something about the project.</param>
/// <param name="Text">The code.</param>
/// <param name="Line">The line of the page that it begins on.</param>
internal sealed record PageBlock(string Language, BlockKind Kind, ImmutableArray<string> Words, string Text, int Line)
{
    private const string Fence = "```";
    private const string Options = "ini";
    private const string Findings = "baseline";

    /// <summary>The project that the block's words ask for.</summary>
    internal Setup Setup => Words.Aggregate(Around, static (setup, word) => word switch
    {
        "runtime" => setup.WithRuntime(),
        "no-tracking" => setup.Configuring(Setup.NoTrackingByDefault.ContextOptions),
        "retrying" => setup.Configuring(Setup.Retrying.ContextOptions),
        "unresolved" => Setup.UnresolvedEfCore,
        "splitting" => setup.Configuring(Setup.Splitting.ContextOptions),
        _ when word.StartsWith("ROW", StringComparison.Ordinal) => setup,
        _ => throw new HarnessException($"'{word}' is no word of a block: runtime, no-tracking, retrying, splitting, unresolved, or a rule's id."),
    });

    /// <summary>The id of the rule that the block is about, where it says so.</summary>
    internal string? RuleId => Words.FirstOrDefault(static w => w.StartsWith("ROW", StringComparison.Ordinal));

    /// <summary>The code; options and baselines are about any.</summary>
    internal TestCode Code => Language is Options or Findings
        ? new(CodeKind.Body, "return db.Orders.Count();") { IsMarked = false }
        : TestCode.Of(Text) with { IsMarked = !Markup.Parse(Text).Marks.IsEmpty };

    private Setup Around => Language switch
    {
        Options => Setup.Default.WithOptions(Text),
        Findings => Setup.Default.WithAdditionalFile(Baseline.FileName, Text),
        _ => Setup.Default,
    };

    internal static IReadOnlyList<PageBlock> Read(string page)
    {
        var blocks = new List<PageBlock>();
        PageBlock? open = null;
        var text = new StringBuilder();
        foreach (var (index, line) in page.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (open is null)
            {
                open = Open(line, index + 1);
            }
            else if (line.TrimEnd() == Fence)
            {
                blocks.Add(open with { Text = text.ToString() });
                text.Clear();
                open = null;
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        return blocks;
    }

    /// <summary>Blocks that are run as they stand (<c>run</c>, <c>members</c>) claim nothing about a rule: the tests of the runtime
    /// library run them.</summary>
    private static PageBlock? Open(string line, int number) =>
        line is not (Fence + "csharp run" or Fence + "csharp members")
            && line.StartsWith(Fence, StringComparison.Ordinal)
            && line[Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [("csharp" or Options or Findings) and var language, var kind, .. var words]
            ? new(language, Enum.Parse<BlockKind>(kind, ignoreCase: true), [.. words], "", number)
            : null;
}
