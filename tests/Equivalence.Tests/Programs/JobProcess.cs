using System.Diagnostics;
using System.Text.Json;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Databases;
using Rowbound.EquivalenceRunner;

namespace Rowbound.Equivalence.Tests.Programs;

/// <summary>Runs compiled code on seeded databases in a process of its own.</summary>
internal static class JobProcess
{
    /// <returns>What was measured, by the number of orders.</returns>
    internal static async Task<IReadOnlyList<Measurement>> RunAsync(
        ShopModelAssembly model, string job, Engine engine, IReadOnlyList<int> orders, bool writes)
    {
        var databases = orders.Select(number => writes
            ? SeededDatabases.ToWrite(model, engine, number)
            : SeededDatabases.ToRead(model, engine, number)).ToArray();
        try
        {
            return await RunAsync(new(engine.ToString(), model.File, model.Compile(job), databases));
        }
        finally
        {
            foreach (var database in writes ? databases : [])
                SeededDatabases.Drop(engine, database);
        }
    }

    private static async Task<IReadOnlyList<Measurement>> RunAsync(RunRequest request)
    {
        var start = new ProcessStartInfo(BuiltPrograms.EquivalenceRunner)
        {
            ArgumentList = { JsonSerializer.Serialize(request) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new HarnessException("The runner did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement[]>(output) ?? throw new HarnessException("The runner said nothing.")
            : throw new HarnessException($"The runner ended with {process.ExitCode}: {await errors}");
    }
}
