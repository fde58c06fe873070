namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW3005 without one of its preconditions, or with a wrong edit.</summary>
internal static class UnusedIncludeMutants
{
    private const string Id = "ROW3005";
    private const string Includes = "Analyzers/Queries/QueryIncludes.cs";
    private const string Edit = "CodeFixes/Infrastructure/OperatorEdit.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Id, "includes 1", Includes, "Escapes: false, Read.Count: > 0", "Read.Count: > 0"),
        new(Id, "includes 1", Includes, "&& !site.Use.Rows.Read.Contains(first)", ""),
        new(Id, "includes 1", Includes, "&& !TrackingProof.ReadsUncovered(site)", ""),
        new(Id, "includes 2", Includes,
            "(site.IsTrackedAlone && !site.Context.Observes && !site.IsTrackedByWish)", "site.IsTrackedAlone"),
        new(Id, "includes 2", Includes,
            "(site.IsTrackedAlone && !site.Context.Observes && !site.IsTrackedByWish)", "!site.Context.Observes"),
        new(Id, "includes 3", Includes, "|| site.TypeOf(reference.ContainingType).IsOptional(reference)", "|| true"),
        new(Id, "includes 3", Includes, "&& !site.TypeOf(target).MayHaveQueryFilter", ""),
        new(Id, "includes 4", Includes, "&& (isDropped || site.HasDeterminedRows)", ""),
        new(Id, "includes 4", Includes,
            "            || Chunkability.IsTotallyOrdered(site.Query, site.Entity);", "            || site.Query.IsOrdered;"),
        new(Id, "includes 5", "Analyzers/Rules/UnusedInclude/UnusedIncludeRule.cs", "!query.Context.Intercepts && ", ""),
        new(Id, "only one of several calls is removed", Edit, "place < places.Count", "place < 1"),
        new(Id, "a row is lost", Edit, "query.WithTrailingTrivia(TriviaBehind(call, query))",
            "query.Then(\"Skip\", SyntaxFactory.Argument(SyntaxFactory.ParseExpression(\"1\")))"),
    ];
}
