namespace Rowbound.Analyzers.Queries;

/// <summary>One operator that is applied in memory and that the database could have applied.</summary>
/// <param name="Operation">The call, or the read of <c>Count</c>.</param>
/// <param name="Operator">Which operator.</param>
/// <param name="SameResults">Whether the database is proven to give the same.</param>
internal sealed record ClientStep(IOperation Operation, QueryOperator Operator, bool SameResults)
{
    internal bool IsWrittenAsMember =>
        Operation is IPropertyReferenceOperation || Operation is IInvocationOperation { IsWrittenAsMember: true };

    /// <summary>Whether all that the operator gives is used on the spot, so that it does not matter when it runs.</summary>
    internal bool IsConsumedAtOnce =>
        Operator.Terminal is not null || IsConsumedByLoop || Waiting(Operation) is not { } last || !Waits(last);

    /// <summary>Whether a loop runs over what the operator gives, one after the other.</summary>
    internal bool IsConsumedByLoop =>
        Operator.Terminal is null && (Waiting(Operation) ?? Operation).Consumer is IForEachLoopOperation;

    internal static ClientStep OfCount(IPropertyReferenceOperation count, QuerySite site) =>
        new(count, count.Type?.SpecialType == SpecialType.System_Int64 ? QueryOperator.LongCount : QueryOperator.Count,
            KeepsMeaning(QueryOperator.Count, site));

    /// <summary>
    /// Reads a call that is applied to what the steps before it give; <see langword="null"/> where the database cannot run it.
    /// </summary>
    internal static ClientStep? Of(IInvocationOperation call, QuerySite site, List<ClientStep> before)
    {
        if (site.OperatorOf(call) is not { } found || !site.IsInMemory(call)
            || !(Reduces(found) || (found.Orders && site.Terminal.Kind == TerminalKind.InMemory))
            || call.Arguments.Count(static a => !IsToken(a.Value)) > 2)
            return null;
        if (found is QueryOperator.Last or QueryOperator.LastOrDefault && !site.Query.IsOrdered)
            return null;

        var isProjected = before.Any(static s => s.Operator == QueryOperator.Select);
        var translation = call.Lambda() is { } lambda
            ? isProjected ? Translation.Fails : ServerTranslation.Of(lambda, found, site.Entity)
            : OfArgument(call, found, site, isProjected);
        return translation == Translation.Fails
            ? null
            : new(call, found, translation == Translation.Same && KeepsMeaning(found, site) && KeepsRows(call, found, site)
                && KeepsTime(call, site));
    }

    /// <summary>The last of the operators behind one, up to the first that does not wait until somebody enumerates it.</summary>
    private static IInvocationOperation? Waiting(IOperation operation)
    {
        var last = operation as IInvocationOperation;
        while (last is not null && Waits(last) && Next(last) is { } next)
            last = next;
        return last;
    }

    private static IInvocationOperation? Next(IInvocationOperation call) =>
        call.Consumer is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation next }
            && next.TargetMethod.IsExtensionMethod
            ? next
            : null;

    private static bool Waits(IInvocationOperation call) =>
        call.TargetMethod.ReturnType is { TypeKind: TypeKind.Interface, ContainingNamespace.Name: "Generic" or "Linq" };

    /// <summary>The operators that leave fewer rows or columns than they are given.</summary>
    private static bool Reduces(QueryOperator found) =>
        found is QueryOperator.Where or QueryOperator.Select or QueryOperator.Take or QueryOperator.Skip
        || found.Terminal is TerminalKind.SingleRow
        || (found.Terminal is TerminalKind.Aggregate && found != QueryOperator.Contains);

    /// <summary>No argument, or a number of rows; but no comparer, default value or second sequence.</summary>
    private static Translation OfArgument(IInvocationOperation call, QueryOperator found, QuerySite site, bool isProjected) =>
        (call.ArgumentAfterReceiver() is { } argument && !IsToken(argument) ? argument : null, found) switch
    {
        (null, QueryOperator.Min or QueryOperator.Max) => isProjected
            ? Translation.MayDiffer
            : ServerTranslation.OfExtreme(site.Query.ElementType),
        (null, _) => Translation.Same,
        // A number below nought means none in memory; databases take it for an error, or for all.
        ({ Type.SpecialType: SpecialType.System_Int32, ConstantValue: var count }, QueryOperator.Take or QueryOperator.Skip) =>
            count is { HasValue: true, Value: >= 0 } ? Translation.Same : Translation.MayDiffer,
        ({ Type.SpecialType: SpecialType.System_Int32 }, QueryOperator.ElementAt or QueryOperator.ElementAtOrDefault) =>
            Translation.MayDiffer,
        _ => Translation.Fails,
    };

    private static bool IsToken(IOperation value) => value.Type is { Name: nameof(CancellationToken) };

    private static bool KeepsMeaning(QueryOperator found, QuerySite site) => site.LoadsForNothingElse && found switch
    {
        // Overflow, rounding and the empty sequence are answered differently by databases.
        QueryOperator.Sum or QueryOperator.Average => false,
        QueryOperator.Last or QueryOperator.LastOrDefault or QueryOperator.ElementAt or QueryOperator.ElementAtOrDefault => false,
        QueryOperator.Select => site.CanProject,
        // In memory, rows that compare equal stay in the order in which they came.
        _ when found.Orders => false,
        _ => true,
    };

    /// <summary>
    /// Whether the rows that an operator takes by their place are the same: which row is the first of several is only said by an
    /// order without ties.
    /// </summary>
    private static bool KeepsRows(IInvocationOperation call, QueryOperator found, QuerySite site) =>
        found is not (QueryOperator.First or QueryOperator.FirstOrDefault or QueryOperator.Take or QueryOperator.Skip)
        || Chunkability.HasOneOrder(site.Query, site.Entity)
        || (call.Lambda() is { ReturnedValue: { } condition, Symbol.Parameters: [var row] }
            && new FilterBound(site.Model, site.Entity).Of(condition, row) == RowBound.One);

    /// <summary>
    /// Whether what the lambda captures and the rows are the same when the operator runs before its result is used.
    /// </summary>
    private static bool KeepsTime(IInvocationOperation call, QuerySite site) =>
        !site.Use.Rows.IsWritten && call.Arguments.All(a => a.Parameter?.Ordinal == 0 || site.IsConstant(a.Value));
}
