using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>How computed values get to the table.</summary>
internal static class ComputedWrite
{
    /// <summary>The statement that writes a chunk at once, or why there is none and rows are tracked and saved instead.</summary>
    public static (ValueTableUpdate? Update, string? WhyNot) Choose<T, TInput>(
        DbContext context, ComputedSetters<T, TInput> setters)
    {
        var entity = setters.Entity;
        IReadOnlyList<IProperty> columns = [.. setters.PrimaryKey, .. setters.Written];
        if (WhyTableIsNotEnough(entity, columns) is { } reason)
            return (null, reason);

        switch (DatabaseEngines.EngineOf(context.Model))
        {
            case DatabaseEngine.Sqlite:
                return (new SqliteValueTable(context, entity), null);
            case DatabaseEngine.PostgreSql:
                var arrays = new PostgresValueTable(context, entity);
                return arrays.WhyNot(columns) is { } noArray ? (null, noArray) : (arrays, null);
            case DatabaseEngine.SqlServer:
                return SqlServerValueTable.WhyNot(columns) is { } noJson
                    ? (null, noJson)
                    : (new SqlServerValueTable(context, entity), null);
            default:
                return (null, "it is not known how this database takes many rows in one statement");
        }
    }

    private static string? WhyTableIsNotEnough(IEntityType entity, IReadOnlyList<IProperty> columns)
    {
        if (StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is not { } table)
            return $"'{entity.DisplayName()}' is mapped to no table of its own";
        if (entity.GetDerivedTypes().Any(derived => StoreObjectIdentifier.Create(derived, StoreObjectType.Table) != table))
            return $"'{entity.DisplayName()}' has derived types in other tables";
        if (columns.FirstOrDefault(property => property.GetColumnName(table) is null) is { } elsewhere)
            return $"'{elsewhere.Name}' is a column of another table";

        return entity.GetProperties().FirstOrDefault(IsKeptByTheProgram) is { } token
            ? $"'{token.Name}' is a concurrency token that the program keeps"
            : null;
    }

    private static bool IsKeptByTheProgram(IProperty property) =>
        property.IsConcurrencyToken && property.ValueGenerated != ValueGenerated.OnAddOrUpdate;
}
