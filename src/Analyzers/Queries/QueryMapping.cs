namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about projections that only the program can compute.</summary>
internal static class QueryMapping
{
    extension(QuerySite site)
    {
        /// <summary>
        /// The call in the last projection that is given a row, whole, and is code of the program: EF Core loads all columns of
        /// the entity for it, and tracks that.
        /// </summary>
        internal IOperation? ClientMapping =>
            site.Terminal.Kind is TerminalKind.Buffer or TerminalKind.Enumerate or TerminalKind.SingleRow
            && site.Query.Steps is [.., { Operator: QueryOperator.Select, Lambda: { } lambda } step]
            && site.Query.IsCertain(step) && site.Body.Contains(step.Call.Syntax)
            && lambda.Symbol.Parameters is [var row]
            && SymbolEqualityComparer.Default.Equals(row.Type, site.Entity.Symbol)
                ? lambda.ReturnedValue?.DescendantsAndSelf().FirstOrDefault(part => site.Maps(part, row))
                : null;

        /// <summary>Whether the entities that are mapped stay in the change tracker.</summary>
        internal bool TracksWhatIsMapped =>
            site.Context.Tracking == EntityModel.TrackingDefault.Tracks && !site.Entity.IsKeyless
            && !site.Query.Has(QueryOperator.AsNoTracking)
            && !site.Query.Has(QueryOperator.AsNoTrackingWithIdentityResolution);

        private bool Maps(IOperation part, IParameterSymbol row) => part switch
        {
            IInvocationOperation { TargetMethod: var method } call => site.IsOwnCode(method)
                && (IsRow(call.Instance, row) || call.Arguments.Any(a => IsRow(a.Value, row))),
            IObjectCreationOperation { Constructor: { } constructor } creation => site.IsOwnCode(constructor)
                && creation.Arguments.Any(a => IsRow(a.Value, row)),
            _ => false,
        };

        /// <summary>
        /// Whether a method is the program's and nothing says that something translates it: libraries do so for methods that are
        /// marked by an attribute.
        /// </summary>
        private bool IsOwnCode(IMethodSymbol method) =>
            !site.Model.Symbols.IsFromMetadata(method) && method.GetAttributes().IsEmpty
            && !site.Model.Symbols.IsExpressionTree(method.ReturnType);
    }

    private static bool IsRow(IOperation? value, IParameterSymbol row) =>
        value?.Unwrapped is IParameterReferenceOperation { Parameter: var parameter }
        && SymbolEqualityComparer.Default.Equals(parameter, row);
}
