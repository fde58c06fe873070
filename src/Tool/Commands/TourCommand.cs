using System.CommandLine;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Reporting;
using Rowbound.Tool.Tour;
using Spectre.Console;

namespace Rowbound.Tool.Commands;

internal sealed class TourCommand(Terminal terminal, Lazy<RuleCatalog> rules)
{
    private const string Help = """
        Shows the whole road on a sample shop with 1,000,000 rows: runs its jobs, finds what grows with the tables, fixes a copy,
        runs the same jobs again, compares results and memory, and draws both in tour.html.

        Examples:
          rowbound tour
          rowbound tour --output artifacts/tour --keep artifacts/tour/fixed
          rowbound tour --rows 100000

        Exit codes: 0 every result is equal and every fixed job stays within 64 MB, 1 it does not, 2 could not run.
        """;

    private readonly Option<DirectoryInfo> _output = new("--output")
    {
        Description = "The folder for tour.html.",
        DefaultValueFactory = _ => new(Environment.CurrentDirectory),
    };

    private readonly Option<int> _rows = new("--rows")
    {
        Description = "Rows in the database, all tables together.",
        DefaultValueFactory = _ => 1_000_000,
    };

    private readonly Option<DirectoryInfo?> _keep = new("--keep")
    {
        Description = "A folder to keep the fixed copy of the sample and the difference in.",
    };

    public Command Build()
    {
        _rows.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1_000 or > 100_000_000)
                result.AddError("--rows is between 1000 and 100000000.");
        });
        var command = new Command("tour", Help) { _output, _rows, _keep };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var runner = new TourRunner(rules.Value, new(terminal, arguments.GetValue(_rows)));
        var report = await runner.RunAsync(cancellationToken);

        if (arguments.GetValue(_keep) is { } keep)
            await new KeptCopy(keep).WriteAsync(report, cancellationToken);

        var page = await new TourPage(report).WriteAsync(arguments.GetRequiredValue(_output), cancellationToken);
        new ComparisonTable(report).Write(terminal.Out);
        terminal.Out.MarkupLineInterpolated($"{page}");
        return report.Holds ? ExitCode.Clean : ExitCode.Findings;
    }
}
