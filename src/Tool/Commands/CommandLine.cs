using System.CommandLine;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Reporting;

namespace Rowbound.Tool.Commands;

/// <summary>The commands, over rules that are not loaded before a command asks for them.</summary>
internal sealed class CommandLine(Terminal terminal, Lazy<RuleCatalog> rules)
{
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await InvokeAsync(Root().Parse(args));
        }
        catch (OperationCanceledException)
        {
            terminal.Note("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (ToolFailure failure)
        {
            terminal.Fail(failure);
            return ExitCode.Failed;
        }
#pragma warning disable CA1031 // the last place where a defect can be told from a result: an exit code of its own, not 134
        catch (Exception defect)
#pragma warning restore CA1031
        {
            terminal.Fail(new(defect.Message, "This is a defect in Rowbound: please report it.", defect.ToString().Split('\n')));
            return ExitCode.Failed;
        }
    }

    private RootCommand Root() => new("Finds Entity Framework Core code whose memory grows with the table, and rewrites it.")
    {
        new CheckCommand(terminal, rules).Build(),
        new FixCommand(terminal, rules).Build(),
        new BaselineCommand(terminal, rules).Build(),
        new TourCommand(terminal, rules).Build(),
        RunJobCommand.Build(),
    };

    private async Task<int> InvokeAsync(ParseResult parsed)
    {
        var code = await parsed.InvokeAsync(new()
        {
            EnableDefaultExceptionHandler = false,
            Output = terminal.Out.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
        });
        return parsed.Errors.Count > 0 ? ExitCode.Failed : code;
    }
}
