using System.Reflection;
using System.Text.Json;
using Rowbound.Package.Tests.Packing;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>The sample in a project that other analyzers look at, built as it is and once more after <c>rowbound fix</c>.</summary>
internal sealed class PeerBuilds : IDisposable
{
    private static readonly string[] Peers = ["Meziantou.Analyzer", "Roslynator.Analyzers", "SonarAnalyzer.CSharp"];

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("rowbound-peers-");

    private PeerBuilds()
    {
    }

    /// <summary>The warnings about the sample as it is.</summary>
    internal IReadOnlyList<PeerWarning> Before { get; private set; } = [];

    /// <summary>The warnings about the fixed sample.</summary>
    internal IReadOnlyList<PeerWarning> After { get; private set; } = [];

    /// <summary>The files that were fixed, by their paths.</summary>
    internal IReadOnlyList<string> Changed { get; private set; } = [];

    /// <summary>The ids of all rules that the build ran, whether or not they had something to say.</summary>
    internal IReadOnlyList<string> Rules { get; private set; } = [];

    internal static async Task<PeerBuilds> OfSampleAsync(PackedPackages packages)
    {
        var builds = new PeerBuilds();
        var folder = builds._temp.FullName;
        var files = SampleFiles.Read();
        SampleFiles.Write(folder, files);
        File.WriteAllText(Path.Combine(folder, "nuget.config"), Consumer.Sources(packages));
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), ProjectFile(packages));

        (builds.Before, builds.Rules) = await BuildAsync(folder, "before.sarif");
        await FixedCopies.FixAsync(folder);
        (builds.After, _) = await BuildAsync(folder, "after.sarif");
        builds.Changed = [.. files.Where(f => File.ReadAllText(Path.Combine(folder, f.Key)) != f.Value).Select(f => f.Key)];
        return builds;
    }

    public void Dispose() => _temp.Delete(recursive: true);

    private static string ProjectFile(PackedPackages packages)
    {
        var references = Peers.Select(peer => $"""<PackageReference Include="{peer}" Version="{VersionOf(peer)}" PrivateAssets="all" />""");
        return Consumer.ProjectFile($"""
            <PackageReference Include="Rowbound.EntityFrameworkCore" Version="{packages.Version}" />
            {string.Join('\n', references)}
            """).Replace(
                "</TargetFramework>",
                "</TargetFramework><ImplicitUsings>enable</ImplicitUsings><OutputType>Exe</OutputType>",
                StringComparison.Ordinal);
    }

    /// <summary>The project file of the tests says which.</summary>
    private static string VersionOf(string peer) => typeof(PeerBuilds).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == peer).Value!; // written beside the key

    private static async Task<(IReadOnlyList<PeerWarning> Warnings, IReadOnlyList<string> Rules)> BuildAsync(string folder, string log)
    {
        await Dotnet.Run(folder, "build", "--no-incremental", $"-p:ErrorLog={log}%2Cversion=2.1");
        using var sarif = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, log)));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();
        var warnings = run.GetProperty("results").EnumerateArray()
            .Where(IsWarning)
            .Select(PeerWarning.Of)
            .Where(warning => !warning.Id.StartsWith("ROW", StringComparison.Ordinal));
        return ([.. warnings], [.. rules.Select(rule => rule.GetProperty("id").GetString()!)]); // SARIF wants it
    }

    private static bool IsWarning(JsonElement result) =>
        (!result.TryGetProperty("level", out var level) || level.GetString() == "warning")
        && !result.TryGetProperty("suppressions", out _);
}
