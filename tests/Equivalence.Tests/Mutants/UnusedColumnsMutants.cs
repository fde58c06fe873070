namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW3002 without one of its preconditions, or with a wrong edit.</summary>
internal static class UnusedColumnsMutants
{
    private const string Id = "ROW3002";
    private const string Edit = "CodeFixes/Infrastructure/ProjectionEdit.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Id, "projection 8", "Analyzers/Queries/QueryColumns.cs", "&& !site.Context.Intercepts", ""),
        new(Id, "projection 9", "Analyzers/Queries/QueryColumns.cs", " HasNamedType: false,", ""),
        new(Id, "the conditions of a projection", "Analyzers/Queries/QueryFewColumns.cs", " || !site.CanProject\n",
            "\n"),
        new(Id, "a column is lost", Edit, "ProjectionFacts.ColumnsIn(diagnostic)", "ProjectionFacts.ColumnsIn(diagnostic)[1..]"),
        new(Id, "rows are lost", Edit, "query.InPlace(Projected(Untold(query, places), query, diagnostic))",
            "query.InPlace(Projected(Untold(query, places), query, diagnostic).Then(\"Distinct\"))"),
    ];
}
