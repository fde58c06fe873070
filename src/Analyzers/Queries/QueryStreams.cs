namespace Rowbound.Analyzers.Queries;

/// <summary>Who keeps the rows of a stream that does not track, or does not seem to.</summary>
internal enum StreamKeeper
{
    /// <summary>Nobody that is known.</summary>
    Nobody,

    /// <summary>Identity resolution, which has to know every entity that it has made, until the loop ends.</summary>
    Identity,

    /// <summary>The change tracker, by the entities that stand in what the query projects.</summary>
    Projection,

    /// <summary>The change tracker, which was asked for the entry of each row.</summary>
    Entries,

    /// <summary>The loaders in the entities.</summary>
    Loaders,
}

/// <summary>Questions about rows that are read one by one and kept nevertheless.</summary>
internal static class QueryStreams
{
    extension(QuerySite site)
    {
        /// <summary>Who keeps every row of a loop that has passed, though the rows are no tracked entities.</summary>
        internal StreamKeeper KeeperIn(IForEachLoopOperation loop) => site switch
        {
            { Shape: RowShape.UntrackedEntity, Entity.IsKeyless: false } when site.ResolvesIdentity => StreamKeeper.Identity,
            { Shape: RowShape.UntrackedEntity } when site.Model.Symbols.KeepsUntracked =>
                site.AsksForEntries(loop) ? StreamKeeper.Entries
                : site.LoadsLazily ? StreamKeeper.Loaders : StreamKeeper.Nobody,
            { Shape: RowShape.HoldsEntity, IsTrackedByWish: false } when site.ProjectsTracked && site.IsKeptByTracker(loop) =>
                StreamKeeper.Projection,
            _ => StreamKeeper.Nobody,
        };

        /// <summary>Whether the query resolves identities on every path, and says nothing else about tracking on any.</summary>
        private bool ResolvesIdentity =>
            site.Query.AlwaysHas(QueryOperator.AsNoTrackingWithIdentityResolution)
            && !site.Query.Has(QueryOperator.AsNoTracking) && !site.Query.Has(QueryOperator.AsTracking);

        /// <summary>The call that asks for identities to be resolved.</summary>
        internal IInvocationOperation? IdentityCall =>
            site.Query.Steps.FirstOrDefault(static s => s.Operator == QueryOperator.AsNoTrackingWithIdentityResolution)?.Call;

        /// <summary>
        /// Whether identities matter to nobody: rows are only read, refer to no entity that they share, and no navigation is read
        /// that another row could have filled.
        /// </summary>
        internal bool NeedsNoIdentity =>
            site.Use.Rows.IsReadOnly && !site.Use.Rows.Read.Any(site.MayReadMore)
            && IncludePaths.Of(site) is { SharesEntities: false } && !TrackingProof.ReadsUncovered(site);

        /// <summary>Whether an entity stands in what is projected, and the query tracks.</summary>
        private bool ProjectsTracked =>
            site.Context.Tracking == EntityModel.TrackingDefault.Tracks
            && !site.Query.Has(QueryOperator.AsNoTracking)
            && !site.Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution)
            && site.ProjectsEntity && site.ClientMapping is null;

        /// <summary>
        /// Whether the last projection of the query gives entities: those of the table, or those behind a navigation.
        /// </summary>
        internal bool ProjectsEntity =>
            site.Query.Steps.LastOrDefault(static s => s.Operator == QueryOperator.Select)?.Lambda?.ReturnedValue is { } projected
            && ShapeReader.EntitiesIn(projected).Any(site.IsEntity);

        private bool IsEntity(IOperation part) => part switch
        {
            IParameterReferenceOperation { Type: INamedTypeSymbol type } =>
                SymbolEqualityComparer.Default.Equals(type, site.Entity.Symbol) && !site.Entity.IsKeyless,
            IPropertyReferenceOperation { Property: var member } => site.TypeOf(member.ContainingType).IsNavigation(member),
            _ => false,
        };

        /// <summary>Whether a loop asks the context for the entry of its row and does not let it go.</summary>
        private bool AsksForEntries(IForEachLoopOperation loop) =>
            loop.Locals is [var row]
            && site.Body.ContextUses.Any(use => use is IInvocationOperation { TargetMethod.Name: "Entry" } call
                && call.IsWithin(loop.Body)
                && call.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(a.Value.Unwrapped.VariableNamed, row)))
            && !loop.Body.Descendants().Any(static o => EfSymbols.ClearsTracker(o) || EfSymbols.Detaches(o));
    }
}
