using System.Reflection;
using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rowbound.Benchmarks.Runtime.Django;

namespace Rowbound.Benchmarks.Runtime.Reporting;

/// <summary>What a reader must know to judge the figures.</summary>
internal sealed record Conditions(string Command, string Machine, string Software, IReadOnlyList<string> Engines, string Load)
{
    internal static Conditions Of(IReadOnlyList<string> arguments, IReadOnlyList<string> engines, string loadAtStart) => new(
        $"dotnet run -c Release --project tests/Benchmarks -- {string.Join(' ', [RuntimeCommand.Name, .. arguments])}",
        $"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:F0} GB, " +
        RuntimeInformation.OSDescription,
        $"{RuntimeInformation.FrameworkDescription} (workstation collector, not concurrent), " +
        $"EF Core {VersionOf(typeof(DbContext))}, Npgsql {VersionOf(typeof(NpgsqlConnection))}, " +
        $"Microsoft.Data.Sqlite {VersionOf(typeof(SqliteConnection))}, Dapper {VersionOf(typeof(SqlMapper))}",
        DjangoProcess.Version is { } django ? [.. engines, django] : engines,
        $"{loadAtStart} at the start, {CurrentLoad()} at the end");

    /// <summary>Threads that wanted to run during the last minute: more than a few mean that others worked too.</summary>
    internal static string CurrentLoad() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    internal IEnumerable<string> Lines => [$"command: {Command}", Machine, Software, .. Engines, $"load: {Load}"];

    private static string Processor() => !File.Exists("/proc/cpuinfo")
        ? RuntimeInformation.ProcessArchitecture.ToString()
        : File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
            .Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "unknown";
}
