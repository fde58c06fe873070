using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>
/// Sorts the operators of a query into filter, order and projection. What stands behind a Select is rewritten to stand before it,
/// so that the seek and the limit always apply to the root entity.
/// </summary>
internal sealed class ChunkableQueryBuilder
{
    private readonly QuerySpine _spine;
    private readonly List<KeyColumn> _order = [];
    private IEntityType _entity;
    private Expression _source;
    private LambdaExpression? _projection;

    public ChunkableQueryBuilder(QuerySpine spine)
    {
        _spine = spine;
        _entity = spine.Entity;
        _source = spine.Root;
    }

    public ChunkableQuery Build()
    {
        foreach (var call in _spine.Operators)
        {
            if (call.Method.DeclaringType == typeof(Queryable))
                Add(call);
            else
                AddHint(call);
        }

        var row = Expression.Parameter(RowType, "row");
        return new ChunkableQuery(
            _entity, _source, _projection ?? Expression.Lambda(row, row), KeyOrder.Complete(_entity, _order));
    }

    private Type RowType => _projection?.Parameters[0].Type ?? _source.Type.GetInterfaces().Prepend(_source.Type)
        .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>)).GetGenericArguments()[0];

    private void Add(MethodCallExpression call)
    {
        switch (call.Method.Name)
        {
            case nameof(Queryable.Where):
                AddFilter(call, ComposedArgument(call));
                break;
            case nameof(Queryable.Select):
                _projection = ComposedArgument(call);
                break;
            case nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending):
                _order.Clear(); // As in EF Core, a second OrderBy replaces the first.
                AddOrder(call);
                break;
            case nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending):
                AddOrder(call);
                break;
            case nameof(Queryable.OfType) when _projection is null:
                AddTypeFilter(call);
                break;
            case nameof(Queryable.Take) or nameof(Queryable.Skip):
                throw Refusals.RowsAreLimited(call.Method.Name);
            default:
                throw Refusals.UnsupportedOperator(call.Method.Name);
        }
    }

    private void AddFilter(MethodCallExpression call, LambdaExpression predicate) =>
        _source = _projection is null
            ? Resourced(call)
            : Expression.Call(typeof(Queryable), nameof(Queryable.Where), [RowType], _source, Expression.Quote(predicate));

    private void AddOrder(MethodCallExpression call)
    {
        if (call.Arguments.Count != 2)
            throw Refusals.OrderedByExpression(_entity); // An IComparer cannot be translated.

        var key = ComposedArgument(call);
        var property = Columns.Find(_entity, key.Parameters[0], key.Body) ?? throw Refusals.OrderedByExpression(_entity);
        _order.Add(new KeyColumn(property, call.Method.Name.EndsWith("Descending", StringComparison.Ordinal)));
    }

    private void AddTypeFilter(MethodCallExpression call)
    {
        var wanted = call.Method.GetGenericArguments()[0];
        _entity = _entity.GetDerivedTypesInclusive().FirstOrDefault(entity => entity.ClrType == wanted)
            ?? throw Refusals.UnsupportedOperator(call.Method.Name);
        _source = Resourced(call);
    }

    /// <summary>Include, AsNoTracking, TagWith and their like: EF Core's own operators neither add nor remove rows.</summary>
    private void AddHint(MethodCallExpression call)
    {
        if (call.Method.DeclaringType != typeof(EntityFrameworkQueryableExtensions)
            && call.Method.DeclaringType != typeof(RelationalQueryableExtensions))
        {
            throw Refusals.UnsupportedOperator(call.Method.Name);
        }

        if (_projection is null)
            _source = Resourced(call);
        else if (call.Method.Name is "Include" or "ThenInclude")
            throw Refusals.AfterSelect(call.Method.Name);
        else
            _source = Expression.Call(
                call.Method.GetGenericMethodDefinition().MakeGenericMethod(RowType), [_source, .. call.Arguments.Skip(1)]);
    }

    private MethodCallExpression Resourced(MethodCallExpression call) =>
        call.Update(null, [_source, .. call.Arguments.Skip(1)]);

    /// <summary>The lambda of an operator, in terms of the row of the root entity instead of what Select made of it.</summary>
    private LambdaExpression ComposedArgument(MethodCallExpression call)
    {
        if (call.Arguments[1] is not UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression lambda })
            throw Refusals.UnsupportedOperator(call.Method.Name);
        if (lambda.Parameters.Count != 1)
            throw Refusals.IndexedOperator(call.Method.Name);
        if (_projection is null)
            return lambda;

        var body = ReplacingExpressionVisitor.Replace(lambda.Parameters[0], _projection.Body, lambda.Body);
        return Expression.Lambda(body, _projection.Parameters);
    }
}
