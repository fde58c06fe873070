using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.KeysLoadedForContains;

/// <summary>What ROW4006's fix needs.</summary>
/// <param name="Call">The call that loads the list.</param>
internal sealed record KeysLoadedForContainsFacts(SyntaxNode Call) : FixFacts(FixSafety.Review, [Call.GetLocation()]);
