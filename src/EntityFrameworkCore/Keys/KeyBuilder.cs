using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Names the columns of an order, most significant first; the primary key is appended by itself.</summary>
/// <typeparam name="T">The entity that the columns belong to.</typeparam>
public sealed class KeyBuilder<T>
{
    private readonly IEntityType _entity;
    private readonly List<KeyColumn> _columns = [];

    internal KeyBuilder(IEntityType entity) => _entity = entity;

    internal IEnumerable<KeyColumn> Columns => _columns;

    /// <summary>Adds a column, smallest value first.</summary>
    /// <param name="column">A required column of the entity itself: <c>e => e.Created</c>, or <c>EF.Property</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="UnchunkableQueryException"><paramref name="column"/> is not a column of the entity.</exception>
    public KeyBuilder<T> Ascending<TColumn>(Expression<Func<T, TColumn>> column) => Add(column, descending: false);

    /// <summary>Adds a column, largest value first.</summary>
    /// <param name="column">A required column of the entity itself: <c>e => e.Created</c>, or <c>EF.Property</c>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="column"/> is null.</exception>
    /// <exception cref="UnchunkableQueryException"><paramref name="column"/> is not a column of the entity.</exception>
    public KeyBuilder<T> Descending<TColumn>(Expression<Func<T, TColumn>> column) => Add(column, descending: true);

    private KeyBuilder<T> Add(LambdaExpression column, bool descending)
    {
        ArgumentNullException.ThrowIfNull(column);
        var property = Rowbound.Columns.Find(_entity, column.Parameters[0], column.Body)
            ?? throw Refusals.OrderedByExpression(_entity);
        _columns.Add(new KeyColumn(property, descending));
        return this;
    }
}
