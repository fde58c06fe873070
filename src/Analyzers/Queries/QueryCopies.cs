namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about what is made of a buffer at once.</summary>
internal static class QueryCopies
{
    extension(QuerySite site)
    {
        /// <summary>
        /// Whether the second collection can be made of the query itself, which then is what is read, and how.
        /// </summary>
        internal bool CanFillCopyAtOnce =>
            site is { Purpose: BufferPurpose.Copied, Copy: { } copy, Terminal.IsWrittenAsMember: true, CanCompose: true }
            && copy.IsSameOf(site) && copy.IsInPlace(site);

        /// <summary>What a lambda does that must not happen while the query is open.</summary>
        internal LoopHazards HazardsOf(IAnonymousFunctionOperation lambda) =>
            new LoopBody(site.Model, site.Body).HazardsOf(lambda.Body);

        /// <summary>
        /// Whether no navigation is read of a row, or all that are read come with it: of entities that are tracked, later rows
        /// may fill them, and some load themselves.
        /// </summary>
        internal bool FillsNavigationsAtOnce => site.Shape switch
        {
            RowShape.Columns => true,
            _ when site.Use.Rows.Read.Any(site.MayReadMore) => false,
            RowShape.UntrackedEntity => !site.Use.Rows.ReadsNavigations || (site.Context.IsVisible && !site.LoadsLazily),
            _ => !site.Use.Rows.ReadsNavigations,
        };
    }
}
