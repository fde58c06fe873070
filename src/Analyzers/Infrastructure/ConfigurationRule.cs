using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>A rule about a project as it is configured, instead of its code: it is asked once for each compilation.</summary>
public abstract class ConfigurationRule : DiagnosticAnalyzer
{
    private protected ConfigurationRule(DiagnosticDescriptor descriptor) => SupportedDiagnostics = [descriptor];

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Report);
    }

    /// <summary>What is wrong with the configuration of the project.</summary>
    private protected abstract IEnumerable<Diagnostic> Inspect(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellation);

    private void Report(CompilationAnalysisContext context)
    {
        foreach (var diagnostic in Inspect(context.Compilation, context.Options, context.CancellationToken))
            context.ReportDiagnostic(diagnostic);
    }
}
