using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// A rule about contexts that are saved in a loop. The base finds the calls that save, in the same model that rules about queries
/// ask; where EF Core is not referenced nothing is registered.
/// </summary>
public abstract class SaveRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected SaveRule(DiagnosticDescriptor descriptor)
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
                start.RegisterOperationAction(operation => Inspect(model, operation), OperationKind.Invocation);
        });
    }

    private protected abstract Finding? Inspect(SaveSite save);

    private void Inspect(QueryModel model, OperationAnalysisContext context)
    {
        if (model.SaveAt((IInvocationOperation)context.Operation, context.ContainingSymbol, context.CancellationToken) is { } save
            && Inspect(save) is { } finding)
            context.ReportDiagnostic(finding.ToDiagnostic(_descriptor));
    }
}
