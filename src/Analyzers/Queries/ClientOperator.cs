using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Rowbound.Analyzers.Queries;

/// <summary>An operator applied in memory to the result of a query, which the database could have applied.</summary>
/// <param name="Operation">The call, or the read of <c>Count</c>.</param>
/// <param name="Operator">Which operator.</param>
/// <param name="SameResults">Whether the database is proven to give the same.</param>
internal sealed record ClientOperator(IOperation Operation, QueryOperator Operator, bool SameResults)
{
    /// <summary>Whether what the operator gives is used on the spot, so that it does not matter when it runs and what list it gives.</summary>
    internal bool IsConsumedAtOnce =>
        Operator is not (QueryOperator.Where or QueryOperator.Select or QueryOperator.Take or QueryOperator.Skip)
        || Operation.Consumer is IForEachLoopOperation
        || Operation.Consumer is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } };

    /// <summary>Whether the operator stands where it may run more than once, or not at all.</summary>
    internal bool MayRunLater => Operation.Statement is not (LocalDeclarationStatementSyntax or ReturnStatementSyntax or ExpressionStatementSyntax or CommonForEachStatementSyntax)
        || Operation.Syntax.Ancestors().TakeWhile(static n => n is not StatementSyntax).Any(static n => n is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax);

    /// <summary>Reads the operator that is the only use of a buffer.</summary>
    internal static ClientOperator? Of(QuerySite site)
    {
        if (site.Use.Collection is not [{ } use] || site.Terminal.Operator is not (QueryOperator.ToList or QueryOperator.ToArray))
            return null;
        if (use.Kind == CollectionUseKind.Counted)
            return new(use.Operation, QueryOperator.Count, site.RowsStayWhenCounted);

        return use is { Kind: CollectionUseKind.Operator, Operation: IArgumentOperation { Parent: IInvocationOperation call } } ? OfCall(call, site) : null;
    }

    private static ClientOperator? OfCall(IInvocationOperation call, QuerySite site)
    {
        if (site.OperatorOf(call) is not { } found || !Reduces(found) || call.Arguments.Length > 2)
            return null;

        var translation = call.Lambda() is { } lambda ? ServerTranslation.Of(lambda, found, site.Entity) : OfArgument(call);
        return translation == Translation.Fails ? null : new(call, found, translation == Translation.Same && KeepsMeaning(found, site));
    }

    /// <summary>The operators that leave fewer rows or columns than they are given.</summary>
    private static bool Reduces(QueryOperator found) =>
        found is QueryOperator.Where or QueryOperator.Select or QueryOperator.Take or QueryOperator.Skip
        || found.Terminal is TerminalKind.SingleRow
        || (found.Terminal is TerminalKind.Aggregate && found != QueryOperator.Contains);

    /// <summary>A count, a number of rows; but no comparer, default value or second sequence.</summary>
    private static Translation OfArgument(IInvocationOperation call) =>
        call.ArgumentAfterReceiver() is null or { Type.SpecialType: SpecialType.System_Int32 } ? Translation.Same : Translation.Fails;

    private static bool KeepsMeaning(QueryOperator found, QuerySite site) => found switch
    {
        // Overflow, rounding and the empty sequence are answered differently by databases.
        QueryOperator.Sum or QueryOperator.Average => false,
        QueryOperator.Last or QueryOperator.LastOrDefault or QueryOperator.ElementAt or QueryOperator.ElementAtOrDefault => false,
        QueryOperator.Select => site.CanProject,
        { Terminal: TerminalKind.Aggregate } => site.RowsStayWhenCounted,
        _ => !site.UsesTracker && !site.Query.Has(QueryOperator.Include),
    };
}
