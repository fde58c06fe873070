using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Why EF Core reads all rows into memory before it gives the first one, though the program streams them.</summary>
internal enum BufferingCause
{
    /// <summary>It does not, or that is not known.</summary>
    None,

    /// <summary>An execution strategy that retries has to be able to begin again.</summary>
    Retries,

    /// <summary>A split query reads several results over one connection.</summary>
    Splits,
}

/// <summary>Questions about queries that are streamed in vain, and how they stream in truth.</summary>
internal static class QueryBuffering
{
    extension(QuerySite site)
    {
        /// <summary>What makes EF Core buffer the query.</summary>
        internal BufferingCause BufferingCause => site.Context switch
        {
            { RetriesSurely: true } => BufferingCause.Retries,
            { Provider: DatabaseProvider.Npgsql or DatabaseProvider.MySql or DatabaseProvider.SqlServer } when site.IsSplit =>
                BufferingCause.Splits,
            _ => BufferingCause.None,
        };

        /// <summary>
        /// How severe it is: SQL Server does not buffer split queries where its connection string allows several results at once,
        /// which is seldom seen in code.
        /// </summary>
        internal DiagnosticSeverity? BufferedSeverity =>
            site.BufferingCause == BufferingCause.Splits && site.Context.Provider == DatabaseProvider.SqlServer
                && site.TableSeverity is not null
                ? DiagnosticSeverity.Info
                : site.TableSeverity;

        /// <summary>Whether nothing but EF Core's buffer keeps the rows: no tracker and no collection of the loop.</summary>
        internal bool IsLetGoByLoop => site is { NoTrackingInPassing: NoTrackingForm.None, FillPerRow: null, Accumulation: null };

        /// <summary>
        /// Whether a loop may run while the query is open, as it never was: nothing in it reaches the database, waits, or is seen
        /// half done, and no navigation that is read runs a query.
        /// </summary>
        internal bool MayStayOpenDuring(IForEachLoopOperation loop) =>
            !site.Scope.IsGuarded && site.ReadsOnlyWhatIsLoaded && site.HazardsOf(loop) == LoopHazards.None;

        /// <summary>
        /// Whether the query is the same in one piece: it asks for no collections, for which it would be split by the context.
        /// </summary>
        internal bool IsSameInOnePiece =>
            !site.Query.Has(QueryOperator.AsSplitQuery)
            && (!site.Context.Splits || site.Query.AlwaysHas(QueryOperator.AsSingleQuery) || !site.AsksForCollections);

        /// <summary>
        /// Whether <c>AsSingleQuery</c> can be put into the query: at its set, or where rows are objects.
        /// </summary>
        internal bool TakesSingleQuery =>
            site.CanCompose && (site.NoTrackingPlace != site.Query.Syntax || site.Query.ElementType is { IsReferenceType: true });

        /// <summary>Whether the runtime library streams the query, in the order that it has and no other.</summary>
        internal bool CanBeStreamed =>
            site is { HasRuntimeLibrary: true, CanCompose: true, IsSameInOnePiece: true }
            && !site.Query.Has(QueryOperator.AsTracking) && Chunkability.IsTotallyOrdered(site.Query, site.Entity);

        private bool IsSplit => site.Query.AlwaysHas(QueryOperator.AsSplitQuery)
            || (site.Context.Splits && !site.Query.Has(QueryOperator.AsSingleQuery));

        /// <summary>Whether collections come with the rows, or are a part of what these are projected to.</summary>
        private bool AsksForCollections =>
            site.Query.Has(QueryOperator.Include) || site.Entity.HasAutoInclude
            || site.Query.Steps.Any(step => step.Operator == QueryOperator.Select
                && step.Lambda?.Body.Descendants().Any(o => site.Model.Symbols.IsQueryable(o.Type)
                    || (o is IPropertyReferenceOperation { Property: var member } && site.IsCollection(member))) != false);
    }
}
