using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.AccumulatedEntities;

/// <summary>ROW4001: a loop collects entities that its queries give into a list that outlives it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AccumulatedEntitiesRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4001",
        title: "A loop collects entities",
        messageFormat: "'{0}' keeps whole entities of '{1}' and grows with every turn of the loop",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Each turn adds entities with all their columns, and what the change tracker knows of them, to a "
            + "list that outlives the loop.",
        helpLinkUri: HelpLink.For("ROW4001"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { HoldsEntities: true, Accumulation: { } accumulation } && SeverityOf(query, accumulation) is { } severity
            ? new(accumulation.Location, severity, FactsFor(query, accumulation), accumulation.Collection.Name, query.Name)
            : null;

    /// <summary>
    /// The sum of the turns grows with the table where one turn reads it whole, or where the turns go through a table.
    /// </summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query, Accumulation accumulation) =>
        query.GrowthOf(accumulation) switch
    {
        AccumulationGrowth.Table => query.GrowthSeverity,
        AccumulationGrowth.Turns when query.GrowthSeverity is not null => DiagnosticSeverity.Info,
        _ => null,
    };

    private static AccumulatedEntitiesFacts? FactsFor(QuerySite query, Accumulation accumulation)
    {
        var columns = query.ColumnsReadFrom(accumulation);
        return query.CanCollectTuples(accumulation) && query.DeclarationOf(accumulation) is { } declaration
            ? new(columns, query.ColumnsReadAnd(columns), query.RowName, declaration, query.Query.Syntax,
                accumulation.Fill.Syntax, query.NoTrackingCalls)
            : null;
    }
}
