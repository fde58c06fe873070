using Rowbound.Precision.Measuring;
using Rowbound.Tool.Reporting;
using Spectre.Console;

namespace Rowbound.Precision.Reporting;

/// <summary>Where results (standard output) and progress (standard error) go; only a terminal gets colours.</summary>
internal sealed class Screen(IAnsiConsole output, IAnsiConsole error)
{
    public IAnsiConsole Out => output;

    public static Screen OfProcess() => new(
        Consoles.Create(Console.Out, Console.IsOutputRedirected), Consoles.Create(Console.Error, Console.IsErrorRedirected));

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
