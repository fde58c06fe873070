using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about reading a query chunk by chunk instead of whole, or page by page.</summary>
internal static class QueryChunks
{
    extension(QuerySite site)
    {
        /// <summary>Whether EF Core may read all rows into memory before it gives the first one.</summary>
        internal bool MayBeBuffered =>
            site.Context.Retries
            || site.Query.Has(QueryOperator.AsSplitQuery)
            || (site.Context.Splits && !site.Query.AlwaysHas(QueryOperator.AsSingleQuery));

        /// <summary>Whether the query asks the same each time that it runs: nothing that it captures is assigned after.</summary>
        internal bool AsksTheSameAgain => site.AsksTheSame(site.Query);

        private bool AsksTheSame(Query query) => query.Steps.All(step =>
            step.Call.Arguments.All(a => a.Parameter?.Ordinal == 0 || site.Body.IsConstantInMethod(a.Value))
            && query.Source.Expression.DescendantsAndSelf().All(site.Body.IsConstantInMethod));

        /// <summary>Whether a loop adds rows to the table that it reads: read by key, they would be met again.</summary>
        internal bool GrowsInside(IOperation loop) => site.Body.ContextUses.Any(use =>
            use.IsWithin(loop) && use is IInvocationOperation call
            && (SymbolEqualityComparer.Default.Equals(site.Model.Symbols.EntityOfSet(call.Instance?.Type), site.Entity.Symbol)
                || call.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(a.Value.Unwrapped.Type, site.Entity.Symbol))));

        /// <summary>
        /// The statement that saves the context right after another one, and does nothing else, where that is the only use of the
        /// tracker.
        /// </summary>
        private ExpressionStatementSyntax? OnlySaveAfter(IOperation statement) =>
            site.Body.ContextUses is [IInvocationOperation call] && site.Model.Symbols.Saves(call)
            && call.Statement is ExpressionStatementSyntax save && statement.Syntax.IsDirectlyBefore(save)
                ? save
                : null;

        /// <summary>
        /// The loops that use the result and nothing else does, where all stand behind its declaration and may read chunks; else
        /// none.
        /// </summary>
        internal ImmutableArray<SyntaxNode> LoopsBehind(StatementSyntax declaration) =>
            site.Use.Collection.All(use => use is { Kind: CollectionUseKind.Enumerated, Operation: IForEachLoopOperation loop }
                && loop.Syntax.Neighbourhood == declaration.Neighbourhood && site.CanBeChunkedIn(loop))
                ? [.. site.Use.Collection.Select(static use => use.Operation.Syntax)]
                : [];

        /// <summary>
        /// The statement that saves right after a loop that writes its rows, where saving and letting go each chunk of them would
        /// do as well: the tracker serves nothing else in the method.
        /// </summary>
        internal StatementSyntax? SaveAfterWriting(IForEachLoopOperation loop) =>
            site.Shape == RowShape.TrackedEntity
                && site.Use.Rows is { IsWritten: true, Escapes: false, IsCompared: false, Accumulations.Count: 0 }
            && site.CanBeChunkedIn(loop) && !loop.Breaks && !Chunkability.OrdersByAny(site.Query, site.Use.Rows.Written)
            && site.OnlySaveAfter(loop) is { } save && (site.HazardsOf(loop) & LoopHazards.ReachesDatabase) == 0
                ? save
                : null;

        /// <summary>The parts of an offset loop that drains its query.</summary>
        internal OffsetDrain? DrainOf(OffsetLoop offset) => OffsetDrain.Of(offset, site);

        /// <summary>How many rows an offset loop goes through.</summary>
        internal RowBound RowsOf(OffsetLoop offset) => new RowCounter(site.Model, site.Entity).Count(offset.Pages);

        /// <summary>
        /// Whether the pages of a drain may come by key: in the same order, which is total, and used as any read-only list may
        /// be.
        /// </summary>
        internal bool IsWalkedByKey(OffsetLoop offset) =>
            site.HasRuntimeLibrary && site.Scope.IsAsync
            && Chunkability.Of(offset.Pages, site.Entity) && Chunkability.IsTotallyOrdered(offset.Pages, site.Entity)
            && site.AsksTheSame(offset.Pages) && offset.Loop.MayAwait
            && site.Terminal.Operator == QueryOperator.ToList
            && site.Use.Collection.All(static u => u.Kind is CollectionUseKind.Enumerated or CollectionUseKind.Counted
                or CollectionUseKind.Indexed
                or CollectionUseKind.Operator or CollectionUseKind.HandedOver);

        /// <summary>
        /// Whether nothing in a drain can change the rows that are still to come, nor what the query asks for, and chunks come by
        /// the same key.
        /// </summary>
        internal bool IsDrainedUnseen(OffsetDrain drain)
        {
            var captured = new CapturedState(drain.Offset.Pages);
            var hazards = LoopHazards.ReachesDatabase | LoopHazards.CallsUnknownCode | LoopHazards.Yields
                | (captured.OutlivesMethod ? LoopHazards.ChangesOutside : LoopHazards.None);
            return !site.UsesTracker
                && (site.Shape is RowShape.Columns or RowShape.UntrackedEntity || site.NoTracking == NoTrackingForm.Plain)
                && !Chunkability.HasConvertedKey(drain.Offset.Pages, site.Entity)
                && site.HasRows(drain.Offset.Size)
                && drain.WorkOperations.All(w =>
                    !captured.IsNamedIn(w) && (new LoopBody(site.Model, site.Body).HazardsOf(w) & hazards) == 0);
        }

        /// <summary>Whether a page is known to have rows: one of none is empty, where chunks of none are an error.</summary>
        private bool HasRows(IOperation size) => size.Unwrapped switch
        {
            { ConstantValue: { HasValue: true, Value: var constant } } => constant is > 0,
            ILocalReferenceOperation { Local: var local } => site.DefinitionOf(local) is { } value && site.HasRows(value),
            IFieldReferenceOperation { Field: var field } =>
                site.Model.OnlyValueOf(field) is { } only && only.Value.ConstantValue is { HasValue: true, Value: > 0 },
            IPropertyReferenceOperation { Property: var property } =>
                site.Model.OnlyValueOf(property) is { } only && only.Value.ConstantValue is { HasValue: true, Value: > 0 },
            _ => false,
        };

        /// <summary>Whether the runtime library can walk the query in chunks.</summary>
        internal bool CanBeChunked =>
            site.CanCompose && site.HasRuntimeLibrary && site.Scope.IsAsync && Chunkability.Of(site.Query, site.Entity);

        /// <summary>
        /// Whether a loop may ask for chunk after chunk: it may await, the query asks the same each time, and the loop adds no
        /// rows that it would meet.
        /// </summary>
        internal bool CanBeChunkedIn(IForEachLoopOperation loop) =>
            site.CanBeChunked && site.AsksTheSameAgain
            && loop is { NamesItsRow: true, MayAwait: true } && !site.GrowsInside(loop);
    }
}
