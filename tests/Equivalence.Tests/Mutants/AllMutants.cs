namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>The mutants of all rules.</summary>
internal static class AllMutants
{
    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. BufferedEnumerationMutants.All,
        .. ReadOnlyTrackingMutants.All,
        .. TrackedStreamMutants.All,
        .. BufferedByConfigurationMutants.All,
        .. DoubleBufferMutants.All,
        .. EarlyClientEvaluationMutants.All,
        .. ClientSideOperatorMutants.All,
        .. UnusedLargeColumnMutants.All,
        .. AccumulatedEntitiesMutants.All,
        .. OffsetLoopMutants.All,
        .. UnusedIncludeMutants.All,
        .. TrackingByAnotherNameMutants.All,
        .. EntityForOneValueMutants.All,
        .. UnusedColumnsMutants.All,
    ];
}
