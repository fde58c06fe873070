namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Whose the objects are that code changes: a method may change what it is called on, which is nobody's business only where that
/// is the method's own.
/// </summary>
internal sealed class ChangedObjects(EfSymbols symbols, MethodBody method)
{
    /// <summary>What it means to change an object, or to call a method on it that may.</summary>
    internal LoopHazards HazardOf(IOperation owner)
    {
        if (owner.Unwrapped.Type is { } type && EfSymbols.IsImmutable(type))
            return LoopHazards.None;

        var root = RootOf(owner);
        return root switch
        {
            ILocalReferenceOperation local => OfLocal(local, owner),
            IInvocationOperation call when !symbols.IsFromMetadata(call.TargetMethod) => LoopHazards.ChangesOutside,
            IObjectCreationOperation made => ReferenceEquals(owner.Unwrapped, root) || !MayHoldOthers(made)
                ? LoopHazards.None
                : LoopHazards.ChangesOutside,
            IInvocationOperation or IArrayCreationOperation or ILiteralOperation => LoopHazards.None,
            IPropertyReferenceOperation { Instance: null } shared when EfSymbols.IsStateless(shared.Property) => LoopHazards.None,
            IConditionalAccessInstanceOperation => LoopHazards.None,
            IParameterReferenceOperation
            {
                Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction },
            } => LoopHazards.ChangesAround,
            _ => LoopHazards.ChangesOutside,
        };
    }

    private LoopHazards OfLocal(ILocalReferenceOperation local, IOperation owner)
    {
        if (LoopOf(local) is { } loop)
            return symbols.IsQueryable(loop.Collection.Unwrapped.Type) ? LoopHazards.None : OfRowsOf(loop.Collection);

        var isMember = !ReferenceEquals(owner.Unwrapped, local);
        if (!method.DefinitionsAt(local).All(d => IsNew(d.Value, isMember)))
            return LoopHazards.ChangesOutside;

        return local.IsCaptured ? LoopHazards.ChangesAround : LoopHazards.None;
    }

    private static IOperation RootOf(IOperation owner)
    {
        var root = owner.Unwrapped;
        while (root is IMemberReferenceOperation { Instance: { } inner })
            root = inner.Unwrapped;
        return root;
    }

    /// <summary>The loop whose variable a local is.</summary>
    private static IForEachLoopOperation? LoopOf(ILocalReferenceOperation local)
    {
        for (var outer = local.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IForEachLoopOperation loop && loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default))
                return loop;
        }

        return null;
    }

    /// <summary>What is in a collection is whose it was, also in a copy of it.</summary>
    private LoopHazards OfRowsOf(IOperation collection)
    {
        var rows = collection.Unwrapped;
        while (rows is IInvocationOperation { Receiver: { } receiver } call && symbols.IsInMemory(call.TargetMethod)
            && !symbols.IsQueryable(receiver.Unwrapped.Type))
            rows = receiver.Unwrapped;
        return HazardOf(rows);
    }

    /// <summary>Whether a variable is given something new, and not another name for what others see.</summary>
    private bool IsNew(IOperation? value, bool isMember) => value?.Unwrapped switch
    {
        IMemberReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation => false,
        IInstanceReferenceOperation => false,
        IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation => false,
        IInvocationOperation call => symbols.IsFromMetadata(call.TargetMethod),
        IObjectCreationOperation made => !isMember || !MayHoldOthers(made),
        _ => true,
    };

    /// <summary>Whether an object may lead to what its constructor was given.</summary>
    private bool MayHoldOthers(IObjectCreationOperation made) =>
        made is { Arguments.IsEmpty: false, Constructor: { } constructor } && !symbols.IsFromMetadata(constructor);
}
