using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

[assembly: AssemblyFixture(typeof(Rowbound.Package.Tests.Packing.PackedPackages))]

namespace Rowbound.Package.Tests.Packing;

/// <summary>The packages of this build, in a folder of their own and with a version that no cache has seen.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] Projects = ["Package", "EntityFrameworkCore", "Tool"];

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("rowbound-packages-");

    /// <summary>The version of the packages.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}";

    /// <summary>The folder that the packages lie in.</summary>
    public string Folder => _temp.FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(PackedPackages).Assembly
            .GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration; // the SDK writes it
        foreach (var project in Projects)
        {
            await Dotnet.Run(
                Repository.Root,
                "pack", Repository.PathOf("src", project), "--no-build", "-c", configuration, "-o", Folder, $"-p:PackageVersion={Version}");
        }
    }

    /// <summary>The files that a package brings, without what every package has.</summary>
    public IReadOnlyList<string> Entries(string id)
    {
        using var archive = Open(id);
        return [.. archive.Entries.Select(e => e.FullName)
            .Where(e => !e.StartsWith("_rels/", StringComparison.Ordinal) && !e.StartsWith("package/", StringComparison.Ordinal) && e is not "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The description of a package.</summary>
    public XElement Nuspec(string id)
    {
        using var archive = Open(id);
        using var stream = archive.GetEntry($"{id}.nuspec")!.Open(); // every package has one
        return XElement.Load(stream);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _temp.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private ZipArchive Open(string id) => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.nupkg"));
}
