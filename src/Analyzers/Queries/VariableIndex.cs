namespace Rowbound.Analyzers.Queries;

/// <summary>The locals and parameters of a body: where each is named, and what each local is defined as.</summary>
internal sealed class VariableIndex
{
    private readonly Dictionary<ISymbol, List<IOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> _initializers = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly List<Assignment> _assignments = [];
    private readonly Lazy<ReachingDefinitions> _reaching;
    private bool _jumps;

    private VariableIndex(ImmutableArray<IOperation> blocks) =>
        _reaching = new(() => ReachingDefinitions.Of(blocks, AssignedVariables.Of(_assignments, _jumps)));

    internal static VariableIndex Of(ImmutableArray<IOperation> blocks)
    {
        var index = new VariableIndex(blocks);
        foreach (var block in blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
                index.Note(operation);
        }

        return index;
    }

    internal IReadOnlyList<IOperation> ReferencesTo(ISymbol variable) =>
        _references.TryGetValue(variable, out var found) ? found : [];

    /// <summary>The value of a local that nothing else assigns.</summary>
    internal IOperation? SingleDefinition(ILocalSymbol local) =>
        !_written.Contains(local) && _initializers.TryGetValue(local, out var value) ? value : null;

    internal IOperation? InitialValue(ILocalSymbol local) => _initializers.TryGetValue(local, out var value) ? value : null;

    /// <summary>What may have given a variable the value that is read here.</summary>
    internal Definition DefinitionAt(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: var local } when SingleDefinition(local) is { } value => new(value),
        IParameterReferenceOperation { Parameter: var given } when !_written.Contains(given) => new(null, given),
        _ => _reaching.Value.At(reference),
    };

    /// <summary>The places where a variable still has the value that it is given here.</summary>
    internal IEnumerable<IOperation> ReadsOf(ISymbol variable, IOperation value) =>
        variable is ILocalSymbol local && ReferenceEquals(SingleDefinition(local), value)
            ? ReferencesTo(variable)
            : _reaching.Value.ReachedBy(value, ReferencesTo(variable));

    /// <summary>Whether the variable is assigned anywhere but in its declaration.</summary>
    internal bool IsWritten(ISymbol variable) => _written.Contains(variable);

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                Initialize(declarator.Symbol, value, declarator);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern:
                _assignments.Add(new(declared, pattern, new(Matched(pattern)), Replaces: true));
                break;
            case ISimpleAssignmentOperation or ICoalesceAssignmentOperation:
                Assign((IAssignmentOperation)operation);
                break;
            case ILocalReferenceOperation reference:
                Refer(reference.Local, reference);
                break;
            case IParameterReferenceOperation reference:
                Refer(reference.Parameter, reference);
                break;
            case IBranchOperation { BranchKind: BranchKind.GoTo }:
                _jumps = true;
                break;
        }
    }

    private void Initialize(ILocalSymbol local, IOperation value, IOperation place)
    {
        _initializers[local] = value;
        _assignments.Add(new(local, place, new(value), Replaces: true));
    }

    /// <summary>What a pattern is matched against, where that is the whole of a value.</summary>
    private static IOperation? Matched(IOperation pattern) => pattern.Parent switch
    {
        IIsPatternOperation test => test.Value,
        INegatedPatternOperation not => Matched(not),
        _ => null,
    };

    private void Assign(IAssignmentOperation assignment)
    {
        if (assignment.Target.VariableNamed is { } variable)
        {
            _assignments.Add(
                new(variable, assignment, new(assignment.Value), Replaces: assignment is not ICoalesceAssignmentOperation));
        }
    }

    private void Refer(ISymbol variable, IOperation reference)
    {
        if (!_references.TryGetValue(variable, out var list))
            _references[variable] = list = [];
        list.Add(reference);
        var isDeclared = reference is ILocalReferenceOperation { IsDeclaration: true };
        if (reference.IsWritten)
            _written.Add(variable);
        var isAssigned = reference.Parent is ISimpleAssignmentOperation or ICoalesceAssignmentOperation;
        if (isDeclared || (reference.IsWritten && !isAssigned))
            _assignments.Add(new(variable, reference, new(null), Replaces: true));
    }
}
