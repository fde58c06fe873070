using System.CommandLine;
using Rowbound.Precision.Reporting;

namespace Rowbound.Precision.Commands;

internal sealed class CommandLine(Screen screen)
{
    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            var parsed = Root().Parse(args);
            var code = await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? ExitCode.Failed : code;
        }
        catch (OperationCanceledException)
        {
            screen.Progress("Cancelled.");
            return ExitCode.Cancelled;
        }
        catch (PrecisionFailure failure)
        {
            screen.Fail(failure.Message, failure.Remedy);
            return ExitCode.Failed;
        }
    }

    private RootCommand Root() => new("Runs the rules over public code, to see how much of what they say is worth saying.")
    {
        new ListCommand(screen).Build(),
        new FetchCommand(screen).Build(),
        new RunCommand(screen).Build(),
        new SampleCommand(screen).Build(),
        new TriageCommand(screen).Build(),
    };
}
