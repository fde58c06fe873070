using System.Reflection;
using System.Text.Json;
using Rowbound.Package.Tests.Packing;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>A project outside of the repository that references a package as its users do.</summary>
internal sealed class Consumer : IDisposable
{
    private const string Jobs = "Jobs.cs";
    private const string ErrorLog = "-p:ErrorLog=findings.sarif%2Cversion=2.1";

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("rowbound-consumer-");

    internal Consumer(PackedPackages packages, string package, string jobs)
    {
        Write("nuget.config", Sources(packages));
        Write("Consumer.csproj", ProjectFile(package, packages.Version));
        Write("ShopModel.cs", Text("ShopModel.cs"));
        Write(Jobs, jobs);
    }

    internal string Project => PathOf("Consumer.csproj");

    internal string JobsText => File.ReadAllText(PathOf(Jobs));

    /// <summary>Builds, and returns what the build printed.</summary>
    internal Task<string> Build() => Dotnet.Run(_temp.FullName, "build", ErrorLog);

    internal Task Restore() => Dotnet.Run(_temp.FullName, "restore");

    /// <summary>Compiles what is restored, and returns rule and level of each finding.</summary>
    internal async Task<IReadOnlyList<string>> Compile(params IEnumerable<string> properties)
    {
        await Dotnet.Run(_temp.FullName, ["build", "--no-restore", "-t:Compile", ErrorLog, .. properties.Select(p => $"-p:{p}")]);
        return [.. Findings().Select(f => string.Join(' ', f.Split(' ').Take(2)))];
    }

    /// <summary>What the build wrote to its error log: rule, level and line of each finding in the jobs.</summary>
    internal IReadOnlyList<string> Findings() => FindingsIn(PathOf("findings.sarif"));

    internal static IReadOnlyList<string> FindingsIn(string errorLog)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(errorLog));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(r => r.GetProperty("ruleId").GetString()!.StartsWith("ROW", StringComparison.Ordinal)) // SARIF wants it
            .Select(r => $"{r.GetProperty("ruleId").GetString()} {Level(r)} {Line(r)}")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Lets <c>dotnet format</c> apply what is Safe.</summary>
    internal Task<string> Format() => Dotnet.Run(_temp.FullName, "format", "analyzers", "Consumer.csproj", "--no-restore");

    public void Dispose() => _temp.Delete(recursive: true);

    /// <summary>SQLite as in tests/Shared/Sqlite.props; the package under test is restored to a folder of its own.</summary>
    private static string ProjectFile(string package, string version) => ProjectFile(
        $"""<PackageReference Include="{package}" Version="{version}" />""");

    /// <summary>A project on EF Core for SQLite with these references besides.</summary>
    internal static string ProjectFile(string references)
    {
        var global = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                <NoWarn>$(NoWarn);NU1603;NU1605;NU1608;NETSDK1206</NoWarn>
                <RestorePackagesPath>packages</RestorePackagesPath>
                <RestoreFallbackFolders>{global}</RestoreFallbackFolders>
                <DefaultItemExcludes>$(DefaultItemExcludes);packages/**</DefaultItemExcludes>
              </PropertyGroup>
              <ItemGroup>
                {references}
                <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite.Core" Version="{VersionOf("Microsoft.EntityFrameworkCore.Sqlite")}" />
                <PackageReference Include="SQLitePCLRaw.core" Version="2.0.6" />
                <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" Version="2.0.6" />
              </ItemGroup>
            </Project>
            """;
    }

    /// <summary>The version that the tests themselves run on.</summary>
    private static string VersionOf(string assembly) => Assembly.Load(assembly)
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]; // EF Core has it

    /// <summary>The packages of this build, besides the usual sources.</summary>
    internal static string Sources(PackedPackages packages) => $"""
        <configuration>
          <packageSources>
            <add key="this build" value="{packages.Folder}" />
          </packageSources>
        </configuration>
        """;

    private static string Level(JsonElement result) =>
        result.TryGetProperty("level", out var level) ? level.GetString() ?? "" : "warning";

    /// <summary>0 where the finding is about the project.</summary>
    private static int Line(JsonElement result) => result.TryGetProperty("locations", out var locations)
        ? locations[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()
        : 0;

    private static string Text(string resource)
    {
        using var stream = typeof(Consumer).Assembly.GetManifestResourceStream(resource)!; // the project file embeds it
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private string PathOf(string file) => Path.Combine(_temp.FullName, file);

    internal string Read(string file) => File.ReadAllText(PathOf(file));

    internal void Delete(string file) => File.Delete(PathOf(file));

    internal void Write(string file, string text) => File.WriteAllText(PathOf(file), text);
}
