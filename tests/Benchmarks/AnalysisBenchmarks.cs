using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Benchmarks.Cost;

namespace Rowbound.Benchmarks;

/// <summary>All rules over the sample, beside binding it without them.</summary>
public class AnalysisBenchmarks
{
    private CSharpCompilation _shop = CSharpCompilation.Create("Shop");

    [GlobalSetup]
    public void Load() => _shop = SampleCode.With();

    [Benchmark(Baseline = true)]
    public void Bind() => AnalysisRun.Bind(_shop);

    [Benchmark]
    public int BindAndAnalyse() => AnalysisRun.Analyse(_shop, AnalyzerSet.Rowbound.Analyzers).Length;
}
