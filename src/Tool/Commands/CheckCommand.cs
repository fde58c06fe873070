using System.CommandLine;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Reporting;

namespace Rowbound.Tool.Commands;

internal sealed class CheckCommand(Terminal terminal, Lazy<RuleCatalog> rules)
{
    private const string Help = """
        Shows what grows with the table in a project, without touching it.

        Examples:
          rowbound check Shop.sln
          rowbound check src/Shop/Shop.csproj --sarif rowbound.sarif --fail-on info

        What is in a rowbound.baseline is counted, not shown, as in a build.
        Exit codes: 0 nothing found, 1 findings at or above --fail-on, 2 could not analyse.
        """;

    private readonly Argument<FileInfo> _project = CommonOptions.Project();

    private readonly Option<FileInfo?> _sarif = new("--sarif")
    {
        Description = "Also write the findings as SARIF 2.1.0 to this file.",
    };

    private readonly Option<FailOn> _failOn = CommonOptions.FailOn(FailOn.Warning);

    private readonly Option<bool> _noBaseline = CommonOptions.NoBaseline();

    public Command Build()
    {
        var command = new Command("check", Help) { _project, _sarif, _failOn, _noBaseline };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var loaded = await terminal.LoadAsync(arguments.GetRequiredValue(_project), cancellationToken);
        var baselines = arguments.GetValue(_noBaseline) ? null : new ProjectBaselines(loaded.Root);
        var all = await terminal.WorkAsync("Analysing", progress =>
            new Analyzer(rules.Value, progress, baselines).FindAsync(loaded.Projects, cancellationToken));
        new FindingTable(loaded.Root).Write(terminal.Out, all);
        var findings = all.RemoveAll(finding => finding.IsKnown);

        if (arguments.GetValue(_sarif) is { } file)
            await SarifFile.WriteAsync(file, rules.Value, findings, loaded.Root, cancellationToken);

        var failOn = arguments.GetValue(_failOn);
        return findings.Any(finding => failOn.IsReachedBy(finding.Severity)) ? ExitCode.Findings : ExitCode.Clean;
    }
}
