using System.Linq.Expressions;

namespace Rowbound;

/// <summary>Writes the OrderBy and ThenBy calls for a list of columns.</summary>
internal static class Ordering
{
    public static Expression Apply(Expression source, ParameterExpression row, IEnumerable<KeyColumn> columns)
    {
        var ordered = source;
        foreach (var column in columns)
        {
            var verb = ReferenceEquals(ordered, source) ? nameof(Queryable.OrderBy) : nameof(Queryable.ThenBy);
            var method = column.Descending ? verb + "Descending" : verb;
            var key = Expression.Lambda(Columns.Read(row, column), row);
            ordered = Expression.Call(typeof(Queryable), method, [row.Type, column.Type], ordered, Expression.Quote(key));
        }

        return ordered;
    }
}
