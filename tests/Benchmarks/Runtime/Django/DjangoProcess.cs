using System.Diagnostics;
using System.Globalization;
using Rowbound.Benchmarks.Runtime.Databases;

namespace Rowbound.Benchmarks.Runtime.Django;

/// <summary>Python with Django, which stays warm from pass to pass and ends with this program.</summary>
internal sealed class DjangoProcess
{
    /// <summary>The one that Debian's packages <c>python3-django</c> and <c>python3-psycopg2</c> extend.</summary>
    private const string Python = "/usr/bin/python3";

    private static readonly Dictionary<string, DjangoProcess> Running = [];

    private readonly Process _process;

    private DjangoProcess(Process process) => _process = process;

    /// <summary>The versions, for readers of the figures; null where it is not installed.</summary>
    internal static string? Version { get; } = File.Exists(Python) ? AskForVersion() : null;

    internal static DjangoProcess For(Database database)
    {
        if (!Running.TryGetValue(database.ConnectionString, out var running))
        {
            var script = Path.Combine(AppContext.BaseDirectory, "articles.py");
            var process = Start(script, database.Engine.DjangoConfiguration(database.ConnectionString), Table.All(database.Shape));
            process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
            process.BeginErrorReadLine();
            Running[database.ConnectionString] = running = new(process);
        }

        return running;
    }

    /// <summary>Ends the process that holds a connection to a database which is to be deleted.</summary>
    internal static void End(string connectionString)
    {
        if (!Running.Remove(connectionString, out var running))
            return;

        running._process.StandardInput.Close(); // It reads until the end of its input.
        running._process.WaitForExit();
        running._process.Dispose();
    }

    /// <returns>Rows, and the sum over them.</returns>
    internal async Task<(int Rows, long Sum)> RunAsync(string job)
    {
        await _process.StandardInput.WriteLineAsync(job);
        await _process.StandardInput.FlushAsync();
        var answer = await _process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException($"Django ended while it did '{job}'; what it said is above.");
        var parts = answer.Split(' ');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string? AskForVersion()
    {
        const string Ask = "import django, psycopg2, sys; print(f'Django {django.__version__}, psycopg2 "
            + "{psycopg2.__version__.split()[0]}, Python {sys.version.split()[0]}')";
        using var asking = Start("-c", Ask);
        asking.StandardError.ReadToEnd();
        var answer = asking.StandardOutput.ReadToEnd().Trim();
        asking.WaitForExit();
        return asking.ExitCode == 0 ? answer : null;
    }

    private static Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Python, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
    }
}
