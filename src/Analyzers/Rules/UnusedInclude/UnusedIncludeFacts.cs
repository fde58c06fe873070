using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnusedInclude;

/// <summary>What ROW3005's fixes need.</summary>
/// <param name="KeepsRows">Whether the query is proven to give the same rows in the same order.</param>
/// <param name="Steps">The calls to remove.</param>
internal sealed record UnusedIncludeFacts(bool KeepsRows, ImmutableArray<IncludeStep> Steps)
    : FixFacts(
        KeepsRows ? FixSafety.Safe : FixSafety.Review,
        [.. Steps.Select(static s => s.Step.Call.Syntax.GetLocation())]);
