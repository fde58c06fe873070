namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about what the change tracker keeps of a query, and who relies on it.</summary>
internal static class QueryTracking
{
    extension(QuerySite site)
    {
        /// <summary>
        /// Whether the method uses the change tracker otherwise than to query: it saves, adds, attaches, finds or asks for
        /// entries, or another of its queries writes what it tracks or reads navigations that tracking fills, so that what is
        /// tracked matters.
        /// </summary>
        internal bool UsesTracker =>
            !site.Body.ContextUses.IsEmpty || site.Body.Sites.OtherReliesOnTracking(site);

        /// <summary>Whether the method needs what tracking does with these rows.</summary>
        internal bool ReliesOnTracking =>
            site.Shape is RowShape.TrackedEntity or RowShape.Unknown
            && (site.Use.Rows.IsWritten || TrackingProof.ReadsUncovered(site));

        /// <summary>
        /// Whether nothing in the method depends on what the change tracker holds by this query: the tracker is not used, no
        /// entity of the type is edited, no other query of the method gives entities whose navigations this one may fill, and
        /// nothing is stored past the tracker that it would go on hiding. Code that shares the context counts as its own.
        /// </summary>
        internal bool IsTrackedAlone =>
            !site.UsesTracker && !site.Body.Edits(site.Entity.Symbol) && site.Body.Sites.OthersArePlainReading(site)
            && !site.Body.WritesInPlaceBetweenRunsOf(site.Terminal.Operation)
            && !(site.Body.WritesInPlace && site.Body.Sites.OthersMayTrack(site, [site.Entity.Symbol]))
            && !site.Model.SharedTracking.MatterTo(site);

        /// <summary>Whether the method may run the query more than once: in a loop, or in a function of its own.</summary>
        internal bool IsRepeated =>
            site.Scope.Loop is not null || site.Terminal.Operation.EnclosingLambda is not null;

        /// <summary>Whether the change tracker may keep entities of the query.</summary>
        internal bool MayTrack =>
            site.Terminal.Kind is not (TerminalKind.Aggregate or TerminalKind.SetBased)
            && site.Shape is not (RowShape.Columns or RowShape.UntrackedEntity);

        /// <summary>Whether it may keep others besides those of the type that the query starts from.</summary>
        internal bool MayTrackOthers =>
            site.MayTrack && (site.Shape != RowShape.TrackedEntity || site.Query.Has(QueryOperator.Include));

        /// <summary>Whether reading a navigation may run a query.</summary>
        internal bool LoadsLazily => site.Context.LoadsLazily || site.Entity.LoadsLazily;

        /// <summary>
        /// Whether the rows may be read one by one while their navigations are read, here or where they escape to.
        /// </summary>
        internal bool ReadsOnlyWhatIsLoaded =>
            site.Shape == RowShape.Columns
            || site.Use.Rows is { ReadsNavigations: false, Escapes: false }
            || (site.Context.IsVisible && !site.LoadsLazily);

        /// <summary>Whether the rows are only read, or are values that nobody can change.</summary>
        internal bool GivesUnchangedRows =>
            site.Use.Rows.IsReadOnly || (site.Query.ElementType is { } element && EfSymbols.IsImmutable(element));

        /// <summary>Whether the query neither needs nor shows what the change tracker holds.</summary>
        internal bool IsPlainReading =>
            site.Terminal.Kind is TerminalKind.Aggregate or TerminalKind.SetBased
            || site.Shape is RowShape.Columns or RowShape.UntrackedEntity
            || site.Use.Rows is { IsReadOnly: true, ReadsNavigations: false };

        /// <summary>
        /// Whether the query asks for tracking though the method writes nothing: its author has a reason that is not seen.
        /// </summary>
        internal bool IsTrackedByWish => site.Query.Has(QueryOperator.AsTracking) && !site.Use.Rows.IsWritten;

        /// <summary>
        /// How rows that are streamed or read in chunks stop tracking, which they must to be let go; <see langword="null"/> where
        /// they may not.
        /// </summary>
        internal NoTrackingForm? NoTrackingInPassing => site.Shape switch
        {
            RowShape.Columns => NoTrackingForm.None,
            RowShape.UntrackedEntity when !site.Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution) =>
                NoTrackingForm.None,
            RowShape.TrackedEntity when site.NoTracking == NoTrackingForm.Plain => NoTrackingForm.Plain,
            _ => null,
        };

        /// <summary>
        /// The part of the query that an operator about tracking goes behind: its source where it stands in one expression.
        /// </summary>
        internal SyntaxNode NoTrackingPlace =>
            site.IsWrittenWhole && site.Query.Steps is not [{ Operator: QueryOperator.FromSql }, ..]
                ? site.Query.Source.Expression.Syntax
                : site.Query.Syntax;

        /// <summary>
        /// The calls in the written query that say not to track, which say nothing any more once it gives columns.
        /// </summary>
        internal ImmutableArray<SyntaxNode> NoTrackingCalls => [.. site.Query.Steps
            .Where(step => step.Operator is QueryOperator.AsNoTracking or QueryOperator.AsNoTrackingWithIdentityResolution
                && step.Call.IsWrittenAsMember && site.Query.Syntax.Contains(step.Call.Syntax))
            .Select(static step => step.Call.Syntax)];

        /// <summary>
        /// Whether the change tracker keeps the rows beyond a loop: they are tracked, and the loop neither lets them go nor has a
        /// context of its own.
        /// </summary>
        internal bool IsKeptByTracker(ILoopOperation loop) =>
            site.Shape is RowShape.TrackedEntity or RowShape.HoldsEntity
            && !(site.Query.Source.Context?.Unwrapped is ILocalReferenceOperation { Local: var own }
                && site.InitialValueOf(own)?.IsWithin(loop) == true)
            && !loop.Body.Descendants().Any(static o => EfSymbols.ClearsTracker(o) || EfSymbols.Detaches(o));

        /// <summary>
        /// Whether the rows that an operator leaves out serve nothing: the tracker is used for nothing, no <c>Include</c> filters
        /// or fills navigations, and no rows are completed by others, as in a tree. And the model is visible that could say
        /// otherwise.
        /// </summary>
        internal bool LoadsForNothingElse =>
            site.Context is { IsVisible: true, ComparesAsSql: false }
            && !site.Query.Has(QueryOperator.Include) && !site.Entity.HasAutoInclude
            && (site.Shape is RowShape.Columns or RowShape.UntrackedEntity || (site.IsTrackedAlone && !site.Context.Observes))
            && !(site.Entity.RefersToItself && site.HoldsEntities && (site.Use.Rows.Escapes || site.Use.Rows.ReadsNavigations));
    }
}
