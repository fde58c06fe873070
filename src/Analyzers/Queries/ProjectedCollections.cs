namespace Rowbound.Analyzers.Queries;

/// <summary>Finds the collections of a row that a projection keeps as collections, whatever it makes of their entities.</summary>
internal static class ProjectedCollections
{
    internal static IEnumerable<IPropertyReferenceOperation> In(IOperation projected, IAnonymousFunctionOperation lambda) =>
        projected.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Where(member =>
            member.Instance?.Unwrapped is IParameterReferenceOperation { Parameter: var row }
            && SymbolEqualityComparer.Default.Equals(row, lambda.Symbol.Parameters[0])
            && ReferenceEquals(member.EnclosingFunction, lambda)
            && IsKept(member));

    /// <summary>
    /// Whether what is made of the collection is one in turn: not its count, its first entity or the few that are taken, nor
    /// another sequence that it is only a part of.
    /// </summary>
    private static bool IsKept(IPropertyReferenceOperation member)
    {
        IOperation value = member;
        while (value.Consumer is IArgumentOperation { Parent: IInvocationOperation call } argument)
        {
            if (argument.Parameter?.Ordinal != 0 || !IsView(call.TargetMethod))
                return false;
            value = call;
        }

        return value.Consumer is not (IMemberReferenceOperation or IInvocationOperation or IBinaryOperation);
    }

    private static bool IsView(IMethodSymbol method) => method.ContainingNamespace?.Name == nameof(System.Linq)
        && method.Name is nameof(Enumerable.Where) or nameof(Enumerable.Select) or nameof(Enumerable.OrderBy)
            or nameof(Enumerable.OrderByDescending) or nameof(Enumerable.ThenBy) or nameof(Enumerable.ThenByDescending)
            or nameof(Enumerable.ToList) or nameof(Enumerable.ToArray) or nameof(Enumerable.AsEnumerable)
            or nameof(Queryable.AsQueryable);
}
