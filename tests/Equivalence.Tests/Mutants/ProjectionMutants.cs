namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>What ROW3001 and ROW4001 have in common, without one of its preconditions.</summary>
internal static class ProjectionMutants
{
    private const string Columns = "Analyzers/Queries/QueryColumns.cs";
    private const string Rows = "Analyzers/Queries/RowFlow.cs";
    private const string Tracking = "Analyzers/Queries/QueryTracking.cs";

    internal static IEnumerable<Mutant> Of(string id) =>
    [
        new(id, "projection 1", Rows,
            """
                    if (ResultFlow.HeldBy(row) is not { } local)
                    {
                        flow.Escape();
                        return;
            """,
            """
                    if (ResultFlow.HeldBy(row) is not { } local)
                    {
                        return;
            """),
        new(id, "projection 2", Columns, "&& site.Use.Rows.Read.All(site.Entity.IsPlainColumn)", ""),
        new(id, "projection 2", "Analyzers/EntityModel/EntityType.cs",
            """
                    && _facts.IsColumn(property)
                    && property.IsAutoProperty;
            """,
            "        && _facts.IsColumn(property);"),
        new(id, "projection 4", Rows, "rows.IsCompared |= !isNullTest;", ""),
        // A navigation is neither allowed as such nor a plain column.
        new(id, "projection 5", Columns,
            """
             HasNamedType: false, ReadsNavigations: false }
                        && site.Use.Rows.Read.Count > 0
                        && site.Use.Rows.Read.All(site.Entity.IsPlainColumn)
            """,
            """
             HasNamedType: false }
                        && site.Use.Rows.Read.Count > 0
            """),
        new(id, "projection 6", Columns, "&& !site.Query.Has(QueryOperator.Include)", ""),
        new(id, "projection 6", Columns, "&& !site.Entity.HasAutoInclude;", ";"),
        new(id, "projection 7", Columns, "&& !site.Query.Has(QueryOperator.FromSql)", ""),
        new(id, "projection 8", Tracking, "!site.Body.ContextUses.IsEmpty || ", ""),
        new(id, "projection 8", Columns,
            "&& (site.Shape == RowShape.UntrackedEntity || (site.IsTrackedAlone && !site.Context.Observes))", ""),
        new(id, "projection 8", Columns, "(site.IsTrackedAlone && !site.Context.Observes)", "site.IsTrackedAlone"),
        new(id, "projection 8", Columns, "&& !site.Context.Intercepts", ""),
        new(id, "projection 8", Tracking, " && !site.Body.Edits(site.Entity.Symbol)", ""),
        new(id, "projection 8", Tracking, "&& !site.Body.WritesInPlaceBetweenRunsOf(site.Terminal.Operation)", ""),
        new(id, "projection 8", Tracking,
            "site.Body.WritesInPlace && site.Body.Sites.OthersMayTrack(site, [site.Entity.Symbol])", "false"),
        new(id, "projection 9", Columns, " HasNamedType: false,", ""),
    ];
}
