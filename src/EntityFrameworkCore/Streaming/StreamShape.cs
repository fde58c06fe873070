using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>
/// Rewrites a query so that nothing holds its rows: no tracking, whose identity map keeps every row, and no split query, for
/// which most providers buffer the whole result.
/// </summary>
internal sealed class StreamShape : ExpressionVisitor
{
    private static readonly MethodInfo NoTracking = Operator(EntityFrameworkQueryableExtensions.AsNoTracking);
    private static readonly MethodInfo SingleQuery = Operator(RelationalQueryableExtensions.AsSingleQuery);

    private readonly HashSet<string> _stated = [];
    private EntityQueryRootExpression? _set;

    public static Expression Apply(Expression query, Type rowType)
    {
        var shape = new StreamShape();
        shape.Visit(query);
        shape.EnsureStreamable();
        return shape._set is null
            ? query // Scalar SQL: nothing to track and nothing to split.
            : Unheld(query, rowType);
    }

    /// <summary>The outermost operator has the last word, also over one in a captured subquery. A struct cannot carry it: the
    /// last one that makes no structs does.</summary>
    private static Expression Unheld(Expression query, Type rowType)
    {
        if (!rowType.IsValueType)
        {
            return Expression.Call(
                SingleQuery.MakeGenericMethod(rowType), Expression.Call(NoTracking.MakeGenericMethod(rowType), query));
        }

        return query is MethodCallExpression { Arguments: [var source, ..] } call
            ? call.Update(null, [Unheld(source, RowOf(source.Type)), .. call.Arguments.Skip(1)])
            : query; // Scalar SQL again, beside which a set is asked.
    }

    private static Type RowOf(Type query) => query.GetInterfaces().Prepend(query)
        .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>)).GetGenericArguments()[0];

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            || node.Method.DeclaringType == typeof(RelationalQueryableExtensions))
        {
            _stated.Add(node.Method.Name);
        }

        return base.VisitMethodCall(node);
    }

    protected override Expression VisitExtension(Expression node)
    {
        _set ??= node as EntityQueryRootExpression;
        return base.VisitExtension(node);
    }

    private void EnsureStreamable()
    {
        foreach (var tracking in new[] { "AsTracking", "AsNoTrackingWithIdentityResolution" })
        {
            if (_stated.Contains(tracking))
            {
                throw new InvalidOperationException(
                    $"'{tracking}' keeps every row of a stream in memory until the stream ends. Remove it and change rows " +
                    "through another context, or use 'InChunksAsync()' with 'ChangeTracker.Clear()' after each chunk.");
            }
        }

        if (_stated.Contains("AsSplitQuery"))
        {
            throw new InvalidOperationException(
                "'AsSplitQuery' makes most providers buffer the whole result. Remove it, or use 'InChunksAsync()', where one " +
                "chunk at a time may be split.");
        }
    }

    private static MethodInfo Operator(Func<IQueryable<object>, IQueryable<object>> method) =>
        method.Method.GetGenericMethodDefinition();
}
