namespace Rowbound.Analyzers.Queries;

/// <summary>One call that includes navigations.</summary>
/// <param name="Step">The call.</param>
/// <param name="Parent">The call that it goes on from, where it is a <c>ThenInclude</c>.</param>
/// <param name="Own">The navigations that the call itself names, in their order.</param>
/// <param name="IsBounded">Whether it takes but a constant number of the entities behind the last of them.</param>
internal sealed record IncludeStep(
    QueryStep Step, IncludeStep? Parent, ImmutableArray<IPropertySymbol> Own, bool IsBounded)
{
    /// <summary>The navigations from the rows of the query on.</summary>
    internal ImmutableArray<IPropertySymbol> Path { get; } = Parent is null ? Own : Parent.Path.AddRange(Own);

    /// <summary>
    /// Reads a call; <see langword="null"/> where it names the navigation by a string, or goes on from one that does.
    /// </summary>
    internal static IncludeStep? Of(QueryStep step, IReadOnlyDictionary<QueryStep, IncludeStep> known)
    {
        IncludeStep? parent = null;
        if (step.Operator == QueryOperator.ThenInclude
            && !(step.Input is QueryStep before && known.TryGetValue(before, out parent)))
            return null;

        var own = ImmutableArray.CreateBuilder<IPropertySymbol>();
        var isBounded = false;
        return step.Lambda?.ReturnedValue is { } path && Read(path, own, ref isBounded)
            ? new(step, parent, own.ToImmutable(), isBounded)
            : null;
    }

    private static bool Read(IOperation path, ImmutableArray<IPropertySymbol>.Builder own, ref bool isBounded)
    {
        switch (path.Unwrapped)
        {
            case IParameterReferenceOperation:
                return true;
            case IInvocationOperation { Receiver: { } filtered } call:
                isBounded |= call.TargetMethod.Name == nameof(Enumerable.Take)
                    && call.ArgumentAfterReceiver()?.ConstantValue.HasValue == true;
                return Read(filtered, own, ref isBounded);
            case IPropertyReferenceOperation { Instance: { } owner } member when Read(owner, own, ref isBounded):
                own.Add(member.Property.OriginalDefinition);
                return true;
            default:
                return false;
        }
    }
}
