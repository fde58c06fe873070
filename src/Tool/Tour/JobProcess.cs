using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Rowbound.Tool.Commands;

namespace Rowbound.Tool.Tour;

/// <summary>Starts a job in a child process and reads what it measured.</summary>
internal sealed class JobProcess(FileInfo sample, TourFolder folder)
{
    /// <summary>
    /// The first generation of the child's collector, in bytes (hexadecimal). On processors with large caches the runtime lets
    /// it grow to hundreds of megabytes, and the plots would show garbage that nobody had a reason to collect instead of the rows
    /// that the code holds.
    /// </summary>
    private const string Generation0 = "0x400000";

    public async Task<Measurement> RunAsync(TourJob job, CancellationToken cancellationToken)
    {
        var database = job.Writes ? folder.CopyOfDatabase() : folder.Database;
        var output = Path.Combine(folder.Work, "measurement.json");
        try
        {
            await RunAsync(Start(job, database, output), job, cancellationToken);
            await using var stream = File.OpenRead(output);
            return await JsonSerializer.DeserializeAsync<Measurement>(stream, cancellationToken: cancellationToken)
                ?? throw new InvalidOperationException("The job measured nothing.");
        }
        finally
        {
            if (database != folder.Database)
                File.Delete(database);
        }
    }

    private static async Task RunAsync(ProcessStartInfo start, TourJob job, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        try
        {
            var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode is not 0)
            {
                throw new ToolFailure(
                    $"The job '{job.Name}' failed.",
                    "This is a defect in the tour: please report it.",
                    [.. errors.Split('\n').Take(12)]);
            }
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start(TourJob job, string database, string output)
    {
        var host = Environment.ProcessPath ?? throw new InvalidOperationException("The tool does not know its own program.");
        var start = new ProcessStartInfo(host) { RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);

        foreach (var argument in (string[])[RunJobCommand.Name, sample.FullName, database, job.Name, output])
            start.ArgumentList.Add(argument);
        if (job.Writes)
            start.ArgumentList.Add("--writes");
        start.Environment["DOTNET_GCgen0size"] = Generation0;
        return start;
    }
}
