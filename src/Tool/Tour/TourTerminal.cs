using Rowbound.Tool.Analysis;
using Rowbound.Tool.Reporting;
using Spectre.Console;

namespace Rowbound.Tool.Tour;

/// <summary>What the tour says while it goes on.</summary>
internal sealed class TourTerminal(Terminal terminal, int rows)
{
    public int Rows => rows;

    public void Title(string text) => terminal.Out.MarkupLineInterpolated($"\n[bold]{text}[/]");

    public void Say(string text) => terminal.Out.MarkupLineInterpolated($"{text}");

    public void Show(ImmutableArray<Finding> findings) =>
        new FindingTable(new SourceRoot(Environment.CurrentDirectory)).Write(terminal.Out, findings);

    public Task<T> WorkAsync<T>(string title, Func<IProgress<string>, Task<T>> work) => terminal.WorkAsync(title, work);

    /// <summary>A bar for something whose length is known.</summary>
    public async Task WithBarAsync(string title, int most, Func<IProgress<int>, Task> work)
    {
        if (!terminal.Error.Profile.Capabilities.Interactive)
        {
            await work(new Report(_ => { }));
            return;
        }

        await terminal.Error.Progress().StartAsync(async bars =>
        {
            var bar = bars.AddTask(title, maxValue: most);
            await work(new Report(done => bar.Value = done));
            bar.Value = most;
        });
    }

    private sealed class Report(Action<int> show) : IProgress<int>
    {
        void IProgress<int>.Report(int value) => show(value);
    }
}
