using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.TrackingByAnotherName;

/// <summary>ROW2005: a loop reads a whole table row by row, and not a tracking query, but something else keeps it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrackingByAnotherNameRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW2005",
        title: "A stream that does not seem to track is kept whole",
        messageFormat: "The loop streams '{0}', but {1}",
        category: Category.Tracking,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Identity resolution, entities in a projection, entries and lazy loaders keep what has passed, as "
            + "tracking does.",
        helpLinkUri: HelpLink.For("ROW2005"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.Terminal.Loop is { } loop && SeverityOf(query, loop) is { } severity && ReasonFor(query, loop) is { } reason
            ? new(LocationOf(query, loop), severity, FactsFor(query, loop), query.Name, reason)
            : null;

    private static string? ReasonFor(QuerySite query, IForEachLoopOperation loop) => query.KeeperIn(loop) switch
    {
        StreamKeeper.Identity => "identity resolution keeps every row until it ends",
        StreamKeeper.Projection => "the change tracker keeps the entities in every row that has passed",
        StreamKeeper.Entries => "the change tracker keeps every row that it is asked about",
        StreamKeeper.Loaders => "the lazy loaders in its rows keep each that has passed",
        _ => null,
    };

    /// <summary>A loop that may stop early may have read few rows by then.</summary>
    private static DiagnosticSeverity? SeverityOf(QuerySite query, IForEachLoopOperation loop) =>
        query.TableSeverity is not null && loop.MayStopEarly ? DiagnosticSeverity.Info : query.TableSeverity;

    private static Location LocationOf(QuerySite query, IForEachLoopOperation loop) =>
        query.KeeperIn(loop) == StreamKeeper.Identity && query.IdentityCall is { } call && query.Body.Contains(call.Syntax)
            ? call.NameLocation
            : query.SourceLocation;

    private static TrackingByAnotherNameFacts? FactsFor(QuerySite query, IForEachLoopOperation loop) =>
        query.KeeperIn(loop) switch
    {
        StreamKeeper.Identity when query is { IsWrittenWhole: true, NeedsNoIdentity: true,
            IdentityCall: { IsWrittenAsMember: true } call } => new(FixSafety.Safe, call.Syntax),
        StreamKeeper.Projection when query is { CanCompose: true, Use.Rows.IsWritten: false } =>
            new(FixSafety.Review, query.NoTrackingPlace),
        _ => null,
    };
}
