namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>
/// ROW2002 with one precondition dropped, and its edit done wrong. Rows that are asked to be tracked are not reported at all.
/// </summary>
internal static class TrackedStreamMutants
{
    private const string RuleId = "ROW2002";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. NoTrackingMutants.Of(RuleId),
        NoTrackingMutants.GivenToAnother(RuleId),

        NoTrackingMutants.WrongOperator(RuleId),
        NoTrackingMutants.WrongPlace(RuleId),
        NoTrackingMutants.LostUsing(RuleId),
        new(RuleId, "a set that is awaited becomes a stream", "CodeFixes/Infrastructure/QuerySyntax.cs",
            "? composed.Then(\"AsAsyncEnumerable\")", "? composed"),
    ];
}
