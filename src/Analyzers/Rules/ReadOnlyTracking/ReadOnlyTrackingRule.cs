using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.ReadOnlyTracking;

/// <summary>ROW2001: the change tracker keeps entities that the method provably only reads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReadOnlyTrackingRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW2001",
        title: "Entities are tracked but only read",
        messageFormat: "Rows of '{0}' are tracked though none is written: the change tracker keeps each that is read",
        category: Category.Tracking,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Tracking keeps each entity and a copy of its values for the life of the context, so that "
            + "changes can be saved.",
        helpLinkUri: HelpLink.For("ROW2001"));

    private protected override Finding? Inspect(QuerySite query) =>
        IsRead(query) && query.NoTracking is not NoTrackingForm.None and var form && SeverityOf(query) is { } severity
            ? new(query.SourceLocation, severity, new NoTrackingFacts(form, query.NoTrackingPlace), query.Name)
            : null;

    /// <summary>
    /// A loop over a whole table is another rule's, what is projected or counted by the database is not tracked any more, and
    /// what a list is for that serves another one is seen once it is gone.
    /// </summary>
    private static bool IsRead(QuerySite query) => query switch
    {
        { Terminal.Kind: TerminalKind.Buffer } => !query.IsClientOperated && !query.LoadsUnreadLargeColumns
            && !(query.CanFillCopyAtOnce && query.TableSeverity is not null),
        { Terminal.Kind: TerminalKind.Enumerate } => !query.IsTableSized,
        _ => false,
    };

    private static DiagnosticSeverity? SeverityOf(QuerySite query) => query.Rows switch
    {
        RowBound.Table or RowBound.Share => query.TableSeverity,
        RowBound.One => null,
        _ => DiagnosticSeverity.Info,
    };
}
