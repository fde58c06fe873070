using Rowbound.Tool.Reporting;
using Spectre.Console;

namespace Rowbound.Catalogue.Reporting;

/// <summary>Where results (standard output) and failures (standard error) go; only a terminal gets colours.</summary>
internal sealed class Screen(IAnsiConsole output, IAnsiConsole error)
{
    public TextWriter Output => output.Profile.Out.Writer;

    public TextWriter Error => error.Profile.Out.Writer;

    public static Screen OfProcess() => new(
        Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    public static IAnsiConsole Create(TextWriter writer, bool piped) => Consoles.Create(writer, piped);

    public void Line(string text) => output.MarkupLineInterpolated($"{text}");

    public void Difference(IEnumerable<string> lines) => output.WriteDiff(lines);

    public void Fail(string problem, string remedy)
    {
        error.MarkupLineInterpolated($"[red]error:[/] {problem}");
        error.MarkupLineInterpolated($"[green]remedy:[/] {remedy}");
    }
}
