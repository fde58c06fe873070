namespace Rowbound.Analyzers.Queries;

/// <summary>How a query may stop tracking without changing what the method computes.</summary>
internal enum NoTrackingForm
{
    /// <summary>It may not, or that is not proven.</summary>
    None,

    /// <summary><c>AsNoTracking()</c>.</summary>
    Plain,

    /// <summary><c>AsNoTrackingWithIdentityResolution()</c>: rows share entities that they refer to.</summary>
    WithIdentity,
}

/// <summary>
/// Decides whether tracking is for nothing: the method sees every use of the entities, only reads them, asks nothing else of the
/// change tracker, and reads no navigation that another query or lazy loading would have to fill.
/// </summary>
internal static class TrackingProof
{
    internal static NoTrackingForm Of(QuerySite site)
    {
        if (site.Shape != RowShape.TrackedEntity || !site.Use.Rows.IsReadOnly || !site.IsTrackedAlone || !site.CanCompose
            || IsTrackedOnPurpose(site))
            return NoTrackingForm.None;
        if (IncludePaths.Of(site) is not { } included || ReadsUncovered(site) || site.Use.Rows.Read.Any(site.MayReadMore)
            || MayBeFilledUp(site, included) || MayMergeRows(site))
            return NoTrackingForm.None;
        if (!included.SharesEntities)
            return NoTrackingForm.Plain;

        // Identity resolution keeps every row until the enumeration ends: nothing is gained where rows are streamed.
        return site.Terminal.Kind == TerminalKind.Buffer ? NoTrackingForm.WithIdentity : NoTrackingForm.None;
    }

    /// <summary>
    /// Whether a navigation is read that the query itself does not include: tracking, or a lazy loader, fills it.
    /// </summary>
    internal static bool ReadsUncovered(QuerySite site)
    {
        var included = IncludePaths.Of(site);
        return site.Use.Rows.Read.Any(member => QuerySite.IsNavigation(member) && included?.Covers(member) != true);
    }

    /// <summary>
    /// Whether a collection that is included may hold what was read before, or in that order: by another query, or where only a
    /// part of it is included by this one in an earlier turn.
    /// </summary>
    private static bool MayBeFilledUp(QuerySite site, IncludePaths included) =>
        site.Body.Sites.OthersMayTrack(site, included.Targets) || (included.LoadsParts && site.IsRepeated);

    /// <summary>
    /// Whether rows that come twice are one in the collection that they go into, which they are by being one object.
    /// </summary>
    private static bool MayMergeRows(QuerySite site) =>
        EfSymbols.ComparesItems(site.Terminal.Result.Type)
        && (site.Query.Has(QueryOperator.Concat) || site.Query.Has(QueryOperator.FromSql));

    /// <summary>
    /// Whether tracking is asked for, or somebody may wait for it: loaders, or handlers of the tracker's events.
    /// </summary>
    private static bool IsTrackedOnPurpose(QuerySite site) =>
        site.Terminal.Operator == QueryOperator.Load || site.Query.Has(QueryOperator.AsTracking)
        || site.LoadsLazily || site.Context.Observes || site.Entity.HasAutoInclude;
}
