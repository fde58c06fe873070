using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.TrackedStream;

/// <summary>What ROW2002's fix needs that saves chunk by chunk.</summary>
/// <param name="Query">The query that the loop enumerates.</param>
/// <param name="Loop">The loop.</param>
/// <param name="Save">The statement that saves after the loop.</param>
internal sealed record TrackedStreamFacts(SyntaxNode Query, SyntaxNode Loop, SyntaxNode Save)
    : FixFacts(FixSafety.Review, LoopPlaces.Of(Query, Loop, declaration: null, Save, Query))
{
    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) =>
        properties.Add(LoopRewrite.SavedChunks);
}
