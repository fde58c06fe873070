namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW3003 without one of its preconditions, or with a wrong edit.</summary>
internal static class EntityForOneValueMutants
{
    private const string Id = "ROW3003";
    private const string Columns = "Analyzers/Queries/QueryFewColumns.cs";
    private const string Edit = "CodeFixes/Infrastructure/ProjectionEdit.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Id, "one row 1", Columns, " && site.HasDeterminedRows", ""),
        new(Id, "one row 2", Columns, "call.TargetMethod.Parameters.Skip(1).All(", "call.TargetMethod.Parameters.Skip(1).Any("),
        new(Id, "one row 3", Columns, "&& !site.Body.Edits(site.Entity.Symbol)", ""),
        new(Id, "one row 3", Columns, "&& site.Body.Sites.OthersArePlainReading(site)", ""),
        new(Id, "one row 3, edits by code that is called", Columns, "&& !site.Model.SharedTracking.MatterTo(site);", ";"),
        // A navigation is neither allowed as such nor a plain column: the second is dropped here, the first is held by ROW3001.
        new(Id, "projection 2", Columns, "&& site.Use.Rows.Read.All(site.Entity.IsPlainColumn)", ""),
        new(Id, "projection 6", Columns, "site.Query.Has(QueryOperator.Include) || ", ""),
        new(Id, "projection 8", Columns, "|| site.UsesTracker || ", "|| "),
        new(Id, "projection 8", Columns, "&& !site.Context.Intercepts ", ""),
        new(Id, "projection 8", Columns, "&& !site.Context.Observes ", ""),
        new(Id, "projection 9", Columns, "&& !site.Use.Rows.HasNamedType", ""),
        new(Id, "the condition is lost", Edit, "rows = query.Then(\"Where\", arguments[0].WithoutTrivia());", "rows = query;"),
        new(Id, "a column is lost", Edit, "ProjectionFacts.ColumnsIn(diagnostic)", "ProjectionFacts.ColumnsIn(diagnostic)[..1]"),
    ];
}
