using System.CommandLine;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Fixing;
using Rowbound.Tool.Reporting;

namespace Rowbound.Tool.Commands;

internal sealed class FixCommand(Terminal terminal, Lazy<RuleCatalog> rules)
{
    private const string Help = """
        Rewrites what can be rewritten without changing what the program computes, and shows the difference.

        Examples:
          rowbound fix Shop.sln --dry-run
          rowbound fix src/Shop/Shop.csproj
          rowbound fix src/Shop/Shop.csproj --review ROW1002 --review ROW4003

        A result that does not compile is refused, and every file stays as it was. What is in a rowbound.baseline is left alone.
        Exit codes: 0 done, 1 findings remain at or above --fail-on, 2 could not fix.
        """;

    private readonly Argument<FileInfo> _project = CommonOptions.Project();

    private readonly Option<bool> _dryRun = CommonOptions.DryRun();

    private readonly Option<bool> _noBaseline = CommonOptions.NoBaseline();

    private readonly Option<string[]> _review = new("--review")
    {
        Description = "Also apply the fixes of this rule that want a reviewer's eye. Can be repeated.",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<FailOn> _failOn = CommonOptions.FailOn(FailOn.Never);

    public Command Build()
    {
        var command = new Command("fix", Help) { _project, _dryRun, _review, _failOn, _noBaseline };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var review = rules.Value.ReviewRules(arguments.GetValue(_review) ?? []);
        using var loaded = await terminal.LoadAsync(arguments.GetRequiredValue(_project), cancellationToken);
        var baselines = arguments.GetValue(_noBaseline) ? null : new ProjectBaselines(loaded.Root);
        var result = await terminal.WorkAsync("Fixing", progress =>
            new FixEngine(rules.Value, progress, baselines).RunAsync(loaded.Projects, review, cancellationToken));
        var changes = await FileChanges.BetweenAsync(result.Before, result.After, cancellationToken);
        new DiffView(loaded.Root).Write(terminal.Out, changes);

        var dryRun = arguments.GetValue(_dryRun);
        if (!dryRun)
            FileWriter.Write(changes);

        terminal.Note(FixSummary.Of(result, changes, dryRun));
        var failOn = arguments.GetValue(_failOn);
        return result.Remaining.Any(finding => failOn.IsReachedBy(finding.Severity)) ? ExitCode.Findings : ExitCode.Clean;
    }
}
