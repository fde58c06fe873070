using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>A rule about how long contexts live: those that members hold, and those that are registered.</summary>
public abstract class ContextRule : ModelRule
{
    private protected ContextRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected abstract Finding? Inspect(LongLivedContext held);

    private protected sealed override void Register(CompilationStartAnalysisContext start, QueryModel model)
    {
        start.RegisterSymbolAction(symbol => InspectMembers(model, symbol), SymbolKind.NamedType);
        start.RegisterOperationAction(operation => InspectCall(model, operation), OperationKind.Invocation);
    }

    private void InspectMembers(QueryModel model, SymbolAnalysisContext context)
    {
        foreach (var held in model.HeldBy((INamedTypeSymbol)context.Symbol))
            Report(Inspect(held), context.ReportDiagnostic);
    }

    private void InspectCall(QueryModel model, OperationAnalysisContext context)
    {
        if (model.RegisteredBy((IInvocationOperation)context.Operation, context.ContainingSymbol) is { } held)
            Report(Inspect(held), context.ReportDiagnostic);
    }
}
