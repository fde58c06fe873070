using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>
/// Rewrites a query so that nothing holds its rows: no tracking, whose identity map keeps every row, and no split query, for which
/// most providers buffer the whole result.
/// </summary>
internal sealed class StreamShape : ExpressionVisitor
{
    private static readonly MethodInfo NoTracking = Operator(EntityFrameworkQueryableExtensions.AsNoTracking);
    private static readonly MethodInfo SingleQuery = Operator(RelationalQueryableExtensions.AsSingleQuery);

    private readonly HashSet<string> _stated = [];
    private bool _adding;
    private bool _added;

    public static Expression Apply(Expression query)
    {
        var shape = new StreamShape();
        shape.Visit(query);
        shape.EnsureStreamable();
        shape._adding = true;
        return shape.Visit(query);
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions)
            || node.Method.DeclaringType == typeof(RelationalQueryableExtensions))
        {
            _stated.Add(node.Method.Name);
        }

        return base.VisitMethodCall(node);
    }

    /// <summary>One operator anywhere sets the mode of the whole query. At the set the row is a class, whatever Select makes of it.</summary>
    protected override Expression VisitExtension(Expression node)
    {
        if (!_adding || _added || node is not EntityQueryRootExpression root)
            return base.VisitExtension(node);

        _added = true;
        Expression set = root;
        if (!_stated.Contains(NoTracking.Name))
            set = Expression.Call(NoTracking.MakeGenericMethod(root.ElementType), set);
        if (!_stated.Contains(SingleQuery.Name))
            set = Expression.Call(SingleQuery.MakeGenericMethod(root.ElementType), set);
        return set;
    }

    private void EnsureStreamable()
    {
        foreach (var tracking in new[] { "AsTracking", "AsNoTrackingWithIdentityResolution" })
        {
            if (_stated.Contains(tracking))
            {
                throw new InvalidOperationException(
                    $"'{tracking}' keeps every row of a stream in memory until the stream ends. Remove it and change rows through " +
                    "another context, or use 'InChunksAsync()' with 'ChangeTracker.Clear()' after each chunk.");
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
