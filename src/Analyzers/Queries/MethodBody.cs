namespace Rowbound.Analyzers.Queries;

/// <summary>
/// The code of one member, read once: what may execute a query, and every use of every local and parameter. The second is only
/// read when the first found something.
/// </summary>
internal sealed class MethodBody
{
    private readonly Lazy<VariableIndex> _variables;
    private readonly Lazy<ImmutableArray<IOperation>> _contextUses;
    private readonly Lazy<HashSet<ISymbol>> _edited;
    private readonly Lazy<ImmutableArray<IOperation>> _writesInPlace;
    private readonly Lazy<Dictionary<ISymbol, ILocalFunctionOperation>> _localFunctions;
    private readonly EfSymbols _symbols;

    internal MethodBody(ISymbol owner, ImmutableArray<IOperation> blocks, EfSymbols symbols)
    {
        Owner = owner;
        Blocks = blocks;
        _symbols = symbols;
        _variables = new(() => VariableIndex.Of(Blocks));
        _contextUses = new(FindContextUses);
        _edited = new(FindEdited);
        _writesInPlace = new(() => [.. Blocks.SelectMany(static b => b.DescendantsAndSelf()).Where(EfSymbols.WritesInPlace)]);
        _localFunctions = new(FindLocalFunctions);
    }

    /// <summary>The member that the code belongs to.</summary>
    internal ISymbol Owner { get; }

    /// <summary>The code, of which there may be several parts: a constructor has its initializer besides its body.</summary>
    internal ImmutableArray<IOperation> Blocks { get; }

    /// <summary>Whether a piece of code stands in the body.</summary>
    internal bool Contains(SyntaxNode code) =>
        Blocks.Any(b => b.Syntax.SyntaxTree == code.SyntaxTree && b.Syntax.Span.Contains(code.Span));

    /// <summary>
    /// The operation of this body that stands for the same code: the body may have been bound before, for somebody who calls it.
    /// </summary>
    internal T? Own<T>(T operation) where T : class, IOperation => Blocks
        .SelectMany(static block => block.DescendantsAndSelf())
        .OfType<T>()
        .FirstOrDefault(own => own.Syntax == operation.Syntax);

    /// <summary>The operations that may execute a query, outside of expression trees.</summary>
    internal List<IOperation> FindCandidates(CancellationToken cancellation)
    {
        var found = new List<IOperation>();
        foreach (var block in Blocks)
            Collect(block, found, cancellation);
        return found;
    }

    /// <summary>The same in a part of the body.</summary>
    internal List<IOperation> FindCandidates(IOperation part, CancellationToken cancellation)
    {
        var found = new List<IOperation>();
        Collect(part, found, cancellation);
        return found;
    }

    /// <summary>Whether the body calls a member or hands it on as a delegate.</summary>
    internal bool Names(ISymbol member) =>
        Blocks.SelectMany(static b => b.DescendantsAndSelf()).Any(operation => operation switch
        {
            IInvocationOperation call => Is(call.TargetMethod, member),
            IMethodReferenceOperation group => Is(group.Method, member),
            IPropertyReferenceOperation { Property: var property } =>
                Is(property.GetMethod, member) || Is(property.SetMethod, member),
            _ => false,
        });

    /// <summary>Every place where a local or parameter is named.</summary>
    internal IReadOnlyList<IOperation> ReferencesTo(ISymbol variable) => _variables.Value.ReferencesTo(variable);

    /// <summary>The value that a local has wherever it is read: its only definition.</summary>
    internal IOperation? SingleDefinition(ILocalSymbol local) => _variables.Value.SingleDefinition(local);

    /// <summary>What may have given a variable the value that is read here.</summary>
    internal Definition DefinitionAt(IOperation reference) => _variables.Value.DefinitionAt(reference);

    /// <summary>The same, each of them; one of which nothing is known has no value.</summary>
    internal IReadOnlyCollection<Definition> DefinitionsAt(IOperation reference) => DefinitionAt(reference).All();

    /// <summary>The places where a variable still has the value that it is given here.</summary>
    internal IEnumerable<IOperation> ReadsOf(ISymbol variable, IOperation value) => _variables.Value.ReadsOf(variable, value);

