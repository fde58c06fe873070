namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW3001 without one of its preconditions, or with a wrong edit.</summary>
internal static class UnusedLargeColumnMutants
{
    private const string Id = "ROW3001";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. ProjectionMutants.Of(Id),
        new(Id, "projection 3", "Analyzers/Queries/RowFlow.cs",
            "            case IIsPatternOperation test when test.Pattern.TestsForNull:",
            """
                        case ICoalesceOperation:
                            return rows.MayBeNull = true;
                        case IIsPatternOperation test when test.Pattern.TestsForNull:
            """),
        new(Id, "projection 8", "Analyzers/Queries/QueryTracking.cs",
            " && site.Body.Sites.OthersArePlainReading(site)", ""),
        new(Id, "projection 8", "Analyzers/Queries/EfSymbols.cs",
            "or \"ExecuteSql\" or \"ExecuteSqlAsync\" or \"ExecuteSqlRaw\" or \"ExecuteSqlRawAsync\"", ""),
        new(Id, "projection 9", "Analyzers/Queries/QueryColumns.cs", "Call: null or { NamesTypes: false } }", "Call: var _ }"),
        new(Id, "projection 9", "Analyzers/Queries/QueryColumns.cs",
            """
                        && site.CanCompose
                        && site.Use.Rows is
            """,
            "            && site.Use.Rows is"),
        new(Id, "a column is lost", "Analyzers/Rules/UnusedLargeColumn/UnusedLargeColumnRule.cs",
            "query.ColumnsRead.Select(static c => c.Name)", "query.ColumnsRead.Select(static c => c.Name).Take(1)"),
        new(Id, "rows become distinct", "CodeFixes/Infrastructure/ProjectionEdit.cs",
            "query.InPlace(Projected(Untold(query, places), query, diagnostic))",
            "query.InPlace(Projected(Untold(query, places), query, diagnostic).Then(\"Distinct\"))"),
        new(Id, "a filter behind the projection leaves rows out", "CodeFixes/Infrastructure/ProjectionEdit.cs",
            "query.InPlace(Projected(Untold(query, places), query, diagnostic))",
            "query.InPlace(Projected(Untold(query, places), query, diagnostic).Then(\"Skip\", "
            + "SyntaxFactory.Argument(SyntaxFactory.ParseExpression(\"1\"))))"),
    ];
}
