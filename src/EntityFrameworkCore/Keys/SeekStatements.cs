using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Writes the queries over a range: its rows with their keys, or the keys alone.</summary>
internal static class SeekStatements
{
    /// <summary>What the caller's query makes of each row, and the row's key; at most <see cref="SeekCursor{TKey}.Limit"/> of
    /// them where limited.</summary>
    public static IQueryable<KeyedRow<T, TKey>> Rows<T, TKey>(
        this SeekPlan<TKey> plan, IQueryProvider provider, SeekRange range, bool limited)
        where TKey : struct, IKeyValues<TKey>
    {
        var source = limited ? Limited(plan, range) : Ordered(plan, range);
        return Select<KeyedRow<T, TKey>, TKey>(plan, provider, source, KeyedRow<T, TKey>(plan.Query));
    }

    /// <summary>The same query, which hands over the key with each of its results.</summary>
    public static ChunkableQuery WithKeys<T, TKey>(this ChunkableQuery query)
        where TKey : struct, IKeyValues<TKey>
        => query with { Projection = Expression.Lambda(KeyedRow<T, TKey>(query), query.Row) };

    /// <summary>The keys of at most <see cref="SeekCursor{TKey}.Limit"/> rows.</summary>
    public static IQueryable<TKey> Keys<TKey>(this SeekPlan<TKey> plan, IQueryProvider provider, SeekRange range)
        where TKey : struct, IKeyValues<TKey>
        => Select<TKey, TKey>(plan, provider, Limited(plan, range), Key(plan.Query, typeof(TKey), column: 0));

    /// <summary>The key of the row that <see cref="SeekCursor{TKey}.Offset"/> others precede, if there is one.</summary>
    public static IQueryable<TKey> Boundary<TKey>(this SeekPlan<TKey> plan, IQueryProvider provider, SeekRange range)
        where TKey : struct, IKeyValues<TKey>
    {
        var skipped = Call(plan, nameof(Queryable.Skip), Ordered(plan, range), Cursor(plan, nameof(SeekCursor<>.Offset)));
        var one = Call(plan, nameof(Queryable.Take), skipped, Expression.Constant(1));
        return Select<TKey, TKey>(plan, provider, one, Key(plan.Query, typeof(TKey), column: 0));
    }

    /// <summary>The key of the first row in any of the ranges, without what is in it; null when there is none.</summary>
    public static async Task<TKey?> FirstKeyAsync<TKey>(
        this SeekPlan<TKey> plan, IQueryProvider provider, IReadOnlyList<SeekRange> ranges, CancellationToken cancellationToken)
        where TKey : struct, IKeyValues<TKey>
    {
        foreach (var range in ranges)
        {
            plan.Cursor.Limit = 1;
            var keys = await plan.Keys(provider, range).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (keys.Count > 0)
                return keys[0];
        }

        return null;
    }

    /// <summary>The key of the last row of the query; null when there is none.</summary>
    public static Task<TKey?> LastKeyAsync<TKey>(
        this SeekPlan<TKey> plan, IQueryProvider provider, CancellationToken cancellationToken)
        where TKey : struct, IKeyValues<TKey>
        => plan.FirstKeyAsync(provider, [plan.Backwards], cancellationToken);

    /// <summary>A number for each row of the query, in no order: for what asks how many rows there are. Includes are of no
    /// account in it.</summary>
    public static IQueryable<int> Ones(this ChunkableQuery query, IQueryProvider provider) =>
        provider.CreateQuery<int>(Expression.Call(
            typeof(Queryable),
            nameof(Queryable.Select),
            [query.Row.Type, typeof(int)],
            query.Source,
            Expression.Quote(Expression.Lambda(Expression.Constant(1), query.Row))));

    private static Expression Ordered<TKey>(SeekPlan<TKey> plan, SeekRange range)
        where TKey : struct, IKeyValues<TKey>
        => Ordering.Apply(range.Source, plan.Query.Row, range.Order);

    private static MethodCallExpression Limited<TKey>(SeekPlan<TKey> plan, SeekRange range)
        where TKey : struct, IKeyValues<TKey>
        => Call(plan, nameof(Queryable.Take), Ordered(plan, range), Cursor(plan, nameof(SeekCursor<>.Limit)));

    private static MethodCallExpression Call<TKey>(SeekPlan<TKey> plan, string method, Expression source, Expression argument)
        where TKey : struct, IKeyValues<TKey>
        => Expression.Call(typeof(Queryable), method, [plan.Query.Row.Type], source, argument);

    private static MemberExpression Cursor<TKey>(SeekPlan<TKey> plan, string field)
        where TKey : struct, IKeyValues<TKey>
        => Expression.Field(Expression.Constant(plan.Cursor), field);

    private static IQueryable<TResult> Select<TResult, TKey>(
        SeekPlan<TKey> plan, IQueryProvider provider, Expression source, Expression result)
        where TKey : struct, IKeyValues<TKey>
    {
        var selector = Expression.Quote(Expression.Lambda(result, plan.Query.Row));
        return provider.CreateQuery<TResult>(Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [plan.Query.Row.Type, typeof(TResult)], source, selector));
    }

    private static NewExpression KeyedRow<T, TKey>(ChunkableQuery query)
        where TKey : struct, IKeyValues<TKey>
    {
        var item = query.Projection.Body;
        return Expression.New(
            typeof(KeyedRow<T, TKey>).GetConstructors().Single(),
            item.Type == typeof(T) ? item : Expression.Convert(item, typeof(T)),
            Key(query, typeof(TKey), column: 0));
    }

    private static NewExpression Key(ChunkableQuery query, Type type, int column)
    {
        var constructor = type.GetConstructors().Single();
        var value = Columns.Read(query.Row, query.Key[column]);
        return column == query.Key.Count - 1
            ? Expression.New(constructor, value)
            : Expression.New(constructor, value, Key(query, type.GetGenericArguments()[1], column + 1));
    }
}
