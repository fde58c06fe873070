using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnboundedBuffer;

/// <summary>What ROW1001's fix needs.</summary>
/// <param name="Tracking">How the chunks stop tracking.</param>
/// <param name="Declaration">The statement that declares the list.</param>
/// <param name="Call">The call that fills it.</param>
/// <param name="TrackingPlace">The part of the query that an operator about tracking goes behind.</param>
/// <param name="Loops">The loops that run over it.</param>
internal sealed record UnboundedBufferFacts(
    NoTrackingForm Tracking, SyntaxNode Declaration, SyntaxNode Call, SyntaxNode TrackingPlace, ImmutableArray<SyntaxNode> Loops)
    : FixFacts(FixSafety.Review,
        [Declaration.GetLocation(), Call.GetLocation(), TrackingPlace.GetLocation(),
            .. Loops.Select(static l => l.GetLocation())])
{
    internal const int DeclarationPlace = 0;
    internal const int CallPlace = 1;
    internal const int TrackedPlace = 2;
    internal const int FirstLoop = 3;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Tracking);
}
