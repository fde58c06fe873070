using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.WholeTableResponse;

/// <summary>What ROW1007's fix needs.</summary>
/// <param name="Tracking">How the rows stop being tracked.</param>
/// <param name="Call">The call that collects the rows.</param>
/// <param name="TrackingPlace">The part of the query that an operator about tracking goes behind.</param>
/// <param name="Answer">The endpoint.</param>
internal sealed record WholeTableResponseFacts(
    NoTrackingForm Tracking, SyntaxNode Call, SyntaxNode TrackingPlace, EndpointAnswer Answer)
    : FixFacts(FixSafety.Review, [Call.GetLocation(), TrackingPlace.GetLocation()])
{
    internal const int CallPlace = 0;
    internal const int TrackedPlace = 1;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
        properties.Add(Tracking);
        properties.Add(Answer.Wrapper is null ? AnswerForm.Rows : AnswerForm.Wrapped);
    }
}

/// <summary>What an endpoint gives.</summary>
internal enum AnswerForm
{
    /// <summary>The rows themselves.</summary>
    Rows,

    /// <summary>A response that is made of them.</summary>
    Wrapped,
}
