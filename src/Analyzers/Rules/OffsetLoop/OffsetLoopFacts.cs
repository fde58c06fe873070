using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.OffsetLoop;

/// <summary>What ROW4003's fixes need.</summary>
/// <param name="Safety">Whether the pages are proven to be the same.</param>
/// <param name="Tracking">How the pages stop tracking.</param>
/// <param name="Drain">The parts of the loop.</param>
/// <param name="TrackingPlace">The part of the query that an operator about tracking goes behind.</param>
/// <param name="Call">The call that reads a page.</param>
internal sealed record OffsetLoopFacts(FixSafety Safety, NoTrackingForm Tracking, OffsetDrain Drain, SyntaxNode TrackingPlace,
    SyntaxNode Call)
    : FixFacts(
        Safety,
        [
            Drain.Loop.GetLocation(),
            Drain.Page.GetLocation(),
            (Drain.Cursor ?? Drain.Loop).GetLocation(),
            Drain.Offset.Skip.Call.Syntax.GetLocation(),
            Drain.Offset.Take.Call.Syntax.GetLocation(),
            TrackingPlace.GetLocation(),
            Call.GetLocation(),
            .. Drain.Bookkeeping.Select(static s => s.GetLocation()),
        ])
{
    internal const int LoopPlace = 0;
    internal const int PagePlace = 1;
    internal const int CursorPlace = 2;
    internal const int SkipPlace = 3;
    internal const int TakePlace = 4;
    internal const int TrackedPlace = 5;
    internal const int CallPlace = 6;
    internal const int FirstBookkeeping = 7;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Tracking);
}
