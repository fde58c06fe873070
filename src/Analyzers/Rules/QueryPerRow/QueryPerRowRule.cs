using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.QueryPerRow;

/// <summary>ROW4002: each row of a table-sized result executes a query of its own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class QueryPerRowRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4002",
        title: "A query is executed for every row of another",
        messageFormat: "A query of '{0}' is executed for every row of '{1}'{2}",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "There are as many commands as the table has rows, and what tracked queries give stays in the change "
            + "tracker.",
        helpLinkUri: HelpLink.For("ROW4002"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Accumulation: null, RowByRowOf: { TableSeverity: not null } outer, Scope.Loop: { } loop }
        && KeepsRows(query, loop) is var keeps
            ? new(query.Terminal.Location, SeverityOf(query, outer, keeps), Facts: null, query.Name, outer.Name, keeps
                ? ", and the change tracker keeps what each gives"
                : "")
            : null;

    /// <summary>Memory grows only where the change tracker keeps the results.</summary>
    private static DiagnosticSeverity SeverityOf(QuerySite query, QuerySite outer, bool keeps) =>
        keeps && outer.TableSeverity == DiagnosticSeverity.Warning && query.GrowthSeverity == DiagnosticSeverity.Warning
            ? DiagnosticSeverity.Warning
            : DiagnosticSeverity.Info;

    private static bool KeepsRows(QuerySite query, ILoopOperation loop) =>
        query.Terminal.Kind is not TerminalKind.Aggregate && query.IsKeptByTracker(loop);
}
