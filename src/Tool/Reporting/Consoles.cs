using Spectre.Console;

namespace Rowbound.Tool.Reporting;

/// <summary>
/// Consoles of this and of other programs: what is not a terminal gets neither colours nor line breaks that depend on a width.
/// </summary>
internal static class Consoles
{
    private const int WidthWhenPiped = 1_000;

    internal static IAnsiConsole Create(TextWriter writer, bool piped)
    {
        var plain = piped || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = piped ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (piped)
            console.Profile.Width = WidthWhenPiped;
        return console;
    }

    /// <summary>Writes the lines of a unified diff, each in its colour.</summary>
    internal static void WriteDiff(this IAnsiConsole console, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            console.Write(new Text(line, StyleOf(line)) { Overflow = Overflow.Fold });
            console.WriteLine();
        }
    }

    private static Style StyleOf(string line) => line switch
    {
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => new(decoration: Decoration.Bold),
        ['+', ..] => new(Color.Green),
        ['-', ..] => new(Color.Red),
        ['@', ..] => new(Color.Aqua),
        _ => Style.Plain,
    };
}
