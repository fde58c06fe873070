namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Puts what a call gives into the query that a helper composes: queries for parameters, types for type parameters, lambdas and
/// numbers for the arguments of its operators.
/// </summary>
internal sealed class QueryBinder
{
    private readonly QueryModel _model;
    private readonly QueryReader _caller;
    private readonly TypeArguments _types;
    private readonly Dictionary<IParameterSymbol, IOperation> _given = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<QueryNode, QueryNode?> _bound = [];

    internal QueryBinder(
        QueryModel model, QueryReader caller, IMethodSymbol called, IMethodSymbol code, IInvocationOperation? call)
    {
        _model = model;
        _caller = caller;
        _types = TypeArguments.Of(called, code);
        foreach (var argument in call?.Arguments ?? [])
        {
            if (argument.Parameter is { Ordinal: var at } && at < code.Parameters.Length)
                _given[code.Parameters[at]] = argument.Value;
        }
    }

    /// <summary>The query as the caller gets it; <see langword="null"/> where it gives something that is not known.</summary>
    internal QueryNode? Bind(QueryNode returned)
    {
        foreach (var node in Query.InOrder(returned))
            _bound[node] = BindOne(node);
        return _bound[returned];
    }

    private QueryNode? BindOne(QueryNode node) => node switch
    {
        QuerySource { Type: ITypeParameterSymbol type } source =>
            new QuerySource(source.Kind, _types.Resolve(type), source.Context, source.Expression),
        QuerySource => node,
        QueryParameter { Parameter: var parameter } =>
            _given.TryGetValue(parameter, out var query) ? _caller.ReadNode(query) : null,
        QueryThroughFunction through => _bound[through.Input] is { } input ? BindThrough(through, input) : null,
        QueryStep step => _bound[step.Input] is { } input ? BindStep(step, input) : null,
        _ => BindJoin((QueryJoin)node),
    };

    private QueryStep BindStep(QueryStep step, QueryNode input) =>
        GivenFor(step) is { } given ? step.On(input, given) : step.On(input);

    private QueryNode? BindThrough(QueryThroughFunction through, QueryNode input)
    {
        if (!_given.TryGetValue(through.Function, out var function) || function.IsNull)
            return input;
        if (function.AsLambda is not { ReturnedValue: { } value, Symbol.Parameters: [var parameter] })
            return null;

        // The lambda stands in the caller's own code, and names its parameter where the query goes.
        var composed = _caller.ReadNode(value);
        return composed is null ? null : new Replacement(parameter, input).In(composed);
    }

    /// <summary>
    /// The paths of a helper that a call can take. <c>if (filter != null) query = query.Where(filter)</c> has two; a call that
    /// gives the filter takes the one, a call that gives none the other.
    /// </summary>
    private QueryNode? BindJoin(QueryJoin join)
    {
        var taken = join.Inputs.Where(i => !IsLeftOut(i)).ToList();
        var passed = new HashSet<QueryNode>(taken.Where(IsTaken).SelectMany(Before));
        taken.RemoveAll(passed.Contains);
        var paths = taken.Select(i => _bound[i]).Distinct().ToList();
        return paths switch
        {
            [] => null,
            [var only] => only,
            _ => paths.Contains(null) ? null : new QueryJoin([.. paths.OfType<QueryNode>()]),
        };
    }

    /// <summary>What the step of a condition is composed on: the paths not taken by a call that takes the step.</summary>
    private static IEnumerable<QueryNode> Before(QueryNode conditional) =>
        conditional.Inputs.SelectMany(static i => i is QueryJoin join ? join.Inputs.Add(i) : [i]);

    private bool IsLeftOut(QueryNode node) => GivenTo(node) is { IsNull: true };

    private bool IsTaken(QueryNode node) =>
        GivenTo(node) is { IsNull: false } value && (value.AsLambda is not null || value.ConstantValue.HasValue);

    private IOperation? GivenTo(QueryNode node) =>
        Asked(node) is { } parameter && _given.TryGetValue(parameter, out var value) ? value : null;

    /// <summary>The parameter of the helper that a step or function is applied with.</summary>
    private static IParameterSymbol? Asked(QueryNode node) => node switch
    {
        QueryThroughFunction through => through.Function,
        QueryStep { Argument: { } argument } => ParameterIn(argument),
        _ => null,
    };

    private IOperation? GivenFor(QueryStep step) =>
        step.Argument is { } argument && ParameterIn(argument) is { } parameter && _given.TryGetValue(parameter, out var given)
            ? given
            : null;

    /// <summary>The parameter that an argument is, also as <c>take.Value</c>.</summary>
    private static IParameterSymbol? ParameterIn(IOperation argument) => argument.Unwrapped switch
    {
        IParameterReferenceOperation reference => reference.Parameter,
        IPropertyReferenceOperation { Property.Name: "Value", Instance: { } nullable } => ParameterIn(nullable),
        _ => null,
    };

    /// <summary>Puts a query in the place of the parameter of a lambda.</summary>
    private sealed class Replacement(IParameterSymbol parameter, QueryNode query)
    {
        internal QueryNode? In(QueryNode composed)
        {
            var done = new Dictionary<QueryNode, QueryNode?>();
            foreach (var node in Query.InOrder(composed))
            {
                done[node] = node switch
                {
                    QueryParameter { Parameter: var own } when SymbolEqualityComparer.Default.Equals(own, parameter) => query,
                    QueryStep step => done[step.Input] is { } input ? step.On(input) : null,
                    QueryJoin or QueryThroughFunction => null,
                    _ => node,
                };
            }

            return done[composed];
        }
    }
}
