using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.ClientMapping;

/// <summary>ROW3007: a projection calls code of the program with the row, so that the row is loaded whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientMappingRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3007",
        title: "Rows are loaded whole to be mapped in memory",
        messageFormat: "Rows of '{0}' are loaded whole{1}: the database does not know how to map them",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A method or constructor that is given the entity is called in memory. It may read any column, so all are "
            + "loaded, and the entity is tracked like any other.",
        helpLinkUri: HelpLink.For("ROW3007"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.GrowthSeverity is not null && query.ClientMapping is { } mapping
            ? new(LocationOf(mapping), SeverityOf(query), Facts: null, query.Name, query.TracksWhatIsMapped ? " and tracked" : "")
            : null;

    private static Location LocationOf(IOperation mapping) => mapping is IInvocationOperation call
        ? call.NameLocation
        : mapping.Syntax.GetLocation();

    /// <summary>Only the tracker makes the entities outlive their mapping.</summary>
    private static DiagnosticSeverity SeverityOf(QuerySite query) =>
        query.TracksWhatIsMapped && query.Terminal.Kind != TerminalKind.SingleRow
            ? query.TableSeverity ?? DiagnosticSeverity.Info
            : DiagnosticSeverity.Info;
}
