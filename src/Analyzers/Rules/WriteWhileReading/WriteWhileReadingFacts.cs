using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.WriteWhileReading;

/// <summary>What ROW4009's fix needs.</summary>
/// <param name="Query">The query that the loop enumerates.</param>
/// <param name="Loop">The loop.</param>
internal sealed record WriteWhileReadingFacts(SyntaxNode Query, SyntaxNode Loop)
    : FixFacts(FixSafety.Review, LoopPlaces.Of(Query, Loop, declaration: null, save: null, Query));
