using Spectre.Console;

namespace Rowbound.Catalogue.Reporting;

/// <summary>Where results (standard output) and failures (standard error) go; only a terminal gets colours.</summary>
internal sealed class Screen(IAnsiConsole output, IAnsiConsole error)
{
    private const int WidthWhenPiped = 1_000;

    public TextWriter Output => output.Profile.Out.Writer;

    public TextWriter Error => error.Profile.Out.Writer;

    public static Screen OfProcess() => new(
        Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    public static IAnsiConsole Create(TextWriter writer, bool piped)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = piped ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
        });
        if (piped)
            console.Profile.Width = WidthWhenPiped;
        return console;
    }

    public void Line(string text) => output.MarkupLineInterpolated($"{text}");

    public void Difference(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.Write(new Text(line, StyleOf(line)) { Overflow = Overflow.Fold });
            output.WriteLine();
        }
    }

    public void Fail(string problem, string remedy)
    {
        error.MarkupLineInterpolated($"[red]error:[/] {problem}");
        error.MarkupLineInterpolated($"[green]remedy:[/] {remedy}");
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
