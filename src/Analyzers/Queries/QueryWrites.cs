using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about rows that are loaded to be written, and whether the database could write them itself.</summary>
internal static class QueryWrites
{
    extension(QuerySite site)
    {
        /// <summary>Where the rows are removed, and nothing else is done with them.</summary>
        internal RowRemoval? Removal => RowRemoval.Of(site);

        /// <summary>
        /// Where the rows are given values that the database could give them, and nothing else is done with them.
        /// </summary>
        internal RowUpdate? Update => RowUpdate.Of(site);

        /// <summary>Whether tracked rows are changed by a loop and saved by the method.</summary>
        internal bool IsWrittenBack =>
            site is { Shape: RowShape.TrackedEntity, OnlyLoop: { } loop, Use.Rows.IsWritten: true }
            && site.IsKeptByTracker(loop)
            && site.Body.ContextUses.OfType<IInvocationOperation>().Any(site.Model.Symbols.Saves);

        /// <summary>The loop that writes the first rows that match, again and again.</summary>
        internal RepeatedSlice? RepeatedSlice => Queries.RepeatedSlice.Of(site);

        /// <summary>How many rows match that a loop writes slice by slice.</summary>
        internal RowBound RowsOf(RepeatedSlice slice) => new RowCounter(site.Model, site.Entity).Count(slice.All);

        /// <summary>The loop of slices, where it does nothing else than to write all rows that match.</summary>
        internal SliceDrain? DrainOf(RepeatedSlice slice) => SliceDrain.Of(slice, site);

        /// <summary>
        /// Whether the runtime library can write the rows of all slices by key: the query is written in one piece, and awaited.
        /// </summary>
        internal bool IsWrittenByKey(RepeatedSlice slice) =>
            site.HasRuntimeLibrary && Chunkability.Of(slice.All, site.Entity)
            && site.Terminal is { IsWrittenAsMember: true, Result: IAwaitOperation, Call: { } call }
            && slice.Take.Call.IsWrittenAsMember
            && slice.Take.Call.Syntax == site.Query.Syntax && !call.Arguments.Any(static a => a.IsNamed);

        /// <summary>
        /// How the rows could be written otherwise: by the database where nothing in the program would miss them, else chunk by
        /// chunk; <see langword="null"/> where the tracker may hold more that is saved or let go along with them.
        /// </summary>
        internal WriteForm? FormOf(RowWrite write)
        {
            if (write.Save is not { } save || !site.CanCompose || !site.IsDoneBy(write)
                || !IsSameContext(site.Query.Source.Context, save.Instance))
                return null;

            var inChunks = save.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal) && site.CanBeChunked
                && site.AsksTheSameAgain && !Chunkability.OrdersByAny(site.Query, site.Use.Rows.Written);
            if (site.CanBeWrittenByDatabase)
                return inChunks && site.IsTableSized ? WriteForm.Chunks : WriteForm.Statement;

            return inChunks && write.MayRunPerChunk ? WriteForm.SavedChunks : null;
        }

        /// <summary>
        /// Whether the statement is all that the method does with tracked rows: nothing else that the tracker holds is saved with
        /// them, or read later.
        /// </summary>
        private bool IsDoneBy(RowWrite write) =>
            site.Body.ContextUses.All(write.Includes)
            && site.Body.Sites.All.All(other => ReferenceEquals(other, site) || other.Shape is RowShape.Columns
                or RowShape.UntrackedEntity || other.Terminal.Kind is TerminalKind.Aggregate or TerminalKind.SetBased)
            && (site.Use.Local is null || site.BufferDeclaration?.IsAsGoodAsDirectlyBefore(write.Statement.Syntax) == true);

        /// <summary>
        /// Whether nothing but EF Core stands between the rows and the database: no code that saving runs, no version that it
        /// compares, no other rows that come with these, and a query of whole rows of one table.
        /// </summary>
        private bool CanBeWrittenByDatabase =>
            site.Model.Symbols.HasSetBasedWrites
            && site.Context is { IsVisible: true, Intercepts: false, Observes: false }
            && site.Query.Source is { Kind: QuerySourceKind.Set, ContextType: { } context }
            && !site.Model.Symbols.OverridesSaving(context)
            && !site.Entity.HasVersion && !site.Entity.HasAutoInclude
            && site.Query.Steps.All(static s => s.Operator.Orders || s.Operator is QueryOperator.Where
                or QueryOperator.AsQueryable or QueryOperator.AsTracking or QueryOperator.AsNoTracking
                or QueryOperator.IgnoreQueryFilters or QueryOperator.TagWith);
    }

    /// <summary>Whether two expressions give the same context.</summary>
    internal static bool IsSameContext(IOperation? one, IOperation? other) => (one?.Unwrapped, other?.Unwrapped) switch
    {
        (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } left,
            IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } right) =>
            SymbolEqualityComparer.Default.Equals(left.Member, right.Member),
        ({ VariableNamed: { } left }, { VariableNamed: { } right }) => SymbolEqualityComparer.Default.Equals(left, right),
        _ => false,
    };
}
