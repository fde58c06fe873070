using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Precision.Sources;

namespace Rowbound.Precision.Measuring;

/// <summary>Runs rules over the projects of a checkout.</summary>
internal sealed class RuleRunner(ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<MetadataReference> assemblies)
{
    public async Task<Measurement> RunAsync(RepositoryFolder repository, CancellationToken cancellationToken)
    {
        var projects = await repository.CompileAsync(assemblies, cancellationToken);
        var parts = new List<Measurement>();
        foreach (var project in projects.Where(project => project.ReachesEfCore))
        {
            var snapshots = projects.Except([project]).SelectMany(other => other.Snapshots);
            parts.Add(await TryAsync(repository, project, snapshots, cancellationToken));
        }

        return Measurement.Of(parts);
    }

    /// <summary>What a rule throws comes back as a failure of it; an exception that arrives here is the compiler's own.</summary>
    private async Task<Measurement> TryAsync(
        RepositoryFolder repository, SourceProject project, IEnumerable<string> snapshots, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(repository, project, snapshots, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Measurement.Nothing with { Unread = [new(repository.Name, project.Name, e.ToString())] };
        }
    }

    private async Task<Measurement> RunAsync(
        RepositoryFolder repository, SourceProject project, IEnumerable<string> snapshots, CancellationToken cancellationToken)
    {
        var failures = new ConcurrentQueue<RuleFailure>();
        var analysis = project.Compilation.WithAnalyzers(rules, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. snapshots.Select(path => new Snapshot(path))]),
            (exception, rule, _) => failures.Enqueue(new(Rules.IdOf(rule), repository.Name, project.Name, exception.ToString())),
            // One after the other: a rule that waits for a core would seem slow.
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(cancellationToken);
        return new(
            [
                .. diagnostics
                    .Where(diagnostic => diagnostic.Location.SourceTree is not null)
                    .Select(diagnostic => Finding.Of(diagnostic, repository))
                    .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                    .ThenBy(finding => finding.Line)
                    .ThenBy(finding => finding.Rule, StringComparer.Ordinal),
            ],
            [.. failures],
            [],
            await TimesAsync(analysis, cancellationToken),
            1,
            project.Files,
            project.Lines);
    }

    private async Task<ImmutableSortedDictionary<string, TimeSpan>> TimesAsync(
        CompilationWithAnalyzers analysis, CancellationToken cancellationToken)
    {
        var times = ImmutableSortedDictionary.CreateBuilder<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var rule in rules)
            times[Rules.IdOf(rule)] = (await analysis.GetAnalyzerTelemetryInfoAsync(rule, cancellationToken)).ExecutionTime;
        return times.ToImmutable();
    }
}
