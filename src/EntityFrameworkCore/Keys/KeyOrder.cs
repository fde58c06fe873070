using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Makes an order total, and refuses the columns that no seek can follow.</summary>
internal static class KeyOrder
{
    /// <summary>
    /// SQLite stores these as text or as bits that sort differently. EF Core 8 and 10 refuse to compare them; EF Core 10 compares
    /// decimals, but through a function that no index serves.
    /// </summary>
    private static readonly HashSet<Type> IncomparableOnSqlite =
        [typeof(decimal), typeof(DateTimeOffset), typeof(TimeSpan), typeof(ulong)];

    /// <summary>The wanted columns, then the columns of the primary key that are missing. What follows a whole key is
    /// redundant.</summary>
    public static IReadOnlyList<KeyColumn> Complete(IEntityType entity, IEnumerable<KeyColumn> wanted)
    {
        var primaryKey = entity.FindPrimaryKey()?.Properties ?? throw Refusals.NoPrimaryKey(entity);
        var missing = new HashSet<IProperty>(primaryKey);
        var seen = new HashSet<IProperty>();
        var order = new List<KeyColumn>();
        foreach (var column in wanted.Concat(primaryKey.Select(property => new KeyColumn(property, Descending: false))))
        {
            if (missing.Count == 0)
                break;
            if (!seen.Add(column.Property))
                continue;

            EnsureSeekable(column);
            missing.Remove(column.Property);
            order.Add(column);
        }

        return order;
    }

    private static void EnsureSeekable(KeyColumn column)
    {
        if (column.CanBeNull && column.Engine.SortsNullsFirst() is null)
            throw Refusals.NullOrderUnknown(column.Property);

        var mapping = column.Property.GetTypeMapping();
        var stored = Nullable.GetUnderlyingType(mapping.ClrType) ?? mapping.ClrType;
        stored = mapping.Converter?.ProviderClrType ?? stored;
        if (column.Engine == DatabaseEngine.Sqlite && IncomparableOnSqlite.Contains(stored))
            throw Refusals.KeyNotComparable(column.Property, stored);
    }
}
