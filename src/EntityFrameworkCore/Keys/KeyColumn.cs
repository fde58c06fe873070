using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>One column of the order in which a query is walked.</summary>
internal sealed record KeyColumn(IProperty Property, bool Descending)
{
    public string Name => Property.Name;

    public Type Type => Property.ClrType;

    public bool CanBeNull => Property.IsNullable;

    /// <summary>Whether rows without a value are walked before all others.</summary>
    /// <exception cref="UnchunkableQueryException">The database is not known, so neither is the place of its nulls.</exception>
    public bool NullsComeFirst => Engine.SortsNullsFirst() is { } ascending
        ? ascending != Descending
        : throw Refusals.NullOrderUnknown(Property);

    public DatabaseEngine Engine => DatabaseEngines.EngineOf(Property.DeclaringType.Model);
}

internal static class KeyColumns
{
    /// <summary>The same order from its last row to its first.</summary>
    public static IReadOnlyList<KeyColumn> Backwards(this IReadOnlyList<KeyColumn> columns) =>
        [.. columns.Select(column => column with { Descending = !column.Descending })];

    /// <summary>Whether two keys are those of one row. In memory nothing else can be said of them: the database has an order of
    /// its own.</summary>
    public static bool AreOfOneRow<TKey>(this IReadOnlyList<KeyColumn> columns, TKey left, TKey right)
        where TKey : struct, IKeyValues<TKey>
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns[i].Property.GetKeyValueComparer().Equals(left.ValueAt(i), right.ValueAt(i)))
                return false;
        }

        return true;
    }
}
