using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>The assemblies that the code of tests is compiled against: those that the test process itself runs on, never a stand-in.</summary>
internal static class TestReferences
{
    private static readonly Dictionary<string, Lazy<MetadataReference>> Trusted = (
        (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!) // set by every host
        .Split(Path.PathSeparator)
        .GroupBy(Path.GetFileNameWithoutExtension)
        .ToDictionary(files => files.Key!, files => new Lazy<MetadataReference>(() => MetadataReference.CreateFromFile(files.First())), StringComparer.Ordinal);

    private static readonly string[] OfEfCore =
        ["Microsoft.EntityFrameworkCore", "Microsoft.Extensions", "Microsoft.Data.Sqlite", "Npgsql"];

    private static readonly string FrameworkFolder =
        Path.GetDirectoryName(typeof(object).Assembly.Location)!; // the host runs from files

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(() =>
        [.. Trusted.Where(assembly => File.Exists(Path.Combine(FrameworkFolder, assembly.Key + ".dll"))).Select(assembly => assembly.Value.Value)]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> EfCore = new(() =>
        [.. Trusted.Where(assembly => OfEfCore.Any(name => assembly.Key.StartsWith(name, StringComparison.Ordinal))).Select(assembly => assembly.Value.Value)]);

    private static readonly Lazy<MetadataReference> HollowEfCore = new(() =>
        CSharpCompilation.Create("Microsoft.EntityFrameworkCore", [], Framework.Value, new(OutputKind.DynamicallyLinkedLibrary)).ToMetadataReference());

    internal static ImmutableArray<MetadataReference> For(Setup setup)
    {
        var references = Framework.Value;
        if (setup.OlderEfCore is { } version)
            references = references.AddRange(OlderEfCore(version));
        else if (setup.HasEfCore)
            references = references.AddRange(EfCore.Value);
        if (setup.HasHollowEfCore)
            references = references.Add(HollowEfCore.Value);
        if (setup.HasRuntimeLibrary)
            references = references.Add(Named("Rowbound.EntityFrameworkCore"));
        if (setup.IsTestProject)
            references = references.Add(Named("xunit.v3.core"));
        return references;
    }

    /// <summary>All that the test process runs on, but for one assembly.</summary>
    internal static IEnumerable<MetadataReference> OfTestProcess(string except) =>
        Trusted.Where(assembly => assembly.Key != except).Select(assembly => assembly.Value.Value);

    /// <summary>The older assemblies, on the extensions that the test process runs on.</summary>
    private static IEnumerable<MetadataReference> OlderEfCore(string version)
    {
        // The project file of the tests says where restore unpacked them.
        var files = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(metadata => metadata.Key == $"EF Core {version}")
            .Select(metadata => metadata.Value!) // written beside the key
            .ToList();
        if (files.Count == 0)
            throw new HarnessException($"The project of these tests does not name the assemblies of EF Core {version}.");

        return files.Select(file => MetadataReference.CreateFromFile(file)).Concat(
            Trusted.Where(assembly => assembly.Key.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)).Select(assembly => assembly.Value.Value));
    }

    private static MetadataReference Named(string assembly) => Trusted.TryGetValue(assembly, out var reference)
        ? reference.Value
        : throw new HarnessException($"The test process does not run on {assembly}.");
}
