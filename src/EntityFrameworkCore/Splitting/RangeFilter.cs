using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Adds the ends of a range to a query, each as a filter of its own.</summary>
internal sealed class RangeFilter(Expression source, ParameterExpression row, ChunkableQuery query, KeyRange range)
    : IKeyedWork<Expression>
{
    public Expression Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        var (after, upTo) = new KeyCodec(query).KeysOf<TKey>(range);
        var started = after is { } start ? Filtered(source, start, isStart: true) : source;
        return upTo is { } end ? Filtered(started, end, isStart: false) : started;
    }

    private MethodCallExpression Filtered<TKey>(Expression rows, TKey end, bool isStart)
        where TKey : struct, IKeyValues<TKey>
    {
        var bound = new KeyBound<TKey>(query.Key, isStart, end);
        var value = Expression.Field(Expression.Constant(bound), nameof(KeyBound<>.Value));
        var comparison = new KeyComparison(query.Key, row, value, NullMask.Of(query.Key, end));
        var condition = Expression.Lambda(isStart ? comparison.IsAfter() : comparison.IsAtOrBefore(), row);
        return Expression.Call(typeof(Queryable), nameof(Queryable.Where), [row.Type], rows, Expression.Quote(condition));
    }
}
