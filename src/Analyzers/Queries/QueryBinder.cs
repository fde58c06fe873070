namespace Rowbound.Analyzers.Queries;

/// <summary>
/// Puts what a call gives into the query that a helper composes: queries for parameters, types for type parameters, lambdas and
/// numbers for the arguments of its operators.
/// </summary>
internal sealed class QueryBinder
{
    private readonly QueryReader _caller;
    private readonly TypeArguments _types;
    private readonly GivenArguments _given;
    private readonly Dictionary<QueryNode, QueryNode?> _bound = [];

    internal QueryBinder(QueryReader caller, IMethodSymbol called, CalledCode code, IInvocationOperation? call)
    {
        _caller = caller;
        _types = TypeArguments.Of(called, code.Method);
        _given = new(code, call);
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
        QueryParameter { Parameter: var parameter } => _given.For(parameter) is { } query ? _caller.ReadNode(query) : null,
        QueryThroughFunction through => _bound[through.Input] is { } input ? BindThrough(through, input) : null,
        QueryStep step => _bound[step.Input] is { } input ? BindStep(step, input) : null,
        _ => BindJoin((QueryJoin)node),
    };

    private QueryStep BindStep(QueryStep step, QueryNode input) =>
        step.Argument is { } argument && _given.For(argument) is { } given ? step.On(input, given) : step.On(input);

    private QueryNode? BindThrough(QueryThroughFunction through, QueryNode input)
    {
        if (_given.For(through.Function)?.AsLambda is not { ReturnedValue: { } value, Symbol.Parameters: [var parameter] })
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
        var taken = join.Inputs.Where(i => !IsLeftOut(join, i)).ToList();
        var passed = new HashSet<QueryNode>();
        foreach (var conditional in taken)
        {
            if (AppliedTo(join, conditional) is [.., var first] steps && steps.Any(IsTaken))
                passed.UnionWith(first.Inputs);
        }

        var paths = taken.Where(i => !passed.Contains(i)).Select(i => _bound[i]).Distinct().ToList();
        return paths switch
        {
            [] => null,
            [var only] => only,
            _ => paths.Contains(null) ? null : new QueryJoin([.. paths.OfType<QueryNode>()]),
        };
    }

    /// <summary>The steps that one path has on top of another one that it meets.</summary>
    private static List<QueryNode> AppliedTo(QueryJoin join, QueryNode path)
    {
        var applied = new List<QueryNode>();
        for (var node = path; node is QueryStep or QueryThroughFunction; node = node.Inputs[0])
        {
            applied.Add(node);
            if (join.Inputs.Contains(node.Inputs[0]))
                return applied;
        }

        return [];
    }

    private bool IsLeftOut(QueryJoin join, QueryNode path) =>
        AppliedTo(join, path) is [_, ..] steps ? steps.Any(IsLeftOut) : IsLeftOut(path);

    private bool IsLeftOut(QueryNode node) =>
        PlaceOf(node) is { } place && _given.Runs(place) == false
        || GivenTo(node) is { } given && GivenArguments.IsNothing(given);

    /// <summary>
    /// Whether a step is applied in this call: its condition holds, or an early return went before it that asked for its
    /// argument.
    /// </summary>
    private bool IsTaken(QueryNode node) => PlaceOf(node) is { } place && GivenArguments.IsConditional(place)
        ? _given.Runs(place) == true
        : GivenTo(node) is { } given && !GivenArguments.IsNothing(given)
            && (given.AsLambda is not null || given.Unwrapped.ConstantValue.HasValue);

    private static IOperation? PlaceOf(QueryNode node) => node switch
    {
        QueryStep step => step.Call,
        QueryThroughFunction through => through.Call,
        QuerySource source => source.Expression,
        _ => null,
    };

    private IOperation? GivenTo(QueryNode node) => node switch
    {
        QueryThroughFunction through => _given.For(through.Function),
        QueryStep { Argument: { } argument } => _given.For(argument),
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
