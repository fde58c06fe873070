using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>A rule that asks the model of a compilation. Where EF Core is not referenced nothing is registered.</summary>
public abstract class ModelRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected ModelRule(DiagnosticDescriptor descriptor)
    {
        _descriptor = descriptor;
        SupportedDiagnostics = [descriptor];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (QueryModel.For(start.Compilation, start.Options) is { } model)
                Register(start, model);
        });
    }

    /// <summary>Registers what the rule looks at in a compilation that references EF Core.</summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, QueryModel model);

    /// <summary>Reports what was found, if anything.</summary>
    private protected void Report(Finding? finding, Action<Diagnostic> report)
    {
        if (finding is not null)
            report(finding.ToDiagnostic(_descriptor));
    }
}
