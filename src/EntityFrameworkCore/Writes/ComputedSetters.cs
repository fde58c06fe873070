using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Names the columns to write and how their values are computed from what was read.</summary>
/// <typeparam name="T">The entity.</typeparam>
/// <typeparam name="TInput">What is read of each row.</typeparam>
public sealed class ComputedSetters<T, TInput>
{
    private readonly IReadOnlyList<KeyColumn> _key;
    private readonly List<ComputedColumn<TInput>> _columns = [];

    /// <summary>What the caller sets on the rows of the query.</summary>
    internal static ComputedSetters<T, TInput> Of(IQueryable<T> query, Action<ComputedSetters<T, TInput>> set, string caller)
    {
        var rows = ChunkableQuery.From(query);
        if (!rows.ReturnsEntities)
            throw Refusals.WritesWhatSelectMade(caller);

        var setters = new ComputedSetters<T, TInput>(rows);
        set(setters);
        setters.EnsureAny();
        return setters;
    }

    internal ComputedSetters(ChunkableQuery rows)
    {
        Entity = rows.Entity;
        _key = rows.Key;
    }

    internal IEntityType Entity { get; }

    internal IReadOnlyList<KeyColumn> Key => _key;

    internal IReadOnlyList<ComputedColumn<TInput>> Columns => _columns;

    internal IReadOnlyList<IProperty> PrimaryKey => Entity.FindPrimaryKey()?.Properties ?? throw Refusals.NoPrimaryKey(Entity);

    internal IReadOnlyList<IProperty> Written => [.. _columns.Select(column => column.Property)];

    /// <summary>Writes a column.</summary>
    /// <typeparam name="TValue">The type of the column.</typeparam>
    /// <param name="column">A column of the entity that is no part of its key: <c>t => t.Checksum</c>, or
    /// <c>EF.Property</c>.</param>
    /// <param name="compute">The value of the column. It should depend on its argument alone: when a connection is lost it may be
    /// asked again for the same row.</param>
    /// <returns>The same setters.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The column is none of the entity, is named twice, or its value is the
    /// database's.</exception>
    /// <exception cref="UnchunkableQueryException">The column belongs to the key.</exception>
    public ComputedSetters<T, TInput> Property<TValue>(Expression<Func<T, TValue>> column, Func<TInput, TValue> compute)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(compute);
        var property = Rowbound.Columns.Find(Entity, column.Parameters[0], column.Body) ?? throw new ArgumentException(
            $"'{column.Body}' is not a column of '{Entity.DisplayName()}'. Name one of its own, as in 't => t.Checksum'.",
            nameof(column));
        if (_key.Any(part => part.Property == property))
            throw Refusals.SetsKeyColumn(property);
        EnsureWritable(property);
        if (_columns.Any(other => other.Property == property))
            throw new ArgumentException($"'{property.Name}' is set twice.", nameof(column));

        _columns.Add(new ComputedColumn<TInput>(property, input => compute(input)));
        return this;
    }

    private void EnsureAny()
    {
        if (_columns.Count == 0)
        {
            throw new ArgumentException(
                "No column is set. Name one, as in 'set => set.Property(t => t.Checksum, title => Hash(title))'.", "set");
        }
    }

    private static void EnsureWritable(IProperty column)
    {
        if (column.GetAfterSaveBehavior() == PropertySaveBehavior.Save && column.GetComputedColumnSql() is null)
            return;

        throw new ArgumentException(
            $"The database sets '{column.Name}' itself, so it cannot be written. Set the columns that it depends on.",
                nameof(column));
    }
}
