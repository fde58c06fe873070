namespace Rowbound.Analyzers.Queries;

/// <summary>The locals and parameters of a body: where each is named, and what each local is defined as.</summary>
internal sealed class VariableIndex
{
    private readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _initializers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    private VariableIndex()
    {
    }

    internal static VariableIndex Of(ImmutableArray<IOperation> blocks)
    {
        var index = new VariableIndex();
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
                index.Note(operation);
        }

        return index;
    }

    internal IReadOnlyList<IOperation> ReferencesTo(ISymbol variable) =>
        _references.TryGetValue(variable, out var found) ? found : [];

    /// <summary>
    /// The initializer of a local that nothing else assigns. A local with several definitions has none: which of them reaches a
    /// use is a question that the model does not answer yet.
    /// </summary>
    internal IOperation? SingleDefinition(ILocalSymbol local) =>
        !_written.Contains(local) && _initializers.TryGetValue(local, out var value) ? value : null;

    internal IOperation? InitialValue(ILocalSymbol local) => _initializers.TryGetValue(local, out var value) ? value : null;

    /// <summary>Whether the variable is assigned anywhere but in its declaration.</summary>
    internal bool IsWritten(ISymbol variable) => _written.Contains(variable);

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                _initializers[declarator.Symbol] = value;
                break;
            case ILocalReferenceOperation reference:
                Refer(reference.Local, reference);
                break;
            case IParameterReferenceOperation reference:
                Refer(reference.Parameter, reference);
                break;
        }
    }

    private void Refer(ISymbol variable, IOperation reference)
    {
        if (!_references.TryGetValue(variable, out var list))
            _references[variable] = list = [];
        list.Add(reference);
        if (reference.IsWritten)
            _written.Add(variable);
    }
}
