using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// A rule about how long contexts live: those that members hold, and those that are registered. Where EF Core is not referenced
/// nothing is registered.
/// </summary>
public abstract class ContextRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected ContextRule(DiagnosticDescriptor descriptor)
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

            start.RegisterSymbolAction(symbol => InspectMembers(model, symbol), SymbolKind.NamedType);
            start.RegisterOperationAction(operation => InspectCall(model, operation), OperationKind.Invocation);
        });
    }

    private protected abstract Finding? Inspect(LongLivedContext held);

    private void InspectMembers(QueryModel model, SymbolAnalysisContext context)
    {
        foreach (var held in model.HeldBy((INamedTypeSymbol)context.Symbol))
        {
            if (Inspect(held) is { } finding)
                context.ReportDiagnostic(finding.ToDiagnostic(_descriptor));
        }
    }

    private void InspectCall(QueryModel model, OperationAnalysisContext context)
    {
        if (model.RegisteredBy((IInvocationOperation)context.Operation, context.ContainingSymbol) is { } held
            && Inspect(held) is { } finding)
            context.ReportDiagnostic(finding.ToDiagnostic(_descriptor));
    }
}
