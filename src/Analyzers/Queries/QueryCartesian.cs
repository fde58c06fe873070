using Rowbound.Analyzers.EntityModel;

namespace Rowbound.Analyzers.Queries;

/// <summary>Two collections of one row that a single statement reads: each of the one comes with each of the other.</summary>
/// <param name="First">The collection that is read first.</param>
/// <param name="Second">The other one.</param>
/// <param name="Place">Where the second is asked for.</param>
internal sealed record CartesianPair(IPropertySymbol First, IPropertySymbol Second, Location Place);

/// <summary>Questions about collections that multiply each other.</summary>
internal static class QueryCartesian
{
    extension(QuerySite site)
    {
        /// <summary>
        /// Two collections side by side that the query reads in one statement by nobody's decision; neither is known to stay
        /// short.
        /// </summary>
        internal CartesianPair? Cartesian =>
            site.Terminal.Kind is TerminalKind.Buffer or TerminalKind.Enumerate or TerminalKind.SingleRow
            && site.Context is { IsVisible: true, HasSplittingMode: false }
            && !site.Query.Has(QueryOperator.AsSplitQuery) && !site.Query.Has(QueryOperator.AsSingleQuery)
                ? site.IncludedPair ?? site.ProjectedPair
                : null;

        private CartesianPair? IncludedPair
        {
            get
            {
                if (!site.Query.Has(QueryOperator.Include) || site.Shape == RowShape.Columns)
                    return null;

                var unused = site.UnusedInclude?.Steps ?? [];
                var before = new List<IncludeStep>();
                foreach (var include in site.Includes.Where(i => site.Multiplies(i) && unused.All(u => u.Step != i.Step)))
                {
                    if (before.Find(b => !IsPrefix(b.Path, include.Path) && !IsPrefix(include.Path, b.Path)) is { } first)
                        return new(LastCollection(first, site), LastCollection(include, site), site.PlaceOf(include));
                    before.Add(include);
                }

                return null;
            }
        }

        /// <summary>Whether the rows come once for each entity of a collection that the call includes.</summary>
        private bool Multiplies(IncludeStep include) =>
            !include.IsBounded && site.Query.IsCertain(include.Step) && include.Own.Any(site.MayBeMany);

        private bool MayBeMany(IPropertySymbol navigation) =>
            site.IsCollection(navigation)
            && site.TypeOf(navigation.ContainingType).IsNavigation(navigation)
            && site.GrowthBehind(navigation) is var growth
            && growth >= (site.SelectsOne ? Growth.Grows : Growth.Unknown);

        private Location PlaceOf(IncludeStep include) =>
            site.Body.Contains(include.Step.Call.Syntax) ? include.Step.Call.NameLocation : site.SourceLocation;

        private CartesianPair? ProjectedPair
        {
            get
            {
                if (site.Query.Steps is not [.., { Operator: QueryOperator.Select, Lambda: { } lambda } step]
                    || !site.Query.IsCertain(step) || !site.Body.Contains(step.Call.Syntax)
                    || lambda.ReturnedValue is not { } projected)
                    return null;

                IPropertyReferenceOperation? first = null;
                foreach (var member in ProjectedCollections.In(projected, lambda).Where(m => site.MayBeMany(m.Property)))
                {
                    if (first is not null && !SymbolEqualityComparer.Default.Equals(first.Property, member.Property))
                        return new(first.Property, member.Property, member.Syntax.GetLocation());
                    first ??= member;
                }

                return null;
            }
        }
    }

    /// <summary>The collection that the call includes, for a message.</summary>
    private static IPropertySymbol LastCollection(IncludeStep include, QuerySite site) => include.Own.Last(site.IsCollection);

    private static bool IsPrefix(ImmutableArray<IPropertySymbol> path, ImmutableArray<IPropertySymbol> longer) =>
        path.Length <= longer.Length
        && path.Zip(longer, static (one, other) => SymbolEqualityComparer.Default.Equals(one, other)).All(static same => same);
}
