using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnusedInclude;

/// <summary>ROW3005: a query includes entities that nobody reads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedIncludeRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3005",
        title: "Included entities are never read",
        messageFormat: "'{0}' is included with '{1}' but never read",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is included is joined, sent and kept with each row, whether or not the code looks at it.",
        helpLinkUri: HelpLink.For("ROW3005"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.UnusedInclude is { } unused && SeverityOf(query, unused) is { } severity
            ? new(unused.Steps[0].Step.Call.NameLocation, severity, FactsFor(query, unused),
                string.Join("', '", unused.Navigations.Select(static n => n.Name)), query.Name)
            : null;

    /// <summary>Only a buffer of a whole table grows by what is included; what EF Core drops costs nothing.</summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query, Queries.UnusedInclude unused) => query switch
    {
        { GrowthSeverity: null } => null,
        { Terminal.Kind: TerminalKind.Buffer, Rows: RowBound.Table } when !unused.IsDropped
            && unused.Navigations.Any(query.LeadsToGrowing) => query.TableSeverity,
        _ => DiagnosticSeverity.Info,
    };

    private static UnusedIncludeFacts? FactsFor(QuerySite query, Queries.UnusedInclude unused) =>
        !query.Context.Intercepts && unused.Steps.All(static s => s.Step.Call.IsWrittenAsMember)
            ? new(unused.KeepsRows, unused.Steps)
            : null;
}
