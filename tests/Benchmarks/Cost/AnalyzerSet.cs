using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Shared;

namespace Rowbound.Benchmarks.Cost;

/// <summary>The analyzers of a package.</summary>
internal sealed record AnalyzerSet(string Name, string Version, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>The rules that are on without any configuration.</summary>
    internal int Rules => Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Where(rule => rule.IsEnabledByDefault)
        .DistinctBy(rule => rule.Id)
        .Count();

    /// <summary>Whether a diagnostic is one of the set's.</summary>
    internal bool Reports(Diagnostic diagnostic) =>
        Analyzers.Any(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id == diagnostic.Id));

    /// <summary>All rules of Rowbound.</summary>
    internal static AnalyzerSet Rowbound { get; } = new(
        "Rowbound",
        "",
        typeof(QueryRule).Assembly.Instances<DiagnosticAnalyzer>());

    /// <summary>The packages that Rowbound is compared with, as the project file names them.</summary>
    internal static ImmutableArray<AnalyzerSet> Peers() =>
        [.. typeof(AnalyzerSet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(package => Directory.Exists(Path.Combine(package.Value ?? "", "analyzers")))
            .Select(package => FromPackage(package.Key, package.Value!))]; // it is a folder

    private static AnalyzerSet FromPackage(string name, string folder)
    {
        var loader = new Loader(AssembliesOf(folder));
        var analyzers = Directory.EnumerateFiles(AssembliesOf(folder), "*.dll")
            .SelectMany(file => loader.AnalyzersIn(file))
            .ToImmutableArray();
        return analyzers.IsEmpty
            ? throw new InvalidOperationException($"{name} has no analyzers for this compiler.")
            : new(name, Path.GetFileName(folder), analyzers);
    }

    /// <summary>Packages bring a build for each of several compilers: the newest that this one can load, as the SDK chooses.</summary>
    private static string AssembliesOf(string package)
    {
        const string Prefix = "roslyn";

        var host = typeof(Compilation).Assembly.GetName().Version;
        var builds = Path.Combine(package, "analyzers", "dotnet");
        var newest = Directory.Exists(builds)
            ? Directory.EnumerateDirectories(builds, Prefix + "*")
                .Where(build => VersionOf(build) <= host)
                .MaxBy(VersionOf)
            : null;
        return newest is null ? Path.Combine(package, "analyzers") : Path.Combine(newest, "cs");

        static System.Version VersionOf(string build) => System.Version.Parse(Path.GetFileName(build)[Prefix.Length..]);
    }

    /// <summary>Loads a package apart, but on the compiler that hosts all of them.</summary>
    private sealed class Loader(string folder) : AssemblyLoadContext, IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => LoadFromAssemblyPath(fullPath);

        internal ImmutableArray<DiagnosticAnalyzer> AnalyzersIn(string file)
        {
            var reference = new AnalyzerFileReference(file, this);
            reference.AnalyzerLoadFailed += (_, failure) =>
            {
                // An assembly without analyzers is a helper of one that has them.
                if (failure.ErrorCode != AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers)
                    throw new InvalidOperationException($"{file}: {failure.Message}", failure.Exception);
            };
            return reference.GetAnalyzers(LanguageNames.CSharp);
        }

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
