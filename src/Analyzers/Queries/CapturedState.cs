namespace Rowbound.Analyzers.Queries;

/// <summary>
/// What a query captures that may change without being assigned: objects in variables, and what fields and properties hold. A
/// query that is asked again sees it as it is then.
/// </summary>
internal sealed class CapturedState
{
    private readonly HashSet<ISymbol> _objects = new(SymbolEqualityComparer.Default);

    internal CapturedState(Query query)
    {
        foreach (var argument in query.Steps.SelectMany(static s => s.Call.Arguments))
        {
            if (argument.Parameter?.Ordinal == 0)
                continue;
            foreach (var part in argument.Value.DescendantsAndSelf())
                Note(part);
        }
    }

    /// <summary>Whether it captures something that other methods may change too.</summary>
    internal bool OutlivesMethod { get; private set; }

    /// <summary>Whether code names an object that the query captures, and so may change it.</summary>
    internal bool IsNamedIn(IOperation code) =>
        _objects.Count > 0
        && code.DescendantsAndSelf().Any(part => part.VariableNamed is { } variable && _objects.Contains(variable));

    private void Note(IOperation part)
    {
        OutlivesMethod |= part is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member
            && member is IFieldReferenceOperation or IPropertyReferenceOperation && !IsFixed(member);
        if (part is { VariableNamed: { } variable, Type: { } type } && !EfSymbols.IsImmutable(type) && !IsOfLambda(variable))
            _objects.Add(variable);
    }

    private static bool IsFixed(IMemberReferenceOperation member) =>
        member.Type is { } type && EfSymbols.IsImmutable(type)
        && member is IFieldReferenceOperation { Field: { IsConst: true } or { IsReadOnly: true } }
            or IPropertyReferenceOperation { Property.SetMethod: null or { IsInitOnly: true } };

    /// <summary>The rows of the query are its own.</summary>
    private static bool IsOfLambda(ISymbol variable) =>
        variable is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } };
}
