using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// A rule about a project as it is configured, instead of its code: it is asked once for each compilation that references EF
/// Core.
/// </summary>
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
#pragma warning disable RS1013 // not a compilation action: nothing is registered where EF Core is not referenced
        context.RegisterCompilationStartAction(start =>
        {
            if (EfSymbols.IsReferencedBy(start.Compilation))
                start.RegisterCompilationEndAction(Report);
        });
#pragma warning restore RS1013
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
