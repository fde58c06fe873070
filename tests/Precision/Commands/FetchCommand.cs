using System.CommandLine;
using Rowbound.Precision.Checkouts;
using Rowbound.Precision.Reporting;

namespace Rowbound.Precision.Commands;

internal sealed class FetchCommand(Screen screen)
{
    private readonly Argument<DirectoryInfo> _root = CommonOptions.Root();

    private readonly Option<string?> _only = CommonOptions.Only();

    public Command Build()
    {
        var command = new Command("fetch", "Clones each repository at its commit, without history.") { _root, _only };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>One repository that cannot be had does not keep the others away.</summary>
    private async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var only = arguments.GetValue(_only) ?? "";
        var asked = PinnedRepository.All.Where(r => r.FullName.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        var checkout = new Checkout(arguments.GetRequiredValue(_root));
        var code = ExitCode.Good;
        foreach (var (place, repository) in asked.Index())
        {
            screen.Progress($"[{place + 1}/{asked.Length}] {repository.FullName}");
            try
            {
                if (!await checkout.EnsureAsync(repository, cancellationToken))
                    screen.Progress("  is there already");
            }
            catch (PrecisionFailure failure)
            {
                screen.Fail(failure.Message, failure.Remedy);
                code = ExitCode.Failed;
            }
        }

        return code;
    }
}
