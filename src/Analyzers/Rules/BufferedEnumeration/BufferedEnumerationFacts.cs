using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.BufferedEnumeration;

/// <summary>What ROW1002's fixes need.</summary>
/// <param name="Rewrite">What the loop becomes.</param>
/// <param name="Tracking">How the query stops tracking.</param>
/// <param name="Call">The call that buffers.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Declaration">The statement that declares the list, where there is one.</param>
/// <param name="TrackingPlace">The part of the query that an operator about tracking goes behind.</param>
/// <param name="Save">The statement that saves after the loop, where each chunk is to be saved.</param>
internal sealed record BufferedEnumerationFacts(
    LoopRewrite Rewrite,
    NoTrackingForm Tracking,
    SyntaxNode Call,
    SyntaxNode Loop,
    SyntaxNode? Declaration,
    SyntaxNode TrackingPlace,
    SyntaxNode? Save)
    : FixFacts(
        Rewrite == LoopRewrite.Stream ? FixSafety.Safe : FixSafety.Review,
        LoopPlaces.Of(Call, Loop, Declaration, Save, TrackingPlace))
{
    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
        properties.Add(Rewrite);
        properties.Add(Tracking);
    }
}
