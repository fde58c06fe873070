namespace Rowbound.Equivalence.Tests.Cases;

/// <summary>The cases of all rules. A rule with a Safe fix has a file here, and one with its mutants.</summary>
internal static class AllCases
{
    internal static IReadOnlyList<SafeCase> Safe { get; } =
    [
        .. ClientSideOperatorCases.Safe,
        .. UnusedLargeColumnCases.Safe,
        .. AccumulatedEntitiesCases.Safe,
        .. OffsetLoopCases.Safe,
    ];

    internal static IReadOnlyList<TrapCase> Traps { get; } =
    [
        .. ClientSideOperatorCases.Traps,
        .. UnusedLargeColumnCases.Traps,
        .. AccumulatedEntitiesCases.Traps,
        .. OffsetLoopCases.Traps,
    ];
}
