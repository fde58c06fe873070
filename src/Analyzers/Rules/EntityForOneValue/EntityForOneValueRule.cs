using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.EntityForOneValue;

/// <summary>ROW3003: an entity is loaded, whole and tracked, for one or two of its values.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EntityForOneValueRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3003",
        title: "An entity is loaded for one or two values",
        messageFormat: "A row of '{0}' is loaded whole for {1} of its {2} columns",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "All columns are read, sent and tracked; the value alone can be asked for.",
        helpLinkUri: HelpLink.For("ROW3003"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.GrowthSeverity is not null && query.FewColumnsOfOne is { } few
            ? new(query.Terminal.Location, DiagnosticSeverity.Info, FactsFor(query), query.Name,
                few.Read.ToString(CultureInfo.InvariantCulture), few.All.ToString(CultureInfo.InvariantCulture))
            : null;

    private static ProjectionFacts FactsFor(QuerySite query) => new(
        [.. query.ColumnsRead.Select(static c => c.Name)], query.RowName, query.Terminal.Operation.Syntax, [],
        query.HasOwnCondition);
}
