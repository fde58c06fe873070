using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Benchmarks.Cost;

/// <summary>Compiles, with or without analyzers, on one thread.</summary>
internal static class AnalysisRun
{
    private static readonly AnalyzerOptions NoOptions = new([]);

    /// <summary>What the compiler does without analyzers: it binds every method.</summary>
    internal static void Bind(Compilation compilation) => Fresh(compilation).GetDiagnostics();

    /// <summary>The same with analyzers: what they report.</summary>
    internal static ImmutableArray<Diagnostic> Analyse(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        Wait(With(compilation, analyzers, timed: false).GetAllDiagnosticsAsync());

    /// <summary>The time that each analyzer takes while all of them run, by the compiler's own clock.</summary>
    internal static ImmutableArray<TimeSpan> TimePerAnalyzer(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var result = Wait(With(compilation, analyzers, timed: true).GetAnalysisResultAsync(CancellationToken.None));
        return [.. analyzers.Select(analyzer => result.AnalyzerTelemetryInfo[analyzer].ExecutionTime)];
    }

    private static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool timed) =>
        Fresh(compilation).WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            NoOptions,
            onAnalyzerException: (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} threw an exception.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: timed));

    /// <summary>A compilation that nothing was asked of yet.</summary>
    private static Compilation Fresh(Compilation compilation) => compilation.Clone();

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
