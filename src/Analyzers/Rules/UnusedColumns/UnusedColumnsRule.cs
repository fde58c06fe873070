using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnusedColumns;

/// <summary>ROW3002: a list holds entities of which few columns are read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedColumnsRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3002",
        title: "Few columns of the rows in a list are read",
        messageFormat: "Rows of '{0}' are held with {2} columns, of which {1} are read",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Every row in the list takes the room of all its columns.",
        helpLinkUri: HelpLink.For("ROW3002"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.GrowthSeverity is not null && query.FewColumnsOfRows is { } few
            ? new(query.SourceLocation, DiagnosticSeverity.Info, FactsFor(query), query.Name,
                few.Read.ToString(CultureInfo.InvariantCulture), few.All.ToString(CultureInfo.InvariantCulture))
            : null;

    private static ProjectionFacts FactsFor(QuerySite query) =>
        new([.. query.ColumnsRead.Select(static c => c.Name)], query.RowName, query.Query.Syntax, query.NoTrackingCalls);
}
