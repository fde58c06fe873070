namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Reads the query that an expression composes: through locals and all their definitions, conditions, and the helpers of the
/// compilation. What cannot be followed to a set of EF Core gives <see langword="null"/>: an unknown operator, a method whose
/// code is not seen, another LINQ provider.
/// </summary>
internal sealed class QueryReader(QueryModel model, MethodBody body, CallStack calls)
{
    /// <summary>A query that is composed on nothing but itself, as the first turn of a loop sees its own last step.</summary>
    private static readonly QueryJoin Nothing = new([]);

    /// <summary>How many values are followed one through the other: reading recurses, and a stack has an end.</summary>
    private const int Limit = 600;

    private readonly EfSymbols _symbols = model.Symbols;
    private readonly Dictionary<IOperation, QueryNode?> _known = [];
    private readonly Dictionary<Definition, QueryNode?> _merged = [];
    private readonly Dictionary<IParameterSymbol, QueryParameter> _parameters = new(SymbolEqualityComparer.Default);
    private readonly HashSet<IOperation> _open = [];
    private int _turns;

    /// <summary>Whether a limit kept the reader from reading all, so that another one might know more.</summary>
    internal bool WasCut => calls.WasCut;

    /// <summary>The query that a node is, where all that it is made of is known.</summary>
    internal Query? Completed(QueryNode node, IOperation expression)
    {
        if (!IsComplete(node))
            return null;

        var written = AsWritten(expression);
        return new(node, ElementOf(written.Type, node), written);
    }

    /// <summary>
    /// The query that an expression composes, with holes where the caller of the method gives a part of it.
    /// </summary>
    internal QueryNode? ReadNode(IOperation expression)
    {
        var value = expression.Unwrapped;
        if (_known.TryGetValue(value, out var known))
            return known;
        if (!_open.Add(value))
        {
            _turns++;
            return Nothing;
        }

        var node = _open.Count > Limit ? null : ReadValue(value);
        _open.Remove(value);
        return ReferenceEquals(node, Nothing) ? node : _known[value] = node;
    }

    /// <summary>One of several values; <see langword="null"/> where one of them is not known.</summary>
    internal QueryNode? ReadOneOf(IEnumerable<IOperation?> values) =>
        Joined(values.Where(static v => v?.Unwrapped is not IThrowOperation).Select(ReadOrNothing));

    private QueryNode? ReadOrNothing(IOperation? value) => value switch
    {
        null => null,
        { IsNull: true } => Nothing,
        _ => ReadNode(value),
    };

    private static QueryNode? Joined(IEnumerable<QueryNode?> inputs)
    {
        var nodes = new List<QueryNode>();
        foreach (var node in inputs)
        {
            if (node is null)
                return null;
            if (!ReferenceEquals(node, Nothing) && !nodes.Contains(node))
                nodes.Add(node);
        }

        return nodes switch
        {
            [] => Nothing,
            [var only] => only,
            _ => new QueryJoin([.. nodes]),
        };
    }

    /// <summary>Whether every path leads to a table, and all to the same: of rows of several nothing could be said.</summary>
    private static bool IsComplete(QueryNode node)
    {
        ITypeSymbol? type = null;
        foreach (var part in Query.InOrder(node))
        {
            if (part is QuerySource { Type: INamedTypeSymbol found }
                && SymbolEqualityComparer.Default.Equals(type ?? found, found))
                type = found;
            else if (part is not (QueryStep or QueryJoin { Inputs.Length: > 0 }))
                return false;
        }

        return true;
    }

    /// <summary>The expression with the casts that are written in the code, which decide what can be composed on it.</summary>
    private static IOperation AsWritten(IOperation expression)
    {
        while (expression is IConversionOperation { IsImplicit: true } conversion)
            expression = conversion.Operand;
        return expression;
    }

    private ITypeSymbol? ElementOf(ITypeSymbol? written, QueryNode node) =>
        _symbols.ElementOf(written) ?? (node as QuerySource)?.Type;

    private QueryNode? ReadValue(IOperation value) => value switch
    {
        ITranslatedQueryOperation syntax => ReadNode(syntax.Operation),
        IInvocationOperation call => ReadCall(call),
        IConditionalOperation choice => ReadOneOf([choice.WhenTrue, choice.WhenFalse]),
        ISwitchExpressionOperation choice => ReadOneOf(choice.Arms.Select(static a => a.Value)),
        ICoalesceOperation choice => ReadOneOf([choice.Value, choice.WhenNull]),
        ICoalesceAssignmentOperation { Target: IFieldReferenceOperation field } => ReadOnlyValueOf(field.Field),
        ICoalesceAssignmentOperation assignment => ReadOneOf([assignment.Target, assignment.Value]),
        ILocalReferenceOperation or IParameterReferenceOperation =>
            ReadDefinition(body.DefinitionAt(value)) ?? SetOf(value, owner: null),
        _ when SetOf(value, (value as IPropertyReferenceOperation)?.Instance) is { } set => set,
        IPropertyReferenceOperation property when _symbols.IsQueryable(property.Type) => ReadProperty(property),
        IFieldReferenceOperation field when _symbols.IsQueryable(field.Type) => ReadOnlyValueOf(field.Field),
        _ => null,
    };

