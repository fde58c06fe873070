namespace Rowbound.Equivalence.Tests.Mutants;

/// <summary>ROW4003 without one of its preconditions, or with a wrong edit.</summary>
internal static class OffsetLoopMutants
{
    private const string Id = "ROW4003";
    private const string Chunks = "Analyzers/Queries/QueryChunks.cs";
    private const string Cursor = "Analyzers/Queries/OffsetCursor.cs";
    private const string Drain = "Analyzers/Queries/OffsetDrain.cs";
    private const string Keys = "Analyzers/Queries/Chunkability.cs";
    private const string Proof = "Analyzers/Queries/TrackingProof.cs";
    private const string Tracking = "Analyzers/Queries/QueryTracking.cs";
    private const string Rows = "Analyzers/Queries/RowUse.cs";
    private const string Edit = "CodeFixes/Infrastructure/DrainEdit.cs";

    internal static IReadOnlyList<Mutant> All { get; } =
    [
        new(Id, "paging 1", Cursor, "|| first != start)", ")"),
        new(Id, "paging 1", Cursor, ": sum.Value.ConstantValue is { HasValue: true, Value: 1 },", ": true,"),
        new(Id, "paging 1", Cursor, "|| !Advances(move, moved, offset, page) ", ""),
        new(Id, "paging 1", Drain, "|| !DrainConditions.LeavesWhenEmpty(leave, page)", ""),
        new(Id, "paging 1", Drain, "work.Any(s => GoesOn(s, offset.Loop.Syntax)) ? null : ", ""),
        new(Id, "paging 1", Cursor,
            """
             ExpressionStatementSyntax { Parent: BlockSyntax block } own
                        && block.Parent == loop ? new(declaration, own) : null;
            """,
            " ExpressionStatementSyntax own ? new(declaration, own) : null;"),
        // That every page has the same size is asked twice: a size that is assigned again has no known value either.
        new(Id, "paging 1", Chunks, "&& site.HasRows(drain.Offset.Size)", ""),
        new(Id, "paging 2", Chunks, " && Chunkability.IsTotallyOrdered(offset.Pages, site.Entity)", ""),
        new(Id, "paging 3", Keys, "        _ => false,\n", "        _ => true,\n"),
        new(Id, "paging 3", Keys, "column.NullableAnnotation == NullableAnnotation.NotAnnotated", "true"),
        new(Id, "paging 3", Chunks, "&& !Chunkability.HasConvertedKey(drain.Offset.Pages, site.Entity)", ""),
        new(Id, "paging 3", Keys, "entity.Key.Any(entity.HasConversion)", "false"),
        new(Id, "paging 4", Chunks, "LoopHazards.ReachesDatabase | LoopHazards.CallsUnknownCode | LoopHazards.Yields",
            "LoopHazards.Yields"),
        new(Id, "paging 4", Chunks, "LoopHazards.ReachesDatabase | LoopHazards.CallsUnknownCode | LoopHazards.Yields",
            "LoopHazards.ReachesDatabase | LoopHazards.Yields"),
        new(Id, "paging 4", Chunks, "LoopHazards.ReachesDatabase | LoopHazards.CallsUnknownCode | LoopHazards.Yields",
            "LoopHazards.ReachesDatabase | LoopHazards.CallsUnknownCode"),
        // Rows are inserted by a context that is used in the loop: by the first condition, and by what the loop does.
        new(Id, "paging 5", Chunks,
            """
                            && drain.WorkOperations.All(w =>
                                !captured.IsNamedIn(w) && (new LoopBody(site.Model, site.Body).HazardsOf(w) & hazards) == 0);
            """,
            "                || site.Shape == RowShape.UntrackedEntity;"),
        new(Id, "paging 6", Cursor, "outside is not [{ Parent: { } move } moved]",
            "outside is not [{ Parent: { } move } moved, ..]"),
        new(Id, "paging 7", Chunks, "&& site.AsksTheSame(offset.Pages) ", ""),
        new(Id, "paging 7", Chunks, "!captured.IsNamedIn(w) && ", ""),
        new(Id, "paging 7", Chunks, "(captured.OutlivesMethod ? LoopHazards.ChangesOutside : LoopHazards.None)",
            "LoopHazards.None"),
        new(Id, "no-tracking 1", Proof, " || site.Query.Has(QueryOperator.AsTracking)", ""),
        new(Id, "no-tracking 1", "Analyzers/Queries/ShapeReader.cs",
            """
                        depth > 8
                            || body.SingleDefinition(local) is not { } definition
                            || MayDecideTracking(definition, symbols, body, depth + 1),
            """,
            "            depth > 8,"),
        new(Id, "no-tracking 2", Rows, "!IsWritten && !Escapes && !IsCompared", "!IsWritten && !IsCompared"),
        // A row that is written is also an edit of its type; a child of it is not.
        new(Id, "no-tracking 3", Rows, "!IsWritten && !Escapes && !IsCompared", "!Escapes && !IsCompared"),
        // What is given to the context goes where the model does not follow it, and is a use of the context.
        new(Id, "no-tracking 4", "Analyzers/Queries/RowFlow.cs",
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
        new(Id, "no-tracking 5", "Analyzers/Queries/RowFlow.cs", "rows.IsCompared |= !isNullTest;", ""),
        new(Id, "no-tracking 5", Rows, "!IsWritten && !Escapes && !IsCompared", "!IsWritten && !Escapes"),
        new(Id, "no-tracking 6", Proof, "if (!included.SharesEntities)", "if (included is not null)"),
        new(Id, "no-tracking 7", Proof, "|| ReadsUncovered(site) ", ""),
        new(Id, "no-tracking 8", Tracking, "!site.Body.ContextUses.IsEmpty || ", ""),
        new(Id, "no-tracking 8", Tracking, " && !site.Body.Edits(site.Entity.Symbol)", ""),
        new(Id, "no-tracking 8", Tracking, "&& !site.Body.WritesInPlaceBetweenRunsOf(site.Terminal.Operation)", ""),
        new(Id, "no-tracking 8", Tracking,
            "site.Body.WritesInPlace && site.Body.Sites.OthersMayTrack(site, [site.Entity.Symbol])", "false"),
        new(Id, "no-tracking 9", Proof, "|| site.Context.Observes ", ""),
        new(Id, "the rows go on being tracked", Edit,
            "LoopEdits.Untracked(pages, tracked, form)", "pages"),
        new(Id, "the size of a page is lost", Edit,
            "LoopEdits.OverChunks(name, query, size.Expression, Cancellation.Of(call), work)",
            "LoopEdits.OverChunks(name, query, null, Cancellation.Of(call), work)"),
        new(Id, "the token is lost", Edit, "LoopEdits.OverChunks(name, query, size.Expression, Cancellation.Of(call), work)",
            "LoopEdits.OverChunks(name, query, size.Expression, default, work)"),
        new(Id, "the bookkeeping stays", Edit, "[page, .. Bookkeeping(root, places)]", "[page]"),
    ];
}
