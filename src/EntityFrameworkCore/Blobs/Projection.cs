using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Selects columns in a given order. Only the statement is wanted; no row is ever made of it.</summary>
internal static class Projection
{
    public static IQueryable Of(
        IQueryProvider provider, Expression source, ParameterExpression row, IReadOnlyList<Expression> columns)
    {
        var shape = columns[^1];
        for (var i = columns.Count - 2; i >= 0; i--)
            shape = Pair(columns[i], shape);
        var select = Expression.Call(
            typeof(Queryable), nameof(Queryable.Select), [row.Type, shape.Type],
            source, Expression.Quote(Expression.Lambda(shape, row)));
        return provider.CreateQuery(select);
    }

    /// <summary>Named members, so that EF Core makes it of what the database returns and looks at nothing else.</summary>
    private static MemberInitExpression Pair(Expression first, Expression rest)
    {
        var type = typeof(Selected<,>).MakeGenericType(first.Type, rest.Type);
        return Expression.MemberInit(
            Expression.New(type),
            Expression.Bind(type.GetProperty(nameof(Selected<,>.First))!, first), // '!': it is declared below
            Expression.Bind(type.GetProperty(nameof(Selected<,>.Rest))!, rest)); // as above
    }

    private sealed class Selected<TFirst, TRest>
    {
        public TFirst? First { get; init; }

        public TRest? Rest { get; init; }
    }
}
