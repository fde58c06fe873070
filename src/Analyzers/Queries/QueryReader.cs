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

    private readonly EfSymbols _symbols = model.Symbols;
    private readonly Dictionary<IOperation, QueryNode?> _known = [];
    private readonly HashSet<IOperation> _open = [];

    /// <summary>Whether a limit kept the reader from reading all, so that another one might know more.</summary>
    internal bool WasCut { get; private set; }

    /// <summary>The query that a node is, where all that it is made of is known.</summary>
    internal Query? Completed(QueryNode node, IOperation expression)
    {
        if (!IsComplete(node))
            return null;

        var written = AsWritten(expression);
        return new(node, ElementOf(written.Type, node), written);
    }

    /// <summary>Notes that a limit kept something from being read.</summary>
    internal void Cut() => WasCut = true;

    /// <summary>
    /// The query that an expression composes, with holes where the caller of the method gives a part of it.
    /// </summary>
    internal QueryNode? ReadNode(IOperation expression)
    {
        var value = expression.Unwrapped;
        if (_known.TryGetValue(value, out var known))
            return known;
        if (!_open.Add(value))
            return Nothing;

        var node = ReadValue(value);
        _open.Remove(value);
        return ReferenceEquals(node, Nothing) ? node : _known[value] = node;
    }

    /// <summary>One of several values; <see langword="null"/> where one of them is not known.</summary>
    internal QueryNode? ReadOneOf(IEnumerable<IOperation?> values)
    {
        var nodes = new List<QueryNode>();
        foreach (var value in values)
        {
            if (value?.IsNull == true)
                continue;
            if (value is null || ReadNode(value) is not { } node)
                return null;
            if (!ReferenceEquals(node, Nothing) && !nodes.Contains(node))
                nodes.Add(node);
        }

        return Joined(nodes);
    }

    private static QueryNode? Joined(List<QueryNode> nodes) => nodes switch
    {
        [] => Nothing,
        [var only] => only,
        _ => AgreeOnSource(nodes) ? new QueryJoin([.. nodes]) : null,
    };

    /// <summary>Rows of different tables are not one query that anything could be said of.</summary>
    private static bool AgreeOnSource(List<QueryNode> nodes)
    {
        var types = nodes.SelectMany(Query.InOrder).OfType<QuerySource>().Select(static s => s.Type);
        return types.Distinct(SymbolEqualityComparer.Default).Count() <= 1;
    }

    private static bool IsComplete(QueryNode node) =>
        Query.InOrder(node) is var parts
        && parts.All(static p => p is QuerySource { Type: INamedTypeSymbol } or QueryStep or QueryJoin { Inputs.Length: > 0 });

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
        ISimpleAssignmentOperation assignment => ReadNode(assignment.Value),
        ILocalReferenceOperation or IParameterReferenceOperation => ReadVariable(value) ?? SetOf(value, owner: null),
        _ when SetOf(value, (value as IPropertyReferenceOperation)?.Instance) is { } set => set,
        IPropertyReferenceOperation property when _symbols.IsQueryable(property.Type) => ReadProperty(property),
        IFieldReferenceOperation field when _symbols.IsQueryable(field.Type) => ReadNode(model.OnlyValueOf(field.Field)),
        _ => null,
    };

    private QueryNode? ReadNode(MemberValue? value) =>
        value is null ? null : new QueryReader(model, value.Body, calls).ReadNode(value.Value);

    private QueryNode? ReadVariable(IOperation reference)
    {
        var nodes = new List<QueryNode>();
        foreach (var definition in body.DefinitionsAt(reference))
        {
            if (ReadDefinition(definition) is not { } node)
                return null;
            if (!ReferenceEquals(node, Nothing) && !nodes.Contains(node))
                nodes.Add(node);
        }

        return nodes.Count == 0 && _open.Count == 1 ? null : Joined(nodes);
    }

    private QueryNode? ReadDefinition(Definition definition) => definition switch
    {
        { Parameter: { } parameter } when _symbols.EntityOfSet(parameter.Type) is null =>
            _symbols.IsSequence(parameter.Type) ? new QueryParameter(parameter) : null,
        { Value: { IsNull: true } } => Nothing,
        { Value: { } value } => ReadNode(value),
        _ => null,
    };

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
            return ReadNode(argument.Value) is { } input ? new QueryThroughFunction(input, function) : null;

        return call.Type is { } type && (_symbols.IsQueryable(type) || _symbols.IsSequence(type))
            ? ReadReturned(call.TargetMethod, call)
            : null;
    }

    private QueryNode? ReadProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.GetMethod is not { } getter || !property.Arguments.IsEmpty)
            return null;

        return property.Property.IsAutoProperty
            ? ReadNode(model.OnlyValueOf(property.Property))
            : ReadReturned(getter, call: null);
    }

    /// <summary>What a method of the compilation returns, with the arguments of this call.</summary>
    private QueryNode? ReadReturned(IMethodSymbol called, IInvocationOperation? call)
    {
        if (model.CodeOf(called, body) is not { } code)
            return null;
        if (calls.IsTooDeepFor(code.Method))
        {
            Cut();
            return null;
        }

        var returned = model.ReturnedBy(code, calls);
        return returned is null ? null : new QueryBinder(model, this, called, code.Method, call).Bind(returned);
    }

    /// <summary>Anything of the type <c>DbSet&lt;T&gt;</c> is EF Core's by proof of its type.</summary>
    private QuerySource? SetOf(IOperation value, IOperation? owner) => _symbols.ElementOfSet(value.Type) is { } entity
        ? new(QuerySourceKind.Set, entity, _symbols.IsDbContext(owner?.Type) ? owner : null, value)
        : null;
}
