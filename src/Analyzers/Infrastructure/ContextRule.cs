using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure.Baselines;
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

    private protected sealed override void Register(
        CompilationStartAnalysisContext start, QueryModel model, FindingReporter reporter)
    {
        start.RegisterSymbolAction(symbol => InspectMembers(model, reporter, symbol), SymbolKind.NamedType);
        start.RegisterOperationBlockStartAction(block =>
        {
            var found = new List<Finding>();
            block.RegisterOperationAction(operation => InspectCall(model, operation, found), OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end => reporter.Report(found, end.OwningSymbol, end.ReportDiagnostic));
        });
    }

    private void InspectMembers(QueryModel model, FindingReporter reporter, SymbolAnalysisContext context)
    {
        List<Finding>? found = null;
        foreach (var held in model.HeldBy((INamedTypeSymbol)context.Symbol))
        {
            if (Inspect(held) is { } finding)
                (found ??= []).Add(finding);
        }

        reporter.Report(found, context.Symbol, context.ReportDiagnostic);
    }

    private void InspectCall(QueryModel model, OperationAnalysisContext context, List<Finding> found)
    {
        if (model.RegisteredBy((IInvocationOperation)context.Operation, context.ContainingSymbol) is { } held
            && Inspect(held) is { } finding)
            found.Add(finding);
    }
}
