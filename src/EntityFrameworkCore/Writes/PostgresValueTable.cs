using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>PostgreSQL: an array for each column, side by side by <c>unnest</c>.</summary>
internal sealed class PostgresValueTable(DbContext context, IEntityType entity) : ValueTableUpdate(context, entity)
{
    private readonly IRelationalTypeMappingSource _mappings = context.GetService<IRelationalTypeMappingSource>();

    /// <summary>Why the columns cannot travel as arrays, or null when they can.</summary>
    public string? WhyNot(IEnumerable<IProperty> columns) => columns
        .Where(property => ArrayMapping(property) is null)
        .Select(property => $"the provider has no array of '{property.GetColumnType()}', the type of '{property.Name}'")
        .FirstOrDefault();

    public override (string Sql, IReadOnlyList<DbParameter> Parameters) Statement(ValueTable values)
    {
        var columns = values.Columns;
        var parameters = new DbParameter[columns.Count];
        for (var i = 0; i < columns.Count; i++)
        {
            var mapping = ArrayMapping(columns[i])
                ?? throw new InvalidOperationException($"'{columns[i].Name}' cannot travel in an array.");
            parameters[i] = Parameter($"a{i}", mapping, ArrayOf(values, i));
        }

        var arrays = string.Join(", ",
            parameters.Select(parameter => Sql.GenerateParameterNamePlaceholder(parameter.ParameterName)));
        var names = string.Join(", ", columns.Select((_, i) => $"c{i}"));
        return (
            $"UPDATE {Table} AS t SET {Assignments(values)} FROM unnest({arrays}) AS v({names}) WHERE {Matches(values, "t")}",
            parameters);
    }

    private RelationalTypeMapping? ArrayMapping(IProperty property) =>
        _mappings.FindMapping(ElementOf(property).MakeArrayType(), property.GetColumnType() + "[]");

    private static Type ElementOf(IProperty property)
    {
        var type = ValueTable.StoredType(property);
        return type.IsValueType && property.IsNullable ? typeof(Nullable<>).MakeGenericType(type) : type;
    }

    private static Array ArrayOf(ValueTable values, int column)
    {
        var array = Array.CreateInstance(ElementOf(values.Columns[column]), values.Rows.Count);
        for (var i = 0; i < array.Length; i++)
            array.SetValue(values.Rows[i][column], i);
        return array;
    }
}
