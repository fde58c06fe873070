using System.CommandLine;
using Rowbound.Precision.Measuring;
using Rowbound.Precision.Reporting;

namespace Rowbound.Precision.Commands;

internal sealed class SampleCommand(Screen screen)
{
    private readonly Argument<DirectoryInfo> _root = CommonOptions.Root();

    private readonly Option<string?> _only = CommonOptions.Only();

    private readonly Option<string?> _rule = CommonOptions.Rule();

    private readonly Option<int> _count = new("--count") { Description = "How many.", DefaultValueFactory = _ => 40 };

    private readonly Option<int> _seed = new("--seed") { Description = "Which ones.", DefaultValueFactory = _ => 1 };

    private readonly Option<bool> _suggestions = new("--suggestions") { Description = "Suggestions too, not warnings alone." };

    private readonly Option<bool> _tsv = new("--tsv")
    {
        Description = "Print rows for triage.tsv: without a verdict, and with the message where the reason will stand.",
    };

    public Command Build()
    {
        var command = new Command("sample", "Prints a few findings, spread over the repositories and the same ones each time.")
        {
            _root, _only, _rule, _count, _seed, _suggestions, _tsv,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var corpus = new Corpus(arguments.GetRequiredValue(_root), arguments.GetValue(_only), screen);
        var measured = await corpus.MeasureAsync(arguments.GetValue(_rule), cancellationToken);
        var least = arguments.GetValue(_suggestions) ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var asked = measured.Findings.Where(finding => finding.Severity >= least);
        foreach (var finding in Sample.Of(asked, arguments.GetValue(_count), arguments.GetValue(_seed)))
        {
            screen.Line(arguments.GetValue(_tsv)
                ? $"{finding.Rule}\t{finding.Repository}\t{finding.Path}\t{finding.LineHash}\t\t{finding.Message}"
                : $"{finding.Repository} {finding.Path}:{finding.Line} {finding.Message}");
        }

        return measured.Failures is [] ? ExitCode.Good : ExitCode.Defect;
    }
}
