using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.TrackedStream;

/// <summary>ROW2002: a loop reads a whole table row by row, and the change tracker keeps every row of it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackedStreamRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW2002",
        title: "A stream of tracked entities is kept whole",
        messageFormat: "The loop streams '{0}', but the change tracker keeps every row that has passed",
        category: Category.Tracking,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A tracked stream retains as much as a list: each entity stays in the change tracker for the "
            + "life of the context.",
        helpLinkUri: HelpLink.For("ROW2002"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Terminal.Loop: { } loop, Shape: RowShape.TrackedEntity, IsTrackedByWish: false, Removal: null, Update: null }
        && query.IsKeptByTracker(loop) && SeverityOf(query, loop) is { } severity
            ? new(query.SourceLocation, severity, FactsFor(query, loop), query.Name)
            : null;

    /// <summary>A loop that may stop early may have read few rows by then.</summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query, IForEachLoopOperation loop) =>
        query.TableSeverity is not null && loop.MayStopEarly ? DiagnosticSeverity.Info : query.TableSeverity;

    private static FixFacts? FactsFor(QuerySite query, IForEachLoopOperation loop)
    {
        if (query.NoTracking == NoTrackingForm.Plain)
            return new NoTrackingFacts(NoTrackingForm.Plain, query.NoTrackingPlace);

        return query.SaveAfterWriting(loop) is { } save ? new TrackedStreamFacts(query.Query.Syntax, loop.Syntax, save) : null;
    }
}
