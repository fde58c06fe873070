namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about rows that are answered with.</summary>
internal static class QueryAnswers
{
    extension(QuerySite site)
    {
        /// <summary>
        /// Whether the endpoint may answer with the query instead, which is then read while the response is written: the rows are
        /// loaded on the spot, the context is not the endpoint's own to dispose of, and nothing else is waited for.
        /// </summary>
        internal bool CanAnswerWithStream(EndpointAnswer answer) =>
            site.Terminal is { IsWrittenAsMember: true, Operator: QueryOperator.ToList or QueryOperator.ToArray }
            && site.CanCompose && site.Use.Local is null
            && site.Shape is RowShape.Columns or RowShape.UntrackedEntity or RowShape.TrackedEntity
            && !site.Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution)
            && !(site.Shape == RowShape.TrackedEntity && (site.Query.Has(QueryOperator.Include) || site.LoadsLazily))
            && site.Query.Source.Context?.Unwrapped is not ILocalReferenceOperation and not IObjectCreationOperation
            && answer.WaitsForRowsOnly && !site.UsesTracker
            && (answer.IsLambda || (!site.Body.Owner.IsContract
                && (answer.Wrapper is not null || EfSymbols.IsPlainSequence(ReturnedBy(site.Body.Owner)))));

        /// <summary>How a query that is answered with stops tracking.</summary>
        internal NoTrackingForm NoTrackingInAnswer =>
            site.Shape == RowShape.TrackedEntity ? NoTrackingForm.Plain : NoTrackingForm.None;
    }

    extension(ISymbol member)
    {
        /// <summary>Whether somebody else says what the member returns.</summary>
        private bool IsContract => member is IMethodSymbol { IsVirtual: true } or IMethodSymbol { IsAbstract: true }
            || member.ContainingType.AllInterfaces.Any(i => i.GetMembers().Any(m =>
                SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(m), member)));
    }

    private static ITypeSymbol? ReturnedBy(ISymbol owner) => owner is IMethodSymbol { ReturnType: var type }
        ? type is INamedTypeSymbol { Name: "Task", TypeArguments: [var result] } ? result : type
        : null;
}
