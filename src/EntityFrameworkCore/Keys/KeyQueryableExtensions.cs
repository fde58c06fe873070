using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Orders queries by a total order: no two rows are equal in it.</summary>
public static class KeyQueryableExtensions
{
    /// <summary>Orders the query by the primary key of its entity, ascending. An earlier order is replaced.</summary>
    /// <param name="query">A query on a set of a <c>DbContext</c> that still returns entities.</param>
    /// <exception cref="ArgumentNullException"><paramref name="query"/> is null.</exception>
    /// <exception cref="UnchunkableQueryException">
    /// The query does not return entities, or their key is missing or cannot be compared by the provider.
    /// </exception>
    public static IQueryable<T> OrderByKey<T>(this IQueryable<T> query) => OrderByKey(query, static _ => { });

    /// <summary>
    /// Orders the query by the given columns, then by the columns of the primary key that are missing, so that the order is
    /// total. An earlier order is replaced.
    /// </summary>
    /// <param name="query">A query on a set of a <c>DbContext</c> that still returns entities.</param>
    /// <param name="key">Names the columns: <c>k => k.Ascending(r => r.DeviceId).Descending(r => r.At)</c>.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="UnchunkableQueryException">
    /// The query does not return entities, or a column is computed, can be null, or cannot be compared by the provider.
    /// </exception>
    public static IQueryable<T> OrderByKey<T>(this IQueryable<T> query, Action<KeyBuilder<T>> key)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(key);
        var entity = EntityOf(query);
        var builder = new KeyBuilder<T>(entity);
        key(builder);
        var columns = KeyOrder.Complete(entity, builder.Columns);
        return query.Provider.CreateQuery<T>(Ordering.Apply(query.Expression, Expression.Parameter(typeof(T), "row"), columns));
    }

    private static IEntityType EntityOf<T>(IQueryable<T> query)
    {
        var root = QuerySpine.Of(query).Entity;
        return root.GetDerivedTypesInclusive().FirstOrDefault(entity => entity.ClrType == typeof(T))
            ?? (typeof(T).IsAssignableFrom(root.ClrType) && typeof(T) != typeof(object)
                ? root
                : throw Refusals.AfterSelect(nameof(OrderByKey)));
    }
}
