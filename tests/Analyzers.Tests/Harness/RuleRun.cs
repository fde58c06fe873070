using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>Runs rules over a project. An exception in a rule fails the test.</summary>
internal static class RuleRun
{
    internal static async Task<ImmutableArray<Diagnostic>> Of(Project project, params ImmutableArray<DiagnosticAnalyzer> rules) =>
        await Of(await CompileAsync(project), project.AnalyzerOptions, rules);

    internal static async Task<ImmutableArray<Diagnostic>> Of(
        Compilation compilation, AnalyzerOptions options, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        var run = compilation.WithAnalyzers(rules, new CompilationWithAnalyzersOptions(
            options,
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false));
        var diagnostics = await run.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        if (exceptions.TryDequeue(out var first))
            throw new HarnessException($"A rule threw an exception:\n{first}");
        // The docs and the presets go by the descriptor, so that a rule which warns anywhere says so there.
        if (diagnostics.FirstOrDefault(d => d.Severity > d.DefaultSeverity) is { } severe)
            throw new HarnessException($"It is more severe than its descriptor's {severe.DefaultSeverity}: {severe}");
        return
        [
            .. diagnostics
                .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .ThenByDescending(d => d.Location.SourceSpan.End),
        ];
    }

    internal static async Task<Compilation> CompileAsync(Project project) =>
        await project.GetCompilationAsync() ?? throw new InvalidOperationException("C# projects have compilations.");

    /// <summary>Fails where code does not compile.</summary>
    internal static async Task AssertCompiles(Project project, string what)
    {
        var compilation = await CompileAsync(project);
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count == 0)
            return;

        var texts = errors.Select(e => e.Location.SourceTree).OfType<SyntaxTree>().Distinct().Select(tree => tree.ToString());
        throw new HarnessException(
            $"The {what} does not compile:\n{string.Join('\n', errors)}\n\n{string.Join("\n----\n", texts)}");
    }
}
