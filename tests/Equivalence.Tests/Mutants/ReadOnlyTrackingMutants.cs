namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW2001 with one precondition dropped, and its edit done wrong.</summary>
internal static class ReadOnlyTrackingMutants
{
    private const string RuleId = "ROW2001";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. NoTrackingMutants.Of(RuleId),
        NoTrackingMutants.AskedFor(RuleId),
        NoTrackingMutants.GivenToAnother(RuleId),
        new(RuleId, "no-tracking 5, a set of rows that come twice", "Analyzers/Queries/TrackingProof.cs",
            "|| MayMergeRows(site)", ""),

        NoTrackingMutants.WrongOperator(RuleId),
        NoTrackingMutants.WrongPlace(RuleId),
        NoTrackingMutants.LostUsing(RuleId),
        new(RuleId, "the operator goes behind SQL", "Analyzers/Queries/QueryTracking.cs",
            " && site.Query.Steps is not [{ Operator: QueryOperator.FromSql }, ..]", ""),
    ];
}
