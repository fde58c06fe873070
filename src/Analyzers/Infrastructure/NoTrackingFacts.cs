using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Infrastructure;

/// <summary>What a fix needs that lets a query stop tracking.</summary>
/// <param name="Form">How.</param>
/// <param name="Query">The part of the query that the operator goes behind.</param>
internal sealed record NoTrackingFacts(NoTrackingForm Form, SyntaxNode Query)
    : FixFacts(Form == NoTrackingForm.Plain ? FixSafety.Safe : FixSafety.Review, [Query.GetLocation()])
{
    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties) => properties.Add(Form);
}
