using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// A rule about contexts that are saved in a loop. The base finds the calls that save, in the same model that rules about queries
/// ask.
/// </summary>
public abstract class SaveRule : ModelRule
{
    private protected SaveRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    private protected abstract Finding? Inspect(SaveSite save);

    private protected sealed override void Register(CompilationStartAnalysisContext start, QueryModel model) =>
        start.RegisterOperationAction(operation => Inspect(model, operation), OperationKind.Invocation);

    private void Inspect(QueryModel model, OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (model.SaveAt(call, context.ContainingSymbol, context.CancellationToken) is { } save)
            Report(Inspect(save), context.ReportDiagnostic);
    }
}
