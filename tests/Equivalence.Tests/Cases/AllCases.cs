namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>The cases of all rules. A rule with a Safe fix has a file here, and one with its mutants.</summary>
internal static class AllCases
{
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        .. BufferedEnumerationCases.Safe,
        .. ReadOnlyTrackingCases.Safe,
        .. TrackedStreamCases.Safe,
        .. BufferedByConfigurationCases.Safe,
        .. DoubleBufferCases.Safe,
        .. EarlyClientEvaluationCases.Safe,
        .. ClientSideOperatorCases.Safe,
        .. UnusedLargeColumnCases.Safe,
        .. AccumulatedEntitiesCases.Safe,
        .. OffsetLoopCases.Safe,
        .. UnusedIncludeCases.Safe,
        .. TrackingByAnotherNameCases.Safe,
        .. EntityForOneValueCases.Safe,
        .. UnusedColumnsCases.Safe,
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. BufferedEnumerationCases.Traps,
        .. ReadOnlyTrackingCases.Traps,
        .. TrackedStreamCases.Traps,
        .. BufferedByConfigurationCases.Traps,
        .. DoubleBufferCases.Traps,
        .. EarlyClientEvaluationCases.Traps,
        .. ClientSideOperatorCases.Traps,
        .. UnusedLargeColumnCases.Traps,
        .. AccumulatedEntitiesCases.Traps,
        .. OffsetLoopCases.Traps,
        .. UnusedIncludeCases.Traps,
        .. TrackingByAnotherNameCases.Traps,
        .. EntityForOneValueCases.Traps,
        .. UnusedColumnsCases.Traps,
    ];
}
