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
        if (site.Shape != RowShape.TrackedEntity || !site.Use.Rows.IsReadOnly || site.UsesTracker || IsTrackedOnPurpose(site))
            return NoTrackingForm.None;
        if (Included(site.Query) is not { } included || ReadsUncovered(site) || site.Use.Rows.Read.Any(site.MayReadMore))
            return NoTrackingForm.None;
        if (included.All(member => site.IsCollection(member) && !site.IsManyToMany(member)))
            return NoTrackingForm.Plain;

        // Identity resolution keeps every row until the enumeration ends: nothing is gained where rows are streamed.
        return site.Terminal.Kind == TerminalKind.Buffer ? NoTrackingForm.WithIdentity : NoTrackingForm.None;
    }

    /// <summary>Whether a navigation is read that the query itself does not include: tracking, or a lazy loader, fills it.</summary>
    internal static bool ReadsUncovered(QuerySite site)
    {
        var included = Included(site.Query) ?? [];
        return site.Use.Rows.Read.Any(member => QuerySite.IsNavigation(member) && !included.Contains(member, SymbolEqualityComparer.Default));
    }

    /// <summary>Whether somebody may wait for the entities to be tracked: the query says so, loaders do, or handlers of the tracker's events.</summary>
    private static bool IsTrackedOnPurpose(QuerySite site) =>
        site.Query.Has(QueryOperator.AsTracking) || site.Context.Observes || site.Context.LoadsLazily || site.Entity.LoadsLazily || site.Entity.HasAutoInclude;

    /// <summary>The navigations that a query includes; <see langword="null"/> where one is named by a string.</summary>
    private static List<IPropertySymbol>? Included(Query query)
    {
        var members = new List<IPropertySymbol>();
        foreach (var step in query.Steps)
        {
            if (step.Operator is not (QueryOperator.Include or QueryOperator.ThenInclude))
                continue;
            if (step.Lambda is not { } lambda)
                return null;

            members.AddRange(lambda.Body.Descendants().OfType<IPropertyReferenceOperation>().Select(static p => p.Property.OriginalDefinition));
        }

        return members;
    }
}
