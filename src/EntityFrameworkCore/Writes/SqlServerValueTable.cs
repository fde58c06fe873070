using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>SQL Server: all values travel as one JSON text, which <c>OPENJSON</c> reads with the types of the columns.</summary>
internal sealed class SqlServerValueTable(DbContext context, IEntityType entity) : ValueTableUpdate(context, entity)
{
    /// <summary>What System.Text.Json writes in a form that OPENJSON converts exactly; bytes travel as base64, which it
    /// decodes.</summary>
    private static readonly HashSet<Type> ExactInJson =
    [
        typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long), typeof(decimal), typeof(string), typeof(Guid),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(byte[]),
    ];

    private readonly IRelationalTypeMappingSource _mappings = context.GetService<IRelationalTypeMappingSource>();

    public static string? WhyNot(IEnumerable<IProperty> columns) => columns
        .Where(property => !ExactInJson.Contains(ValueTable.StoredType(property)))
        .Select(property => $"OPENJSON does not read a '{property.GetColumnType()}', the type of '{property.Name}', exactly")
        .FirstOrDefault();

    public override (string Sql, IReadOnlyList<DbParameter> Parameters) Statement(ValueTable values)
    {
        var parameter = Parameter("rows", _mappings.GetMapping(typeof(string)), JsonSerializer.Serialize(values.Rows));
        var columns = string.Join(", ", values.Columns.Select((property, i) => $"c{i} {property.GetColumnType()} '$[{i}]'"));
        var rows = Sql.GenerateParameterNamePlaceholder(parameter.ParameterName);
        return (
            $"UPDATE t SET {Assignments(values)} FROM {Table} AS t INNER JOIN OPENJSON({rows}) WITH ({columns}) AS v " +
            $"ON {Matches(values, "t")}",
            [parameter]);
    }
}
