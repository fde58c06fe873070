using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.OffsetLoop;

/// <summary>ROW4003: a loop goes through a table by <c>Skip</c> and <c>Take</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OffsetLoopRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4003",
        title: "A loop pages through a table by offset",
        messageFormat: "The loop skips all earlier rows of '{0}' again for each page{1}",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The database reads and throws away every row before the page, so that the work grows with the "
            + "square of the table.",
        helpLinkUri: HelpLink.For("ROW4003"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.OffsetLoop is { } offset && query.IsKeptByTracker(offset.Loop) is var keeps
            && SeverityOf(query, offset, keeps) is { } severity
            ? new(offset.Skip.Call.NameLocation, severity, FactsFor(query, offset), query.Name, keeps
                ? ", and the change tracker keeps them all"
                : "")
            : null;

    /// <summary>Offset paging costs time; memory grows only where the change tracker keeps the pages.</summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query, Queries.OffsetLoop offset, bool keeps) =>
        query.RowsOf(offset) switch
    {
        RowBound.One or RowBound.AtMost or RowBound.Keys => null,
        RowBound.Table when keeps => query.GrowthSeverity,
        _ => query.GrowthSeverity is null ? null : DiagnosticSeverity.Info,
    };

    private static OffsetLoopFacts? FactsFor(QuerySite query, Queries.OffsetLoop offset)
    {
        if (query.DrainOf(offset) is not { } drain || !query.IsWalkedByKey(offset))
            return null;

        var safety = query.IsDrainedUnseen(drain) && !query.AwaitsProjection ? FixSafety.Safe : FixSafety.Review;
        var tracking = query.NoTracking == NoTrackingForm.Plain ? NoTrackingForm.Plain : NoTrackingForm.None;
        return new(safety, tracking, drain, query.NoTrackingPlace, query.Terminal.Operation.Syntax);
    }
}
