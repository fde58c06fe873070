using System.CommandLine;
using Rowbound.Precision.Measuring;
using Rowbound.Precision.Reporting;

namespace Rowbound.Precision.Commands;

internal sealed class RunCommand(Screen screen)
{
    private readonly Argument<DirectoryInfo> _root = CommonOptions.Root();

    private readonly Option<string?> _only = CommonOptions.Only();

    private readonly Option<string?> _rule = CommonOptions.Rule();

    private readonly Option<DiagnosticSeverity> _severity = new("--severity")
    {
        Description = "The least severity that is shown.",
        HelpName = "warning|info",
        DefaultValueFactory = _ => DiagnosticSeverity.Info,
    };

    private readonly Option<FileInfo?> _out = new("--out") { Description = "Also write what was found as JSON to this file." };

    public Command Build()
    {
        var command = new Command("run", "Prints what the rules report, and how long each takes.")
        {
            _root, _only, _rule, _severity, _out,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var corpus = new Corpus(arguments.GetRequiredValue(_root), arguments.GetValue(_only), screen);
        var measured = await corpus.MeasureAsync(arguments.GetValue(_rule), cancellationToken);
        var least = arguments.GetValue(_severity);
        var shown = measured with { Findings = [.. measured.Findings.Where(finding => finding.Severity >= least)] };
        foreach (var finding in shown.Findings)
            screen.Line($"{Word(finding)} {finding.Rule} {finding.Repository} {finding.Path}:{finding.Line} {finding.Message}");

        Summary.Write(screen, shown);
        if (arguments.GetValue(_out) is { } file)
            await FindingsFile.WriteAsync(file, shown, cancellationToken);
        return measured.Failures is [] ? ExitCode.Good : ExitCode.Defect;
    }

    private static string Word(Finding finding) =>
        finding.Severity >= DiagnosticSeverity.Warning ? "warning" : "suggestion";
}
