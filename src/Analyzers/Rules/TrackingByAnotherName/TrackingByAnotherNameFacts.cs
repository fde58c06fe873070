using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.TrackingByAnotherName;

/// <summary>What ROW2005's fixes need.</summary>
/// <param name="Safety">Safe for another call instead of the one at the place; to review for one more call behind it.</param>
/// <param name="Place">The call that resolves identities, or the part of the query that an operator goes behind.</param>
internal sealed record TrackingByAnotherNameFacts(FixSafety Safety, SyntaxNode Place) : FixFacts(Safety, [Place.GetLocation()]);
