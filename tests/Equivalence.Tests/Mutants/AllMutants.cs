namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>The mutants of all rules.</summary>
internal static class AllMutants
{
    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. ClientSideOperatorMutants.All,
        .. UnusedLargeColumnMutants.All,
        .. AccumulatedEntitiesMutants.All,
        .. OffsetLoopMutants.All,
    ];
}