    /// <summary>The only value of a field or property, which stands in code of its own.</summary>
    private QueryNode? ReadOnlyValueOf(ISymbol member) =>
        !calls.IsTooDeepFor(member) && model.OnlyValueOf(member) is { } only
            ? new QueryReader(model, only.Body, calls.Into(member)).ReadNode(only.Value)
            : null;

    private QueryNode? ReadDefinition(Definition definition) => definition switch
    {
        { Merged.IsEmpty: false } => ReadMerged(definition),
        { Parameter: { } parameter } when _symbols.EntityOfSet(parameter.Type) is null =>
            _symbols.IsSequence(parameter.Type) ? ParameterOf(parameter) : null,
        { Value: { } value } => ReadOrNothing(value),
        _ => null,
    };

    private QueryParameter ParameterOf(IParameterSymbol parameter)
    {
        if (!_parameters.TryGetValue(parameter, out var known))
            _parameters[parameter] = known = new(parameter);
        return known;
    }

    /// <summary>What is read in a turn of a loop lacks the steps of the turns before, and is not kept.</summary>
    private QueryNode? ReadMerged(Definition definition)
    {
        if (_merged.TryGetValue(definition, out var known))
            return known;

        var turns = _turns;
        var node = Joined(definition.Merged.Select(ReadDefinition));
        return turns == _turns ? _merged[definition] = node : node;
    }

    private QueryNode? ReadCall(IInvocationOperation call)
    {
        if (_symbols.OperatorOf(call.TargetMethod) is { } found)
        {
            if (_symbols.IsInMemory(call.TargetMethod) || found.IsTerminal || call.Receiver is not { } receiver)
                return null;

            var input = ReadNode(receiver);
            return input is null || ReferenceEquals(input, Nothing) ? input : new QueryStep(input, found, call);
        }

        if (_symbols.NavigationQueryEntity(call.TargetMethod) is { } entity)
            return new QuerySource(QuerySourceKind.Navigation, entity, context: null, call);
        if (SetOf(call, call.Instance) is { } set)
            return set;
        if (call.Instance?.Unwrapped is IParameterReferenceOperation { Parameter: var function }
            && call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Arguments: [var argument] }
            && _symbols.IsQueryable(call.Type))
            return ReadNode(argument.Value) is { } input ? new QueryThroughFunction(input, function, call) : null;

        return call.Type is { } type && (_symbols.IsQueryable(type) || _symbols.IsSequence(type))
            ? ReadReturned(call.TargetMethod, call)
            : null;
    }

    private QueryNode? ReadProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.GetMethod is not { } getter || !property.Arguments.IsEmpty)
            return null;

        return property.Property.IsAutoProperty
            ? ReadOnlyValueOf(property.Property)
            : ReadReturned(getter, call: null);
    }

    /// <summary>What a method of the compilation returns, with the arguments of this call.</summary>
    private QueryNode? ReadReturned(IMethodSymbol called, IInvocationOperation? call)
    {
        if (model.CodeOf(called, body) is not { } code)
            return null;
        if (calls.IsTooDeepFor(code.Method))
            return null;

        var returned = model.ReturnedBy(code, calls);
        return returned is null ? null : new QueryBinder(this, called, code, call).Bind(returned);
    }

    /// <summary>
    /// Anything of the type <c>DbSet&lt;T&gt;</c> is EF Core's by proof of its type; a type derived from it in the program is its
    /// own, such as a double for tests.
    /// </summary>
    private QuerySource? SetOf(IOperation value, IOperation? owner) =>
        _symbols.ElementOfSet(value.Type) is { } entity && _symbols.IsFromMetadata(value.Type!) // it has an element
            ? new(QuerySourceKind.Set, entity, _symbols.IsDbContext(owner?.Type) ? owner : ContextBehind(value), value)
            : null;

    /// <summary>The context of a set that a field, property or method of the program holds.</summary>
    private IOperation? ContextBehind(IOperation value) => value switch
    {
        IPropertyReferenceOperation property => ReadProperty(property),
        IFieldReferenceOperation field => ReadOnlyValueOf(field.Field),
        IInvocationOperation call => ReadReturned(call.TargetMethod, call),
        _ => null,
    } is QuerySource { Context: { } context } ? context : null;
}
