using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// A rule about queries. The base opens the shared picture of a method body and asks the rule about each query in it.
/// </summary>
public abstract class QueryRule : ModelRule
{
    private protected QueryRule(DiagnosticDescriptor descriptor)
        : base(descriptor)
    {
    }

    /// <summary>Whether the rule is also asked about queries that an operator in memory takes over.</summary>
    private protected virtual bool SeesCutQueries => false;

    /// <summary>Whether the rule is about code that sets a database up, instead of all other code.</summary>
    private protected virtual bool AsksSetUp => false;

    private protected abstract Finding? Inspect(QuerySite query);

    private protected sealed override void Register(
        CompilationStartAnalysisContext start, QueryModel model, FindingReporter reporter) =>
        start.RegisterOperationBlockAction(block => Inspect(model, reporter, block));

    private void Inspect(QueryModel model, FindingReporter reporter, OperationBlockAnalysisContext context)
    {
        var sites = AsksSetUp
            ? model.SitesInSetUp(context.OwningSymbol, context.OperationBlocks, context.CancellationToken)
            : model.SitesIn(context.OwningSymbol, context.OperationBlocks, context.CancellationToken);
        List<Finding>? found = null;
        foreach (var query in SeesCutQueries ? sites.All : sites.Executed)
        {
            if (Inspect(query) is { } finding)
                (found ??= []).Add(finding);
        }

        reporter.Report(found, context.OwningSymbol, context.ReportDiagnostic);
    }
}
