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
        if (site.Shape != RowShape.TrackedEntity || !site.Use.Rows.IsReadOnly || !site.IsTrackedAlone || site.LoadsLazily || site.Context.Observes)
            return NoTrackingForm.None;
        if (site.Terminal.Operator == QueryOperator.Load || IncludePaths.Of(site) is not { } included || !site.Use.Rows.Read.All(IsThere))
            return NoTrackingForm.None;
        if (!included.SharesEntities)
            return NoTrackingForm.Plain;

        // Identity resolution keeps every row until the enumeration ends: nothing is gained where rows are streamed.
        return site.Terminal.Kind == TerminalKind.Buffer ? NoTrackingForm.WithIdentity : NoTrackingForm.None;

        // What is computed may read navigations that only tracking fills.
        bool IsThere(IPropertySymbol member) => included.Covers(member) || site.TypeOf(member.ContainingType).IsPlainColumn(member);
    }
}
