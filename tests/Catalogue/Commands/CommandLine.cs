using System.CommandLine;
using Rowbound.Catalogue.Reporting;

namespace Rowbound.Catalogue.Commands;

/// <summary>The commands, over the files of a repository.</summary>
internal sealed class CommandLine(Screen screen, RepositoryFolder repository)
{
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var parsed = Root().Parse(args);
            var code = await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                Output = screen.Output,
                Error = screen.Error,
            });
            return parsed.Errors.Count > 0 ? ExitCode.Failed : code;
        }
        catch (CatalogueFailure failure)
        {
            screen.Fail(failure.Message, failure.Remedy);
            return ExitCode.Failed;
        }
    }

    private RootCommand Root() => new("Writes what the docs say of the rules, and the files of a new rule.")
    {
        new DocsCommand(screen, repository).Build(),
        new NewRuleCommand(screen, repository).Build(),
    };
}
