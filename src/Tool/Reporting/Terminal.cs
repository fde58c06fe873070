using Spectre.Console;

namespace Rowbound.Tool.Reporting;

/// <summary>
/// Where results (standard output) and progress (standard error) go. What is not a terminal gets neither colours nor progress
/// nor line breaks that depend on a width.
/// </summary>
internal sealed class Terminal(IAnsiConsole output, IAnsiConsole error)
{
    public IAnsiConsole Out => output;

    public IAnsiConsole Error => error;

    public static Terminal OfProcess() =>
        new(Create(Console.Out, Console.IsOutputRedirected), Create(Console.Error, Console.IsErrorRedirected));

    public static IAnsiConsole Create(TextWriter writer, bool piped) => Consoles.Create(writer, piped);

    /// <summary>Shows a spinner while <paramref name="work"/> goes on, when somebody can see it.</summary>
    public Task<T> WorkAsync<T>(string title, Func<IProgress<string>, Task<T>> work) =>
        error.Profile.Capabilities.Interactive
            ? error.Status().StartAsync(
                Markup.Escape(title), status => work(new Report(text => status.Status(Markup.Escape($"{title}: {text}")))))
            : work(new Report(_ => { }));

    public void Note(string text) => error.MarkupLineInterpolated($"[grey]{text}[/]");

    public void Fail(ToolFailure failure)
    {
        error.MarkupLineInterpolated($"[red]error:[/] {failure.Message}");
        foreach (var detail in failure.Details)
            error.MarkupLineInterpolated($"  [grey]{detail}[/]");
        error.MarkupLineInterpolated($"[green]remedy:[/] {failure.Remedy}");
    }

    /// <summary>Unlike <see cref="Progress{T}"/>, reports in order and on the caller's thread.</summary>
    private sealed class Report(Action<string> show) : IProgress<string>
    {
        void IProgress<string>.Report(string value) => show(value);
    }
}
