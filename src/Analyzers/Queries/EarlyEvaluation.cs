namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The place where a query ends too early: an operator that the database could run, or that was meant for it, runs over every row
/// in memory instead.
/// </summary>
/// <param name="Reason">What ends the query, for a reader.</param>
/// <param name="Cut">The call of <c>AsEnumerable</c> or <c>AsAsyncEnumerable</c> that ends it, where one does.</param>
/// <param name="Moved">The operators that may go before the cut; none where the database cannot run it as it is written.</param>
internal sealed record EarlyEvaluation(string Reason, IInvocationOperation? Cut, ClientOperator? Moved)
{
    /// <summary>Reads what cuts a query short, where an operator in memory does.</summary>
    internal static EarlyEvaluation? Of(QuerySite site)
    {
        if (site.Terminal is not { Helper: null, Call: { Receiver: { } receiver } call, Kind: TerminalKind.InMemory
                or TerminalKind.Aggregate or TerminalKind.SingleRow } || !site.IsInMemory(call))
            return null;

        var moved = ClientOperator.From(call, site);
        if (receiver.Unwrapped is IInvocationOperation cut && site.Model.Symbols.IsEnumerationWrapper(cut.TargetMethod))
            return OfCut(cut, call, moved, site);
        if (!site.CanComposeOn(receiver.Unwrapped))
            return moved is null ? null : new($"'{NameOf(receiver)}' is no IQueryable any more", null, moved);

        return DelegateOf(call) is { } name ? new($"'{name}' is a delegate and no expression", null, null) : null;
    }

    private static EarlyEvaluation? OfCut(
        IInvocationOperation cut, IInvocationOperation call, ClientOperator? moved, QuerySite site)
    {
        if (moved is not null)
            return new($"'{cut.TargetMethod.Name}' ends the query before it", cut, moved);

        // Whoever ends a query on purpose knows that something cannot be translated; what is computed from columns can be.
        return call.Lambda() is { } lambda && ComputedIn(lambda, site) is { } member
            ? new($"'{member.Name}' is computed and no column", cut, null)
            : null;
    }

    /// <summary>Whether what the operator gives is reached after few rows, so that no more of them are read.</summary>
    internal static bool StopsEarly(IInvocationOperation call, QuerySite site)
    {
        for (var next = call; next is not null; next = NextOf(next, site))
        {
            switch (site.OperatorOf(next))
            {
                case { Orders: true }:
                    return false;
                case QueryOperator.Take or QueryOperator.First or QueryOperator.FirstOrDefault or QueryOperator.Any
                    or QueryOperator.All or QueryOperator.ElementAt or QueryOperator.ElementAtOrDefault:
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether an operator among those in memory has to hold all rows before it gives the first.</summary>
    internal static bool Sorts(IInvocationOperation call, QuerySite site)
    {
        for (var next = call; next is not null; next = NextOf(next, site))
        {
            if (site.OperatorOf(next) is { Orders: true })
                return true;
        }

        return false;
    }

    private static IInvocationOperation? NextOf(IInvocationOperation call, QuerySite site) =>
        call.Consumer is IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation next } && site.IsInMemory(next)
            ? next
            : null;

    /// <summary>What a reader would call the sequence.</summary>
    private static string NameOf(IOperation receiver) => receiver.Unwrapped switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        IInvocationOperation call => call.TargetMethod.Name,
        { VariableNamed: { } variable } => variable.Name,
        _ => "IEnumerable",
    };

    /// <summary>The name of the delegate that an operator is given where it could be given an expression.</summary>
    private static string? DelegateOf(IInvocationOperation call) => call.ArgumentAfterReceiver()?.Unwrapped switch
    {
        IDelegateCreationOperation { Target: IMethodReferenceOperation group } => group.Method.Name,
        IMemberReferenceOperation { Type.TypeKind: TypeKind.Delegate } member => member.Member.Name,
        { Type.TypeKind: TypeKind.Delegate, VariableNamed: { } variable } => variable.Name,
        _ => null,
    };

    /// <summary>The first property that a lambda reads of a row and that is computed from its columns.</summary>
    private static IPropertySymbol? ComputedIn(IAnonymousFunctionOperation lambda, QuerySite site) =>
        lambda.Body.Descendants().OfType<IPropertyReferenceOperation>()
            .Where(static p => p.Instance?.Unwrapped is IParameterReferenceOperation)
            .Select(static p => p.Property)
            .FirstOrDefault(p => SymbolEqualityComparer.Default.Equals(p.ContainingType, site.Entity.Symbol)
                && !site.Entity.IsPlainColumn(p) && site.Entity.ColumnsBehind(p) is { IsEmpty: false });
}
