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
        if (site.Shape != RowShape.TrackedEntity || !site.Use.Rows.IsReadOnly || site.UsesTracker || site.Context.LoadsLazily || site.Entity.HasAutoInclude)
            return NoTrackingForm.None;

        var included = Included(site.Query);
        if (site.Use.Rows.Read.Any(member => IsUncovered(member, included)))
            return NoTrackingForm.None;
        if (included.All(site.IsCollection))
            return NoTrackingForm.Plain;

        // Identity resolution keeps every row until the enumeration ends: nothing is gained where rows are streamed.
        return site.Terminal.Kind == TerminalKind.Buffer ? NoTrackingForm.WithIdentity : NoTrackingForm.None;
    }

    private static bool IsUncovered(IPropertySymbol member, List<IPropertySymbol> included) =>
        QuerySite.IsNavigation(member) && !included.Contains(member, SymbolEqualityComparer.Default);

    private static List<IPropertySymbol> Included(Query query)
    {
        var members = new List<IPropertySymbol>();
        foreach (var step in query.Steps)
        {
            if (step is { Operator: QueryOperator.Include or QueryOperator.ThenInclude, Lambda: { } lambda })
                members.AddRange(lambda.Body.Descendants().OfType<IPropertyReferenceOperation>().Select(static p => p.Property.OriginalDefinition));
        }

        return members;
    }
}
