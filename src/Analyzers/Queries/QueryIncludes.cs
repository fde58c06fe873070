using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>What a query includes though nobody reads it.</summary>
/// <param name="Steps">The calls that do, in their order.</param>
/// <param name="IsDropped">Whether EF Core leaves it out of the statement by itself.</param>
/// <param name="KeepsRows">Whether the query is proven to give the same rows in the same order without it.</param>
internal sealed record UnusedInclude(ImmutableArray<IncludeStep> Steps, bool IsDropped, bool KeepsRows)
{
    /// <summary>The navigations that are included for nothing.</summary>
    internal IEnumerable<IPropertySymbol> Navigations => Steps.SelectMany(static s => s.Own);
}

/// <summary>Questions about the navigations that a query includes.</summary>
internal static class QueryIncludes
{
    extension(QuerySite site)
    {
        /// <summary>The calls that include navigations by a lambda, and what each leads to.</summary>
        internal IEnumerable<IncludeStep> Includes
        {
            get
            {
                var known = new Dictionary<QueryStep, IncludeStep>();
                foreach (var step in site.Query.Steps)
                {
                    if (step.Operator is QueryOperator.Include or QueryOperator.ThenInclude
                        && IncludeStep.Of(step, known) is { } include)
                        known[step] = include;
                }

                return known.Values;
            }
        }

        /// <summary>What the query includes though it is proven that nobody reads it.</summary>
        internal UnusedInclude? UnusedInclude
        {
            get
            {
                if (!site.Query.Has(QueryOperator.Include) || !site.IsWrittenWhole || site.Entity.HasAutoInclude)
                    return null;

                var isDropped = site.DropsIncludes;
                if (!isDropped && !site.SeesAllReads)
                    return null;

                var unused = new List<IncludeStep>();
                foreach (var include in site.Includes)
                {
                    if (isDropped || (include.Parent is { } parent && unused.Contains(parent)) || site.IsUnread(include))
                        unused.Add(include);
                }

                return unused.Count == 0 ? null : new([.. unused], isDropped, site.KeepsRowsWithout(unused, isDropped));
            }
        }

        /// <summary>
        /// Whether EF Core ignores what is included: no entity is left in the rows, or the database computes one value.
        /// </summary>
        private bool DropsIncludes => site.Terminal.Kind == TerminalKind.Aggregate || site.Shape == RowShape.Columns;

        /// <summary>
        /// Whether every use of the rows is seen, and nobody else could read a navigation that is filled by what this query
        /// includes.
        /// </summary>
        private bool SeesAllReads =>
            site.Terminal is { Kind: TerminalKind.Buffer or TerminalKind.Enumerate or TerminalKind.SingleRow,
                Helper: null, Operator: not QueryOperator.Load }
            && site.HoldsEntities
            && site.Use.Rows is { Escapes: false, Read.Count: > 0 }
            && (site.Shape == RowShape.UntrackedEntity
                || (site.IsTrackedAlone && !site.Context.Observes && !site.IsTrackedByWish))
            && !site.Use.Rows.Read.Any(site.MayReadMore)
            && !TrackingProof.ReadsUncovered(site);

        /// <summary>Whether the first navigation that a call names is never read: what is behind it cannot be, either.</summary>
        private bool IsUnread(IncludeStep include) =>
            include.Own is [var first, ..]
            && site.TypeOf(first.ContainingType).IsNavigation(first)
            && !site.Use.Rows.Read.Contains(first);

        /// <summary>
        /// Whether the same rows come in the same order without what is included. A reference is joined, and a join may take
        /// rows away, unless it is behind a collection; that adds an order by key behind the one that is asked for.
        /// </summary>
        private bool KeepsRowsWithout(List<IncludeStep> unused, bool isDropped) =>
            site.Context.IsVisible
            && unused.All(include => include.Path.TakeWhile(n => !site.IsCollection(n))
                .All(n => !include.Own.Contains(n) || site.KeepsRowsWithout(n, isDropped)))
            && (isDropped || site.HasDeterminedRows);

        private bool KeepsRowsWithout(IPropertySymbol reference, bool isDropped) =>
            EfSymbols.TargetOf(reference.Type) is INamedTypeSymbol target && !site.TypeOf(target).MayHaveQueryFilter
            && (isDropped || site.TypeOf(reference.ContainingType).IsOptional(reference));

        /// <summary>
        /// Whether the rows are the same ones in the same order however the database reads them: at most one is selected, or
        /// the order leaves no ties.
        /// </summary>
        internal bool HasDeterminedRows =>
            site.SelectsOne || site.Terminal.Operator is QueryOperator.Single or QueryOperator.SingleOrDefault
            || Chunkability.IsTotallyOrdered(site.Query, site.Entity);

        /// <summary>Whether the query, or it and the condition of the call that executes it, selects at most one row.</summary>
        internal bool SelectsOne => site.Rows == RowBound.One
            || (site.Terminal is { Kind: TerminalKind.SingleRow, Call: { } call }
                && call.Lambda() is { ReturnedValue: { } condition, Symbol.Parameters: [var row] }
                && new FilterBound(site.Model, site.Entity).Of(condition, row) == RowBound.One);

        /// <summary>Whether what a navigation leads to grows with the use of the program.</summary>
        internal bool LeadsToGrowing(IPropertySymbol navigation) => site.GrowthBehind(navigation) == Growth.GrowsWithUse;

        /// <summary>Whether the table grows that a navigation leads to.</summary>
        internal Growth GrowthBehind(IPropertySymbol navigation) =>
            EfSymbols.TargetOf(navigation.Type) is INamedTypeSymbol target
                ? site.Model.Entities.GrowthOf(target, site.Terminal.Operation.Syntax.SyntaxTree)
                : Growth.Unknown;
    }
}
