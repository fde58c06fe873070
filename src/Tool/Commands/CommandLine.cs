using System.CommandLine;
using Rowbound.Tool.Reporting;

namespace Rowbound.Tool.Commands;

internal sealed class CommandLine(Terminal terminal)
{
    public async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Finds Entity Framework Core code whose memory grows with the table, and rewrites it.")
        {
            new CheckCommand(terminal).Build(),
            new FixCommand(terminal).Build(),
            new TourCommand(terminal).Build(),
            RunJobCommand.Build(),
        };
        var parsed = root.Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.Failed : code;
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
    }
}
