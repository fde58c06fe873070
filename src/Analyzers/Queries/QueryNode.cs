namespace Rowbound.Analyzers.Queries;

/// <summary>
/// A part of a query: its source, an operator on another part, or the place where several ways of composing it meet. Parts are
/// shared, so that a query that is composed under ten conditions has as many parts as it has operators, not 1,024 chains.
/// </summary>
internal abstract class QueryNode
{
    /// <summary>The parts that this one is composed on.</summary>
    internal abstract ImmutableArray<QueryNode> Inputs { get; }
}

/// <summary>Where the rows of a query come from.</summary>
/// <param name="kind">The kind of source.</param>
/// <param name="type">The entity type of the rows; a type parameter in a generic helper that is not called yet.</param>
/// <param name="context">The expression that gives the context, where it is visible.</param>
/// <param name="expression">The source itself, such as <c>db.Orders</c>.</param>
internal sealed class QuerySource(QuerySourceKind kind, ITypeSymbol type, IOperation? context, IOperation expression) : QueryNode
{
    internal QuerySourceKind Kind => kind;

    internal ITypeSymbol Type => type;

    internal IOperation? Context => context;

    internal IOperation Expression => expression;

    /// <summary>The type of the context, where it is visible.</summary>
    internal INamedTypeSymbol? ContextType => context?.Type as INamedTypeSymbol;

    /// <summary>The entity type. Only a query whose type is known becomes a site that rules see.</summary>
    internal INamedTypeSymbol Entity => (INamedTypeSymbol)type;

    internal override ImmutableArray<QueryNode> Inputs => [];
}

/// <summary>The kinds of source.</summary>
internal enum QuerySourceKind
{
    /// <summary>A <c>DbSet&lt;T&gt;</c>: the whole table.</summary>
    Set,

    /// <summary>The rows behind a navigation of one entity, as <c>Entry(x).Collection(…).Query()</c> gives them.</summary>
    Navigation,
}

/// <summary>One operator of a query.</summary>
/// <param name="input">What it is applied to.</param>
/// <param name="found">Which operator.</param>
/// <param name="call">The call that composes it.</param>
/// <param name="given">What a caller gives for the argument, where the operator stands in a helper.</param>
internal sealed class QueryStep(QueryNode input, QueryOperator found, IInvocationOperation call, IOperation? given = null)
    : QueryNode
{
    internal QueryNode Input => input;

    internal QueryOperator Operator => found;

    internal IInvocationOperation Call => call;

    /// <summary>The lambda that the operator was given, as in <c>Where(o =&gt; …)</c>.</summary>
    internal IAnonymousFunctionOperation? Lambda => given?.AsLambda ?? call.Lambda();

    /// <summary>The argument after the query itself, as in <c>Take(10)</c>.</summary>
    internal IOperation? Argument => given ?? call.ArgumentAfterReceiver();

    internal override ImmutableArray<QueryNode> Inputs => [input];

    /// <summary>The same operator on something else.</summary>
    internal QueryStep On(QueryNode other) => new(other, found, call, given);

    /// <summary>The same operator on something else, with an argument that the caller gives.</summary>
    internal QueryStep On(QueryNode other, IOperation argument) => new(other, found, call, argument);
}

/// <summary>A place where one of several queries goes on, by a condition or a loop: each has to be reckoned with.</summary>
internal sealed class QueryJoin(ImmutableArray<QueryNode> inputs) : QueryNode
{
    internal override ImmutableArray<QueryNode> Inputs => inputs;
}

/// <summary>A query that a helper is given by its caller.</summary>
internal sealed class QueryParameter(IParameterSymbol parameter) : QueryNode
{
    internal IParameterSymbol Parameter => parameter;

    internal override ImmutableArray<QueryNode> Inputs => [];
}

/// <summary>A query handed through a function that a helper is given by its caller, as <c>include(query)</c>.</summary>
internal sealed class QueryThroughFunction(QueryNode input, IParameterSymbol function, IOperation call) : QueryNode
{
    internal QueryNode Input => input;

    internal IOperation Call => call;

    internal IParameterSymbol Function => function;

    internal override ImmutableArray<QueryNode> Inputs => [input];
}
