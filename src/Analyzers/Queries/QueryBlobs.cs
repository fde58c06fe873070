namespace Rowbound.Analyzers.Queries;

/// <summary>Questions about large values that only pass through.</summary>
internal static class QueryBlobs
{
    extension(QuerySite site)
    {
        /// <summary>
        /// The large column of one row that is read whole, only to be copied to a stream or file, or to be hashed.
        /// </summary>
        internal IPropertySymbol? PassedThroughColumn =>
            site.Terminal is { Kind: TerminalKind.SingleRow, Helper: null }
            && site.Query.Steps is [.., { Operator: QueryOperator.Select, Lambda: { ReturnedValue: { } value } lambda }]
            && value.Unwrapped is IPropertyReferenceOperation { Instance: { } owner, Property: var column }
            && owner.Unwrapped is IParameterReferenceOperation { Parameter: var row }
            && SymbolEqualityComparer.Default.Equals(row, lambda.Symbol.Parameters[0])
            && site.IsLargeBinary(column) && site.OnlyPassesThrough
                ? column
                : null;

        private bool IsLargeBinary(IPropertySymbol column) =>
            column.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }
            && site.Entity.LargeColumns(site.Options.LargeColumnBytes)
                .Contains(column, SymbolEqualityComparer.Default);

        private bool OnlyPassesThrough
        {
            get
            {
                var result = site.Terminal.Result;
                if (ResultFlow.HeldBy(result) is not { } local)
                    return site.IsSink(result);
                if (site.DefinitionOf(local) is null)
                    return false;

                var uses = site.ReferencesTo(local).Where(static r => !r.IsWritten).ToList();
                return uses.Exists(site.IsSink) && uses.TrueForAll(use => site.IsSink(use) || IsQuestion(use));
            }
        }

        private bool IsSink(IOperation value) =>
            value.Consumer is IArgumentOperation { Parent: { } call } && site.Model.Symbols.TakesStreamInstead(call);
    }

    /// <summary>Whether a use of the value only asks whether there is one, or how long it is.</summary>
    private static bool IsQuestion(IOperation value) => value.Consumer switch
    {
        IBinaryOperation { LeftOperand: var left, RightOperand: var right } => left.IsNull || right.IsNull,
        IIsPatternOperation test => test.Pattern.TestsForNull,
        IPropertyReferenceOperation => true,
        _ => false,
    };
}
