using System.Linq.Expressions;

namespace Rowbound;

/// <summary>One end of the range that a query is limited to. The query reads it as it reads a local of the caller, so that its
/// values are parameters, and by it the range is found again.</summary>
internal abstract class KeyBound(IReadOnlyList<KeyColumn> key, bool isStart)
{
    public bool IsStart => isStart;

    /// <summary>The end of a range by the key of the query itself: a range by another key is a filter like any other.</summary>
    public static KeyBound? Find(ChunkableQuery query, bool isStart)
    {
        for (var source = query.Source; source is MethodCallExpression call; source = call.Arguments[0])
        {
            if (Of(call) is { } bound && bound.IsStart == isStart && bound.IsOn(query.Key))
                return bound;
        }

        return null;
    }

    /// <summary>
    /// The source without the start of its range, which a position within the range implies: of two lower bounds SQLite seeks
    /// to the one that is written first, and would read the range from its start for every chunk.
    /// </summary>
    public static Expression WithoutStart(ChunkableQuery query) => WithoutStart(query.Source, query.Key);

    private static Expression WithoutStart(Expression source, IReadOnlyList<KeyColumn> key)
    {
        if (source is not MethodCallExpression call)
            return source;

        var inner = WithoutStart(call.Arguments[0], key);
        return Of(call) is { IsStart: true } bound && bound.IsOn(key)
            ? inner
            : call.Update(null, [inner, .. call.Arguments.Skip(1)]);
    }

    private bool IsOn(IReadOnlyList<KeyColumn> columns) => key.SequenceEqual(columns);

    private static KeyBound? Of(MethodCallExpression call) =>
        call is { Method.Name: nameof(Queryable.Where), Arguments: [_, UnaryExpression { Operand: LambdaExpression predicate }] }
            ? Finder.Find(predicate)
            : null;

    private sealed class Finder : ExpressionVisitor
    {
        private KeyBound? _found;

        public static KeyBound? Find(LambdaExpression predicate)
        {
            var finder = new Finder();
            finder.Visit(predicate.Body);
            return finder._found;
        }

        protected override Expression VisitConstant(ConstantExpression node)
        {
            _found ??= node.Value as KeyBound;
            return node;
        }
    }
}

/// <inheritdoc/>
internal sealed class KeyBound<TKey>(IReadOnlyList<KeyColumn> key, bool isStart, TKey value) : KeyBound(key, isStart)
    where TKey : struct, IKeyValues<TKey>
{
    public readonly TKey Value = value;
}
