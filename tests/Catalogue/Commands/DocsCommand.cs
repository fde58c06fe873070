using System.CommandLine;
using Rowbound.Catalogue.Docs;
using Rowbound.Catalogue.Reporting;
using Rowbound.Catalogue.Rules;
using Rowbound.Tool.Fixing;

namespace Rowbound.Catalogue.Commands;

internal sealed class DocsCommand(Screen screen, RepositoryFolder repository)
{
    public Command Build()
    {
        var check = new Option<bool>("--check") { Description = "Writes nothing; fails where a file is not as it would be written." };
        var command = new Command("docs", "Writes heads of pages, the index, the README's table and the presets from the rules.") { check };
        command.SetAction(parsed => Run(parsed.GetValue(check)));
        return command;
    }

    private int Run(bool check)
    {
        var stale = GeneratedDocs.Of(RuleEntry.OfShipped(), repository).Where(file => file.Differs).ToList();
        foreach (var file in stale)
        {
            screen.Difference(UnifiedDiff.Of(file.Path, file.Before, file.After));
            if (!check)
                repository.Write(file.Path, file.After);
        }

        if (!check || stale.Count == 0)
        {
            screen.Line(stale.Count == 0 ? "All files say what the rules say." : $"{stale.Count} files written.");
            return ExitCode.Good;
        }

        screen.Fail($"{stale.Count} files differ from what the rules say.", $"Run: {GeneratedDocs.Command}");
        return ExitCode.Differs;
    }
}
