using System.CommandLine;
using Rowbound.Tool.Tour;

namespace Rowbound.Tool.Commands;

/// <summary>One job of the tour in a process of its own, so that its memory is its own. Not for people.</summary>
internal static class RunJobCommand
{
    public const string Name = "run-job";

    public static Command Build()
    {
        var sample = new Argument<FileInfo>("sample");
        var database = new Argument<FileInfo>("database");
        var job = new Argument<string>("job");
        var output = new Argument<FileInfo>("output");
        var writes = new Option<bool>("--writes");
        var command = new Command(Name) { sample, database, job, output, writes };
        command.Hidden = true;
        command.SetAction((arguments, cancellationToken) => MeasuredJob.RunAsync(
            SampleAssembly.Load(arguments.GetRequiredValue(sample)),
            arguments.GetRequiredValue(database).FullName,
            arguments.GetRequiredValue(job),
            arguments.GetValue(writes),
            arguments.GetRequiredValue(output).FullName,
            cancellationToken));
        return command;
    }
}
