using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Benchmarks;

/// <summary>All rules over the sample, beside binding it without them.</summary>
public class AnalysisBenchmarks
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest);

    private readonly ImmutableArray<DiagnosticAnalyzer> _rules =
    [
        .. typeof(QueryRule).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(QueryRule)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!), // rules are classes
    ];

    private CSharpCompilation _shop = CSharpCompilation.Create("Shop");

    [GlobalSetup]
    public void Load()
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!; // every .NET program has them
        _shop = CSharpCompilation.Create(
            "Shop",
            [.. Sources().Append(CSharpSyntaxTree.ParseText(ImplicitUsings, Parse))],
            [.. trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))],
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    [Benchmark(Baseline = true)]
    public int Bind() => Fresh().GetDiagnostics().Length;

    [Benchmark]
    public async Task<int> BindAndAnalyse()
    {
        var analysed = Fresh().WithAnalyzers(_rules, options: null);
        return (await analysed.GetAllDiagnosticsAsync()).Length;
    }

    /// <summary>A compilation that nothing was asked of yet.</summary>
    private CSharpCompilation Fresh() => _shop.Clone();

    private static IEnumerable<SyntaxTree> Sources()
    {
        var assembly = typeof(AnalysisBenchmarks).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!; // the name is one of its own
            yield return CSharpSyntaxTree.ParseText(SourceText.From(stream), Parse, name);
        }
    }

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;
}
