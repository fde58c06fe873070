namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>The preconditions of rows that are no longer tracked, dropped one by one for each rule that relies on them.</summary>
internal static class NoTrackingMutants
{
    private const string Proof = "Analyzers/Queries/TrackingProof.cs";
    private const string Paths = "Analyzers/Queries/IncludePaths.cs";
    private const string Tracking = "Analyzers/Queries/QueryTracking.cs";
    private const string Shared = "Analyzers/Queries/SharedTracking.cs";
    private const string Rows = "Analyzers/Queries/RowUse.cs";

    internal static IEnumerable<Mutant> Of(string ruleId) =>
    [
        new(ruleId, "no-tracking 1", "Analyzers/Queries/ShapeReader.cs",
            "IInvocationOperation call => symbols.DecidesTracking(call),",
            "IInvocationOperation => false,"),
        new(ruleId, "no-tracking 1, behind a variable", "Analyzers/Queries/ShapeReader.cs",
            "|| MayDecideTracking(definition, symbols, body, depth + 1),",
            ","),
        new(ruleId, "no-tracking 2", Rows, "!IsWritten && !Escapes && !IsCompared", "!IsWritten && !IsCompared"),
        new(ruleId, "no-tracking 3", Rows, "!IsWritten && !Escapes && !IsCompared", "!Escapes && !IsCompared"),
        new(ruleId, "no-tracking 5", Rows, "!IsWritten && !Escapes && !IsCompared", "!IsWritten && !Escapes"),
        new(ruleId, "no-tracking 6", Paths,
            "!site.IsCollection(navigation) || EntityType.IsManyToMany(navigation, type)",
            "EntityType.IsManyToMany(navigation, type)"),
        new(ruleId, "no-tracking 6, many to many", Paths,
            "!site.IsCollection(navigation) || EntityType.IsManyToMany(navigation, type)",
            "!site.IsCollection(navigation)"),
        new(ruleId, "no-tracking 6, back to where it came from", Paths,
            "\n            || visited.Contains(target, SymbolEqualityComparer.Default))",
            ")"),
        new(ruleId, "no-tracking 6, named by a string", Paths,
            "if (step.Lambda?.ReturnedValue is not { } path || !paths.Follow(",
            "if (step.Lambda?.ReturnedValue is { } path && !paths.Follow("),

        // Asked of the entity that the query starts from and of each on a path, and once more in the proof.
        new(ruleId, "no-tracking 6", "Analyzers/EntityModel/EntityType.cs",
            "internal bool HasAutoInclude => _model.HasAutoInclude ||",
            "internal bool HasAutoInclude => _model.HasAutoInclude && false &&"),
        new(ruleId, "no-tracking 7", Proof, "|| ReadsUncovered(site) ||", "||"),
        new(ruleId, "no-tracking 7, getters", Proof, " || site.Use.Rows.Read.Any(site.MayReadMore)", ""),
        new(ruleId, "no-tracking 7, loaders", Proof, "|| site.LoadsLazily ||", "||"),
        new(ruleId, "no-tracking 7, what another query has read", Proof,
            "site.Body.Sites.OthersMayTrack(site, included.Targets) || ", ""),
        new(ruleId, "no-tracking 7, what an earlier turn has read", Proof,
            " || (included.LoadsParts && site.IsRepeated)", ""),
        new(ruleId, "no-tracking 8", Tracking, "!site.UsesTracker && !site.Body.Edits", "!site.Body.Edits"),
        new(ruleId, "no-tracking 8, edits", Tracking, "&& !site.Body.Edits(site.Entity.Symbol)", ""),
        new(ruleId, "no-tracking 8, other queries", Tracking, " && site.Body.Sites.OthersArePlainReading(site)", ""),
        new(ruleId, "no-tracking 8, edits by code that is called", Shared,
            "found.AddRange(CalledBy(found[next]).Except(found));", ";"),
        new(ruleId, "no-tracking 8, edits by callers", Shared,
            "callers.AddRange(model.CallersOf(callers[next].Owner).Except(callers));", ";"),
        new(ruleId, "no-tracking 8, navigations that code elsewhere reads", Shared,
            ".AnyReliesOnTracking", ".All.IsDefault"),
        new(ruleId, "no-tracking 8, what another query has read", Tracking,
            "site.Body.WritesInPlace && site.Body.Sites.OthersMayTrack(site, [site.Entity.Symbol])", "false"),
        new(ruleId, "no-tracking 8, what an earlier turn has read", Tracking,
            "&& !site.Body.WritesInPlaceBetweenRunsOf(site.Terminal.Operation)", ""),
        new(ruleId, "no-tracking 8, inherited members", "Analyzers/Queries/MethodBody.cs",
            "type is not null; type = type.BaseType", "type is not null; type = null"),
        new(ruleId, "no-tracking 9", Proof, "|| site.Context.Observes ||", "||"),
    ];

    /// <summary>
    /// A row that is given to another entity; where the context itself is given it, that is a use of the tracker as well.
    /// </summary>
    internal static Mutant GivenToAnother(string ruleId) => new(ruleId, "no-tracking 4", "Analyzers/Queries/RowFlow.cs",
        """
                if (ResultFlow.HeldBy(row) is not { } local)
                {
                    flow.Escape();
                    return;
                }
        """,
        """
                if (ResultFlow.HeldBy(row) is not { } local)
                    return;
        """);

    /// <summary>That tracking is asked for in the query itself.</summary>
    internal static Mutant AskedFor(string ruleId) =>
        new(ruleId, "no-tracking 1", Proof, "|| site.Query.Has(QueryOperator.AsTracking)\n", "\n");

    /// <summary>The operator says the opposite.</summary>
    internal static Mutant WrongOperator(string ruleId) => new(ruleId, "the rows are not tracked",
        "CodeFixes/Infrastructure/LoopEdits.cs", "? nameof(QueryOperator.AsNoTracking)", "? nameof(QueryOperator.AsTracking)");

    /// <summary>The operator goes to the source, also where that stands in a variable with a type of its own.</summary>
    internal static Mutant WrongPlace(string ruleId) => new(ruleId, "the operator goes where the query is executed", Tracking,
        "site.IsWrittenWhole && site.Query.Steps is not", "site.Query.Steps is not");

    /// <summary>The namespace of the operator is not imported.</summary>
    internal static Mutant LostUsing(string ruleId) => new(ruleId, "the namespace is imported",
        "CodeFixes/Infrastructure/NoTrackingEdit.cs", "\n                .Using(QuerySyntax.EfNamespace)", "");
}
