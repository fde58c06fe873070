using System.Linq.Expressions;
using System.Reflection;

namespace Rowbound;

/// <summary>
/// Builds the statements of a run. A key of several columns is sought by prefix: <c>a = x AND b > y</c>, and when these rows are
/// used up <c>a > x</c>. Each is one range of an index in every database, which neither <c>a > x OR (a = x AND b > y)</c> nor a
/// row value is (docs/design/runtime-library.md).
/// </summary>
internal static class SeekQueries
{
    private static readonly MethodInfo Comparison = ((Func<object, object, bool>)OnTheServer).Method.GetGenericMethodDefinition();

    public static Type KeyType(IReadOnlyList<KeyColumn> key)
    {
        var type = typeof(KeyEnd<>).MakeGenericType(key[^1].Type);
        for (var i = key.Count - 2; i >= 0; i--)
            type = typeof(KeyPart<,>).MakeGenericType(key[i].Type, type);
        return type;
    }

    /// <summary>The statement for the first chunk.</summary>
    public static Expression First<T, TKey>(ChunkableQuery query, SeekCursor<TKey> cursor)
        where TKey : struct
        => Page<T, TKey>(query, query.Source, query.Key, cursor);

    /// <summary>The statements for every later chunk, in the order in which they are to be used up.</summary>
    public static IEnumerable<Expression> Later<T, TKey>(ChunkableQuery query, SeekCursor<TKey> cursor)
        where TKey : struct
    {
        for (var level = query.Key.Count - 1; level >= 0; level--)
        {
            var range = Expression.Quote(Expression.Lambda(Behind(query, cursor, level), query.Row));
            var source = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [query.Row.Type], query.Source, range);
            // The columns before the level are equal in all these rows; naming them would keep mixed directions off the index.
            yield return Page<T, TKey>(query, source, query.Key.Skip(level), cursor);
        }
    }

    private static MethodCallExpression Page<T, TKey>(
        ChunkableQuery query, Expression source, IEnumerable<KeyColumn> order, SeekCursor<TKey> cursor)
        where TKey : struct
    {
        var ordered = Ordering.Apply(source, query.Row, order);
        var limit = Expression.Field(Expression.Constant(cursor), nameof(cursor.Limit));
        var page = Expression.Call(typeof(Queryable), nameof(Queryable.Take), [query.Row.Type], ordered, limit);
        var item = query.Projection.Body;
        var constructor = typeof(KeyedRow<T, TKey>).GetConstructors().Single();
        var row = Expression.New(
            constructor,
            item.Type == typeof(T) ? item : Expression.Convert(item, typeof(T)),
            ReadKey(query, typeof(TKey), level: 0));
        var selector = Expression.Quote(Expression.Lambda(row, query.Row));
        return Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [query.Row.Type, typeof(KeyedRow<T, TKey>)], page, selector);
    }

    private static NewExpression ReadKey(ChunkableQuery query, Type type, int level)
    {
        var constructor = type.GetConstructors().Single();
        var value = Columns.Read(query.Row, query.Key[level]);
        return level == query.Key.Count - 1
            ? Expression.New(constructor, value)
            : Expression.New(constructor, value, ReadKey(query, type.GetGenericArguments()[1], level + 1));
    }

    private static Expression Behind<TKey>(ChunkableQuery query, SeekCursor<TKey> cursor, int level)
        where TKey : struct
    {
        Expression position = Expression.Field(Expression.Constant(cursor), nameof(cursor.After));
        Expression? condition = null;
        for (var i = 0; i <= level; i++)
        {
            var column = query.Key[i];
            var kind = i < level ? ExpressionType.Equal
                : column.Descending ? ExpressionType.LessThan
                : ExpressionType.GreaterThan;
            var comparison = Compare(kind, Columns.Read(query.Row, column), Expression.Field(position, "Value"));
            condition = condition is null ? comparison : Expression.AndAlso(condition, comparison);
            if (i < level)
                position = Expression.Field(position, "Rest");
        }

        return condition ?? throw new InvalidOperationException("A key has at least one column.");
    }

    /// <summary>
    /// C# has no order for strings, Guids in EF Core 8, byte arrays, bools and strongly typed ids. An operator that names a
    /// method needs none; EF Core looks at the operator only and compares what the columns store.
    /// </summary>
    private static BinaryExpression Compare(ExpressionType kind, Expression column, Expression value) =>
        Expression.MakeBinary(kind, column, value, liftToNull: false, Comparison.MakeGenericMethod(column.Type));

    private static bool OnTheServer<T>(T left, T right) =>
        throw new InvalidOperationException("Keys are compared by the database only.");
}
