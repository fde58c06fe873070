using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnusedLargeColumn;

/// <summary>ROW3001: rows are loaded with a large column that nobody reads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedLargeColumnRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3001",
        title: "A large column is loaded and never read",
        messageFormat: "Rows of '{0}' are loaded with '{1}': large, and never read",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The column is read from the database, sent and kept with each row, whether or not the code looks at it.",
        helpLinkUri: HelpLink.For("ROW3001"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.LoadsUnreadLargeColumns && SeverityOf(query) is { } severity
            ? new(query.SourceLocation, severity, FactsFor(query), query.Name,
                string.Join("', '", query.UnreadLargeColumns.Select(static c => c.Name)))
            : null;

    /// <summary>Only a buffer of a whole table grows by the column; a stream and a bounded list carry it in vain.</summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query) => query switch
    {
        { GrowthSeverity: null } => null,
        { Terminal.Kind: TerminalKind.Buffer, Rows: RowBound.Table } => query.TableSeverity,
        _ => DiagnosticSeverity.Info,
    };

    private static ProjectionFacts? FactsFor(QuerySite query) => query.CanProject
        ? new([.. query.ColumnsRead.Select(static c => c.Name)], query.RowName, query.Query.Syntax, query.NoTrackingCalls)
        : null;
}
