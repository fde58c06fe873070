using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure.Baselines;
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

    private protected sealed override void Register(
        CompilationStartAnalysisContext start, QueryModel model, FindingReporter reporter) =>
        start.RegisterOperationBlockStartAction(block =>
        {
            var found = new List<Finding>();
            block.RegisterOperationAction(
                operation => Inspect(model, operation, block.OperationBlocks, found), OperationKind.Invocation);
            block.RegisterOperationBlockEndAction(end => reporter.Report(found, end.OwningSymbol, end.ReportDiagnostic));
        });

    private void Inspect(
        QueryModel model, OperationAnalysisContext context, ImmutableArray<IOperation> blocks, List<Finding> found)
    {
        var call = (IInvocationOperation)context.Operation;
        if (model.SaveAt(call, context.ContainingSymbol, blocks, context.CancellationToken) is { } save
            && Inspect(save) is { } finding)
            found.Add(finding);
    }
}
