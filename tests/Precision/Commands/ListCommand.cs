using System.CommandLine;
using Rowbound.Precision.Checkouts;
using Rowbound.Precision.Reporting;

namespace Rowbound.Precision.Commands;

internal sealed class ListCommand(Screen screen)
{
    public Command Build()
    {
        var command = new Command("list", "Prints the repositories and their commits.");
        command.SetAction(_ =>
        {
            foreach (var repository in PinnedRepository.All)
                screen.Line($"{repository.FullName} {repository.Commit}");
        });
        return command;
    }
}
