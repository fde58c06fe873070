using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>This program once more, for one variant: the heap of a process remembers what ran in it before.</summary>
internal static class ChildProcess
{
    /// <summary>The argument that makes this program a child; not for people.</summary>
    internal const string Argument = "--child";

    private const string OutOfMemory = "out of memory";

    /// <param name="database">Where to run.</param>
    /// <param name="small">Where to warm up.</param>
    /// <param name="job">The job of the variant.</param>
    /// <param name="variant">What to run.</param>
    /// <param name="heapLimit">How many bytes the managed heap may have; null for no limit.</param>
    internal static async Task<ChildResult> MeasureAsync(
        Database database, Database small, Job job, Variant variant, long? heapLimit = null)
    {
        var request = new ChildRequest(
            database.Engine.Name,
            database.Shape.Name,
            database.Rows,
            database.Countable().ConnectionString,
            small.ConnectionString,
            job.Name,
            variant.Name);
        using var process = Process.Start(Start(request, heapLimit))
            ?? throw new InvalidOperationException("The child did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0)
            return new(JsonSerializer.Deserialize<Footprint>(output));
        if ((await errors).Contains(OutOfMemory, StringComparison.OrdinalIgnoreCase))
            return new(Footprint: null);

        throw new InvalidOperationException(
            $"'{variant.Name}' ended with {process.ExitCode} in a process of its own: {await errors}");
    }

    /// <summary>The other side: measures and writes the result.</summary>
    internal static async Task<int> RunAsync(string json)
    {
        var request = JsonSerializer.Deserialize<ChildRequest>(json)
            ?? throw new ArgumentException("There is no request.", nameof(json));
        var (engine, shape) = (Engine.Named(request.Engine), Shape.Named(request.Shape));
        var job = Jobs.Named(request.Job);
        var variant = job.Variants.Single(variant => variant.Name == request.Variant);
        try
        {
            await WarmUp.RunAsync(job, variant, new Database(engine, shape, WarmUp.RowsOf(shape), request.SmallConnectionString));
            var database = new Database(engine, shape, request.Rows, request.ConnectionString);
            Console.WriteLine(JsonSerializer.Serialize(await new FootprintRun(job, variant, database).MeasureAsync()));
            return 0;
        }
        catch (Exception exception) when (exception.GetBaseException() is OutOfMemoryException)
        {
            Console.Error.WriteLine(OutOfMemory);
            return 1;
        }
    }

    private static ProcessStartInfo Start(ChildRequest request, long? heapLimit)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        start.ArgumentList.Add(RuntimeCommand.Name);
        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(JsonSerializer.Serialize(request));
        if (heapLimit is { } bytes)
            start.Environment["DOTNET_GCHeapHardLimit"] = bytes.ToString("x", CultureInfo.InvariantCulture);
        return start;
    }
}