    /// <summary>The local function that a call in the body calls.</summary>
    internal ILocalFunctionOperation? LocalFunction(IMethodSymbol function) =>
        _localFunctions.Value.TryGetValue(function, out var found) ? found : null;

    /// <summary>The value that a local is declared with.</summary>
    internal IOperation? InitialValue(ILocalSymbol local) => _variables.Value.InitialValue(local);

    /// <summary>The queries that the body executes.</summary>
    internal BodySites Sites { get; set; } = new([]);

    /// <summary>
    /// Every use of a context or a set that is more than reading: saving, adding, finding, asking the tracker, handing it on.
    /// </summary>
    internal ImmutableArray<IOperation> ContextUses => _contextUses.Value;

    /// <summary>Whether the body itself saves, adds, finds or asks the tracker, whatever it hands a context on for.</summary>
    internal bool TouchesTracker => ContextUses.Any(_symbols.TouchesTracker);

    /// <summary>Whether the body writes to the database past the change tracker.</summary>
    internal bool WritesInPlace => !_writesInPlace.Value.IsEmpty;

    /// <summary>
    /// Whether it may do so between two runs of the same operation: in a loop around it, or anywhere where the operation stands
    /// in a function that may be called again.
    /// </summary>
    internal bool WritesInPlaceBetweenRunsOf(IOperation operation) =>
        WritesInPlace && (operation.EnclosingLambda is not null
            || operation.RepeatingLoops.Any(loop => _writesInPlace.Value.Any(write => write.IsWithin(loop))));

    /// <summary>
    /// Whether a member of an entity of this type, its own or inherited, is assigned, other than in what makes a new one.
    /// </summary>
    internal bool Edits(INamedTypeSymbol entity)
    {
        for (var type = entity; type is not null; type = type.BaseType)
        {
            if (_edited.Value.Contains(type))
                return true;
        }

        return entity.AllInterfaces.Any(_edited.Value.Contains);
    }

    /// <summary>Whether a value names no variable that is assigned again.</summary>
    internal bool IsConstantInMethod(IOperation value)
    {
        foreach (var part in value.DescendantsAndSelf())
        {
            if (part is ILocalReferenceOperation { Local: var local } && _variables.Value.IsWritten(local)
                || part is IParameterReferenceOperation { Parameter: var parameter } && _variables.Value.IsWritten(parameter))
                return false;
        }

        return true;
    }

    private static bool Is(IMethodSymbol? named, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(named?.OriginalDefinition, member);

    private void Collect(IOperation operation, List<IOperation> found, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is IConversionOperation conversion && _symbols.IsExpressionTree(conversion.Type))
            return;

        if (MayExecute(operation))
            found.Add(operation);
        foreach (var child in operation.ChildOperations)
            Collect(child, found, cancellation);
    }

    private bool MayExecute(IOperation operation) => operation switch
    {
        IInvocationOperation call =>
            _symbols.OperatorOf(call.TargetMethod) is { } found
                ? found.IsTerminal || _symbols.MayCutQuery(call, found)
                : _symbols.MayExecuteArgument(call),
        IForEachLoopOperation => true,
        ISpreadOperation => true,
        IObjectCreationOperation { Arguments.Length: > 0 } creation => _symbols.IsCollection(creation.Type),
        _ => false,
    };

    private ImmutableArray<IOperation> FindContextUses()
    {
        var uses = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var block in Blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (_symbols.TouchesTracker(operation) || _symbols.HandsContextOver(operation))
                    uses.Add(operation);
            }
        }

        return uses.ToImmutable();
    }

    private Dictionary<ISymbol, ILocalFunctionOperation> FindLocalFunctions()
    {
        var functions = new Dictionary<ISymbol, ILocalFunctionOperation>(SymbolEqualityComparer.Default);
        foreach (var function in Blocks.SelectMany(static b => b.DescendantsAndSelf()).OfType<ILocalFunctionOperation>())
            functions[function.Symbol] = function;
        return functions;
    }

    private HashSet<ISymbol> FindEdited()
    {
        var types = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var block in Blocks)
        {
            foreach (var operation in block.DescendantsAndSelf())
            {
                if (operation is IPropertyReferenceOperation { IsWritten: true,
                    Instance: not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } member)
                    types.Add(member.Property.ContainingType);
            }
        }

        return types;
    }
}
