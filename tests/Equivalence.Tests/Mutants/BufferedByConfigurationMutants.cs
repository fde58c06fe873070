namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW1008 with one precondition dropped, or its edit done wrong.</summary>
internal static class BufferedByConfigurationMutants
{
    private const string Rule = "ROW1008";
    private const string Words = "Analyzers/Queries/QueryBuffering.cs";
    private const string Fix = "Analyzers/Rules/BufferedByConfiguration/BufferedByConfigurationFix.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Rule, "unbuffering 1", Words, " && site.HazardsOf(loop) == LoopHazards.None", ""),
        new(Rule, "unbuffering 2", Words, "!site.Scope.IsGuarded && ", ""),
        new(Rule, "unbuffering 3", Words, "site.ReadsOnlyWhatIsLoaded && ", ""),
        new(Rule, "unbuffering 4", Words, " || !site.AsksForCollections", " || true"),
        new(Rule, "unbuffering 4", Words, "!site.Query.Has(QueryOperator.AsSplitQuery)\n            && (", "("),
        new(Rule, "unbuffering 5", Words, " && Chunkability.IsTotallyOrdered(site.Query, site.Entity)", ""),
        new(Rule, "unbuffering 6", Words, "site is { NoTrackingInPassing: NoTrackingForm.None, FillPerRow", "site is { NoTrackingInPassing: not null, FillPerRow"),
        new(Rule, "the order is lost", Fix, "var stream = query.WithoutTrailingTrivia().Then(",
            "var stream = query.DescendantNodes().OfType<ExpressionSyntax>().First(e => e.ToString() == \"db.Orders\").Then("),
        new(Rule, "the set is read and not the query", Fix, "query.InPlace(query.Then(\"AsSingleQuery\"))",
            "query.InPlace(query.Then(\"AsSingleQuery\").Then(\"Take\", Argument(ParseExpression(\"5\"))))"),
    ];
}
