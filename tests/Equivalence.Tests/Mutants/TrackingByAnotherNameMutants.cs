namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW2005 without one of its preconditions, or with a wrong edit.</summary>
internal static class TrackingByAnotherNameMutants
{
    private const string Id = "ROW2005";
    private const string Streams = "Analyzers/Queries/QueryStreams.cs";
    private const string Fix = "Analyzers/Rules/TrackingByAnotherName/TrackingByAnotherNameFix.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Id, "identities 1", Streams, "site.Use.Rows.IsReadOnly && ", "site.Use.Rows.IsWritten == false && "),
        new(Id, "identities 2", Streams, "IncludePaths.Of(site) is { SharesEntities: false }", "IncludePaths.Of(site) is { }"),
        new(Id, "identities 3", Streams, "&& !TrackingProof.ReadsUncovered(site)", ""),
        new(Id, "identities 4", Streams, "site.Use.Rows.IsReadOnly && ", "site.Use.Rows is { Escapes: false, IsCompared: false } && "),
        new(Id, "rows are tracked instead", Fix, "nameof(QueryOperator.AsNoTracking)", "nameof(QueryOperator.AsTracking)"),
        new(Id, "the call is lost", Fix, "OperatorEdit.Rename(root, call, nameof(QueryOperator.AsNoTracking))",
            "OperatorEdit.RemoveAll(root, places)"),
    ];
}
