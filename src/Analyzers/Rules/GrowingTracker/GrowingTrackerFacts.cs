using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.GrowingTracker;

/// <summary>What ROW2003's fix needs.</summary>
/// <param name="Save">The statement that saves.</param>
internal sealed record GrowingTrackerFacts(SyntaxNode Save) : FixFacts(FixSafety.Review, [Save.GetLocation()]);
