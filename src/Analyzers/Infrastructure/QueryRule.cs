using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>
/// A rule about queries. The base opens the shared picture of a method body and asks the rule about each query in it; where EF
/// Core is not referenced nothing is registered.
/// </summary>
public abstract class QueryRule : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor;

    private protected QueryRule(DiagnosticDescriptor descriptor)
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
                start.RegisterOperationBlockAction(block => Inspect(model, block));
        });
    }

    /// <summary>Whether the rule is also asked about queries that an operator in memory takes over.</summary>
    private protected virtual bool SeesCutQueries => false;

    private protected abstract Finding? Inspect(QuerySite query);

    /// <summary>Whether the rule is about code that sets a database up, instead of all other code.</summary>
    private protected virtual bool AsksSetUp => false;

    private void Inspect(QueryModel model, OperationBlockAnalysisContext context)
    {
        var sites = AsksSetUp
            ? model.SitesInSetUp(context.OwningSymbol, context.OperationBlocks, context.CancellationToken)
            : model.SitesIn(context.OwningSymbol, context.OperationBlocks, context.CancellationToken);
        foreach (var query in SeesCutQueries ? sites.All : sites.Executed)
        {
            if (Inspect(query) is { } finding)
                context.ReportDiagnostic(finding.ToDiagnostic(_descriptor));
        }
    }
}
