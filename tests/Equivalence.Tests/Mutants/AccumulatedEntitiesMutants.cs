namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW4001 without one of its preconditions, or with a wrong edit.</summary>
internal static class AccumulatedEntitiesMutants
{
    private const string Id = "ROW4001";
    private const string Accumulation = "Analyzers/Queries/QueryAccumulation.cs";
    private const string Fix = "Analyzers/Rules/AccumulatedEntities/AccumulatedEntitiesFix.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. ProjectionMutants.Of(Id),
        new(Id, "projection 3", Accumulation, "&& !site.Use.Rows.MayBeNull", ""),
        new(Id, "projection 9", "Analyzers/Queries/CollectionMembers.cs",
            "return flow.Accumulation is null || call.TargetMethod.Name is", "return true || call.TargetMethod.Name is"),
        new(Id, "projection 10", Accumulation, "|| ReferenceEquals(call, accumulation.Fill)));", "|| true));"),
        new(Id, "projection 10", Accumulation, "ResultFlow.HeldBy(r) is null", "true"),
        new(Id, "projection 10", Accumulation,
            """
            { Arguments.IsEmpty: true,
                                Initializer: null } or
            """,
            "{ Arguments.IsEmpty: true } or"),
        new(Id, "values are added in another order", Fix,
            "columns.Select(c => $\"{row.WithoutTrivia()}.{QuerySyntax.Written(c)}\"",
            "Enumerable.Reverse(columns).Select(c => $\"{row.WithoutTrivia()}.{QuerySyntax.Written(c)}\""),
        new(Id, "pages give values in another order", Fix, "Tuples(row, kept, TypesOf(diagnostic))",
            "Tuples(row, [.. Enumerable.Reverse(kept)], TypesOf(diagnostic))"),
        new(Id, "pages become distinct", Fix, "Projected(query, Tuples(row, kept, TypesOf(diagnostic)), places)",
            "Projected(query, Tuples(row, kept, TypesOf(diagnostic)), places).Then(\"Distinct\")"),
        new(Id, "a column is lost that the loop reads", "Analyzers/Rules/AccumulatedEntities/AccumulatedEntitiesRule.cs",
            "query.ColumnsReadAnd(columns)", "columns"),
    ];
}
