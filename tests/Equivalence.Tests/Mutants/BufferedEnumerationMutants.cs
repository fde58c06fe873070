namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW1002 with one precondition dropped, and its edit done wrong.</summary>
internal static class BufferedEnumerationMutants
{
    private const string RuleId = "ROW1002";
    private const string Rule = "Analyzers/Rules/BufferedEnumeration/BufferedEnumerationRule.cs";
    private const string Body = "Analyzers/Queries/LoopBody.cs";
    private const string Changed = "Analyzers/Queries/ChangedObjects.cs";
    private const string Tracking = "Analyzers/Queries/QueryTracking.cs";
    private const string Chunks = "Analyzers/Queries/QueryChunks.cs";
    private const string Edits = "CodeFixes/Infrastructure/LoopEdits.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        .. NoTrackingMutants.Of(RuleId),
        NoTrackingMutants.AskedFor(RuleId),

        // A second loop, and a loop in each turn of another one, do not stand right behind the declaration either.
        new(RuleId, "streaming 1", "Analyzers/Queries/CollectionFlow.cs",
            "if (path.IsResult)\n            flow.Use",
            "if (path.IsResult && kind is not (CollectionUseKind.Counted or CollectionUseKind.Indexed))\n            flow.Use"),
        new(RuleId, "streaming 2", Body,
            "_ when _symbols.ReachesDatabase(operation.Type) => LoopHazards.ReachesDatabase,",
            ""),
        new(RuleId, "streaming 2, unseen code", "Analyzers/Queries/CalledHazards.cs",
            "is { } code ? Of(code, calls) : Unseen;",
            "is { } code ? Of(code, calls) : LoopHazards.None;"),

        // What writes rows is a call that is not seen, of a method of a context, a set or a query: both are dropped.
        new(RuleId, "streaming 3", Body,
            """
                    _ when _symbols.ReachesDatabase(operation.Type) => LoopHazards.ReachesDatabase,
                    IInvocationOperation call => OfCall(call),
            """,
            "        IInvocationOperation => LoopHazards.None,"),
        new(RuleId, "streaming 4", Body,
            "IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true } => LoopHazards.Awaits,",
            ""),
        new(RuleId, "streaming 4, yields", Body,
            "IReturnOperation { Kind: OperationKind.YieldReturn or OperationKind.YieldBreak } => LoopHazards.Yields,",
            ""),
        new(RuleId, "streaming 5", Body,
            "IsOfNewObject(field.Instance) ? LoopHazards.None : LoopHazards.ChangesOutside,",
            "LoopHazards.None,"),
        new(RuleId, "streaming 5, output", Body,
            "return LoopHazards.WritesOut;\n        if (call",
            "return LoopHazards.None;\n        if (call"),
        new(RuleId, "streaming 5, objects of others", Changed, "_ => LoopHazards.ChangesOutside,", "_ => LoopHazards.None,"),
        new(RuleId, "streaming 5, variables around", Body,
            "when operation is { IsWritten: true, IsCaptured: true }",
            "when operation is { IsWritten: true, IsCaptured: true, Parent: null }"),
        new(RuleId, "streaming 5, collections around", Changed,
            "local.IsCaptured ? LoopHazards.ChangesAround : LoopHazards.None",
            "LoopHazards.None"),
        new(RuleId, "streaming 5, projections", Rule, " && query.HazardsOfProjection == LoopHazards.None", ""),
        new(RuleId, "streaming 6", Tracking,
            "RowShape.UntrackedEntity when !site.Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution) =>",
            "RowShape.UntrackedEntity =>"),
        new(RuleId, "streaming 6, loaders", Rule, ", ReadsOnlyWhatIsLoaded: true", ""),
        new(RuleId, "streaming 7", Chunks, "site.Context.Retries\n            || ", ""),
        new(RuleId, "streaming 7, a query that is split", Chunks, "|| site.Query.Has(QueryOperator.AsSplitQuery)\n", "\n"),
        new(RuleId, "streaming 7, a context that splits", Chunks, "|| (site.Context.Splits &&", "|| (false &&"),
        new(RuleId, "streaming 8", Rule, "Scope.IsGuarded: false, ", ""),
        new(RuleId, "streaming 9", Rule,
            "query.BufferDeclaration?.IsAsGoodAsDirectlyBefore(loop.Syntax) != true",
            "query.BufferDeclaration is null"),

        new(RuleId, "the operators behind the source are kept", Edits,
            "query.ReplaceNode(place, place.Then(method))",
            "place.Then(method)"),
        NoTrackingMutants.WrongPlace(RuleId),
        new(RuleId, "the token is kept", Edits, "stream = stream.Then(\"WithCancellation\", Argument(token));", "_ = token;"),
        new(RuleId, "the loop awaits", Edits,
            "return Awaited(loop.WithExpression(stream.WithoutTrailingTrivia())).Below",
            "return loop.WithExpression(stream.WithoutTrailingTrivia()).Below"),
        new(RuleId, "the rows are no longer tracked", "Analyzers/Rules/BufferedEnumeration/BufferedEnumerationFix.cs",
            "var query = places.Untracked(root, source, diagnostic);",
            "var query = source;"),
        new(RuleId, "the list goes", "CodeFixes/Infrastructure/LoopPlacesExtensions.cs",
            "return Without(root, places.DeclarationIn(root), SyntaxRemoveOptions.KeepNoTrivia);",
            "return root;"),
    ];
}
