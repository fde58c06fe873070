using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>A rule that asks the model of a compilation. Where EF Core is not referenced nothing is registered.</summary>
public abstract class ModelRule : DiagnosticAnalyzer
{
    private static readonly SourceTextValueProvider<Baseline> BaselineReader = new(Baseline.Read);

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
            if (QueryModel.For(start.Compilation, start.Options) is not { } model)
                return;

            var baseline = Baseline.Of(
                start.Options,
                text => start.TryGetValue(text, BaselineReader, out var known) ? known : Baseline.Read(text),
                start.CancellationToken);
            Register(start, model, new(_descriptor, baseline));
        });
    }

    /// <summary>
    /// Registers what the rule looks at in a compilation that references EF Core. What is found in a member is reported together.
    /// </summary>
    private protected abstract void Register(CompilationStartAnalysisContext start, QueryModel model, FindingReporter reporter);
}
