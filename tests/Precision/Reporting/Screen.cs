using Rowbound.Precision.Measuring;
using Spectre.Console;

namespace Rowbound.Precision.Reporting;

/// <summary>Where results (standard output) and progress (standard error) go; only a terminal gets colours.</summary>
internal sealed class Screen(IAnsiConsole output, IAnsiConsole error)
{
    private const int WidthWhenPiped = 1_000;

    public IAnsiConsole Out => output;

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

    public void Progress(string text) => error.MarkupLineInterpolated($"[grey]{text}[/]");

    public void Fail(string problem, string remedy)
    {
        error.MarkupLineInterpolated($"[red]error:[/] {problem}");
        error.MarkupLineInterpolated($"[green]remedy:[/] {remedy}");
    }

    public void Failures(Measurement measurement)
    {
        foreach (var failure in measurement.Failures)
            error.MarkupLineInterpolated($"[red]{failure.Rule}[/] {failure.Repository} {failure.Project}: {failure.Exception}");
        foreach (var unread in measurement.Unread)
        {
            error.MarkupLineInterpolated(
                $"[yellow]not read:[/] {unread.Repository} {unread.Project}: {FirstLine(unread.Exception)}");
        }
    }

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();

    /// <summary>A line that a program can read: neither wrapped nor coloured.</summary>
    public void Line(string text) => output.Profile.Out.Writer.WriteLine(text);

    public static Table Table(params string[] columns)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (place, column) in columns.Index())
            table.AddColumn(column, added => added.Alignment(place is 0 ? Justify.Left : Justify.Right));
        return table;
    }
}
