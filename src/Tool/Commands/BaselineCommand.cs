using System.CommandLine;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Baselines;
using Rowbound.Tool.Reporting;

namespace Rowbound.Tool.Commands;

internal sealed class BaselineCommand(Terminal terminal, Lazy<RuleCatalog> rules)
{
    private const string Help = """
        Writes the findings of today to a rowbound.baseline beside each project: builds, editors and `rowbound check` then report
        new ones only.

        Examples:
          rowbound baseline Shop.sln
          rowbound baseline Shop.sln --prune

        Exit codes: 0 done, 2 could not analyse or write.
        """;

    private readonly Argument<FileInfo> _project = CommonOptions.Project();

    private readonly Option<bool> _prune = new("--prune")
    {
        Description = "Only drop what is no longer found, and add nothing.",
    };

    private readonly Option<bool> _dryRun = CommonOptions.DryRun();

    public Command Build()
    {
        var command = new Command("baseline", Help) { _project, _prune, _dryRun };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var loaded = await terminal.LoadAsync(arguments.GetRequiredValue(_project), cancellationToken);
        var prune = arguments.GetValue(_prune);
        var changes = await terminal.WorkAsync("Analysing", progress =>
        {
            var engine = new BaselineEngine(rules.Value, new(loaded.Root), progress);
            return prune
                ? engine.PruneAsync(loaded.Projects, cancellationToken)
                : engine.WriteAsync(loaded.Projects, cancellationToken);
        });

        if (arguments.GetValue(_dryRun))
            new DiffView(loaded.Root).Write(terminal.Out, changes.Select(change => change.AsFile));
        else
            changes.ToList().ForEach(change => change.Write());

        new BaselineSummary(loaded.Root, arguments.GetValue(_dryRun)).Write(terminal.Out, changes, prune);
        return ExitCode.Clean;
    }
}
