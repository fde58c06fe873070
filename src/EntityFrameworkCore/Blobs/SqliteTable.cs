using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>The table that holds a column on SQLite, and the columns by which a row of it is found.</summary>
internal sealed record SqliteTable(
    string Name, string Column, IReadOnlyList<(IProperty Property, string Column)> Key, string RowId)
{
    /// <summary>SQLite has three names for the rowid; a column can take any of them.</summary>
    private static readonly string[] RowIdNames = ["_rowid_", "rowid", "oid"];

    /// <exception cref="InvalidOperationException">The column is not found in one table by key.</exception>
    public static SqliteTable Of(QuerySpine spine, LargeColumn column)
    {
        var (entity, property) = (column.Entity, column.Property);
        if (!spine.IsPlainSet || property.GetViewColumnMappings().Any()
            || property.GetSqlQueryColumnMappings().Any() || property.GetFunctionColumnMappings().Any())
        {
            throw BlobRefusals.SqliteNeedsATable(entity);
        }

        // A table per concrete type: the rows are in several, and EF Core 8 to 10 select more of them than what is asked for.
        foreach (var type in new[] { spine.Entity, entity })
        {
            if (type.GetMappingStrategy() == RelationalAnnotationNames.TpcMappingStrategy && type.GetDerivedTypes().Any())
                throw BlobRefusals.SqliteNeedsOneTable(type, property);
        }

        var primaryKey = entity.FindPrimaryKey() ?? throw BlobRefusals.SqliteNeedsAKey(entity);
        var types = entity.GetDerivedTypesInclusive().ToHashSet<ITypeBase>();
        var mappings = property.GetTableColumnMappings()
            .Where(mapping => mapping.TableMapping.TypeBase is not IEntityType type || type.IsOwned() || types.Contains(type))
            .DistinctBy(mapping => mapping.Column.Table)
            .ToArray();
        if (mappings is not [var stored])
            throw mappings is [] ? BlobRefusals.SqliteNeedsATable(entity) : BlobRefusals.SqliteNeedsOneTable(entity, property);

        var table = stored.Column.Table;
        var key = primaryKey.Properties.Select(part => (part, ColumnOf(part, table))).ToArray();
        return new SqliteTable(table.Name, stored.Column.Name, key, RowIdOf(table));
    }

    private static string ColumnOf(IProperty part, ITableBase table) =>
        part.GetTableColumnMappings().First(mapping => mapping.Column.Table == table).Column.Name;

    private static string RowIdOf(ITableBase table) =>
        RowIdNames.FirstOrDefault(
            name => !table.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)))
        ?? throw BlobRefusals.SqliteFoundNoRowId(table.Name);
}
