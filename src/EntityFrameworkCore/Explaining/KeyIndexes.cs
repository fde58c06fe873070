using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>Whether the model has an index that a query can be walked by.</summary>
internal static class KeyIndexes
{
    /// <summary>The name of a key or of an index over all rows that begins with the columns of the key, in its order or in the
    /// opposite one.</summary>
    public static string? NameOf(DbContext context, ChunkableQuery query)
    {
        // A model at run time has forgotten the directions of its indexes.
        if (context.GetService<IDesignTimeModel>().Model.FindEntityType(query.Entity.Name) is not { } entity)
            return null;

        var key = entity.GetKeys().FirstOrDefault(key => Follows(query.Key, key.Properties, _ => false));
        return key is not null
            ? key.GetName()
            : entity.GetIndexes()
                .FirstOrDefault(index =>
                    index.GetFilter() is null && Follows(query.Key, index.Properties, i => IsDescending(index, i)))
                ?.GetDatabaseName();
    }

    /// <summary>The call in <c>OnModelCreating</c> that creates one.</summary>
    public static string Suggestion(ChunkableQuery query)
    {
        var columns = string.Join(", ", query.Key.Select(column => $"\"{column.Name}\""));
        var call = $"'modelBuilder.Entity<{query.Entity.ClrType.Name}>().HasIndex({columns})";
        var directions = query.Key.Select(column => column.Descending).ToList();
        return directions.Distinct().Count() == 1
            ? $"{call}'" // An index is read in both directions.
            : $"{call}.IsDescending({string.Join(", ", directions.Select(descending => descending ? "true" : "false"))})'";
    }

    private static bool Follows(IReadOnlyList<KeyColumn> key, IReadOnlyList<IProperty> columns, Func<int, bool> isDescending)
    {
        if (columns.Count < key.Count)
            return false;

        var isReversed = isDescending(0) != key[0].Descending;
        for (var i = 0; i < key.Count; i++)
        {
            if (columns[i].Name != key[i].Name || isDescending(i) != (key[i].Descending != isReversed))
                return false;
        }

        return true;
    }

    /// <summary>Without a word all columns ascend; an empty list says that all descend.</summary>
    private static bool IsDescending(IIndex index, int column) =>
        index.IsDescending is { } descending && (descending.Count == 0 || descending[column]);
}
