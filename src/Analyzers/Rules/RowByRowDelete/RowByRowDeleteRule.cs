using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.RowByRowDelete;

/// <summary>ROW4005: rows are loaded for nothing but to be removed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowByRowDeleteRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4005",
        title: "Rows are loaded only to be deleted",
        messageFormat: "Rows of '{0}' are loaded and tracked only to be deleted",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Removing entities loads each of them first, also where the query itself is given to 'RemoveRange', and the "
            + "change tracker keeps them all until they are saved.",
        helpLinkUri: HelpLink.For("ROW4005"));

    private protected override Finding? Inspect(QuerySite query)
    {
        if (query.Removal is not { } removal)
            return null;

        var facts = FactsFor(query, removal);
        return SeverityOf(query, facts) is { } severity
            ? new(removal.Call.NameLocation, severity, facts, query.Name)
            : null;
    }

    /// <summary>
    /// Of what need not be much only where the database could do it as well: else the rows are a part of a larger change.
    /// </summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query, WriteFacts? facts) => query.Rows switch
    {
        RowBound.Table or RowBound.Share => query.TableSeverity,
        _ when query.GrowthSeverity is null => null,
        RowBound.Unknown when query.Terminal.Kind == TerminalKind.Tracker => DiagnosticSeverity.Info,
        RowBound.PerParent or RowBound.Selected or RowBound.Unknown when facts is not null => DiagnosticSeverity.Info,
        _ => null,
    };

    private static WriteFacts? FactsFor(QuerySite query, RowRemoval removal) => query.FormOf(removal) is { } form
        ? new(form, removal, query.Query.Syntax, query.BufferDeclaration, removal.Call.Syntax)
        : null;
}
