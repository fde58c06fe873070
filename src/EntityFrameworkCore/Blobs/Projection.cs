using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Selects columns in a given order. Only the statement is wanted, so an array does as the shape of a row.</summary>
internal static class Projection
{
    public static LambdaExpression Of(ParameterExpression row, params IEnumerable<Expression> columns) => Expression.Lambda(
        Expression.NewArrayInit(typeof(object), columns.Select(column => Expression.Convert(column, typeof(object)))), row);

    public static MethodCallExpression Apply(Expression query, Type rowType, LambdaExpression columns) => Expression.Call(
        typeof(Queryable), nameof(Queryable.Select), [rowType, typeof(object[])], query, Expression.Quote(columns));
}
