using System.Buffers;
using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>
/// SQLite: whole numbers, bools and texts travel as one JSON text, read by <c>json_each</c>. JSON holds no other type exactly
/// as a column stores it; with one of those every value is a parameter of its own in a list of <c>VALUES</c>.
/// </summary>
internal sealed class SqliteValueTable(DbContext context, IEntityType entity) : ValueTableUpdate(context, entity)
{
    private static readonly HashSet<Type> ExactInJson =
        [typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long),
            typeof(string)];

    private readonly IRelationalTypeMappingSource _mappings = context.GetService<IRelationalTypeMappingSource>();

    /// <summary>One buffer for all chunks: it is large enough to be work for the old generation of the collector.</summary>
    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>SQLite takes 32,766 parameters in a statement.</summary>
    private const int MostParameters = 32_000;

    private static bool FitsJson(IEnumerable<IProperty> columns) =>
        columns.All(property => ExactInJson.Contains(ValueTable.StoredType(property)));

    public override int MostRows(IReadOnlyList<IProperty> columns) => MostParameters / columns.Count;

    public override (string Sql, IReadOnlyList<DbParameter> Parameters) Statement(ValueTable values) =>
        FitsJson(values.Columns) && Json(values) is { } json ? FromJson(values, json) : FromValues(values);

    private (string Sql, IReadOnlyList<DbParameter> Parameters) FromJson(ValueTable values, string json)
    {
        var parameter = Parameter("rows", _mappings.GetMapping(typeof(string)), json);
        var columns = string.Join(", ", values.Columns.Select((_, i) => $"json_extract(value, '$[{i}]') AS c{i}"));
        var source = $"(SELECT {columns} FROM json_each({Sql.GenerateParameterNamePlaceholder(parameter.ParameterName)}))";
        return (Update(values, source), [parameter]);
    }

    private (string Sql, IReadOnlyList<DbParameter> Parameters) FromValues(ValueTable values)
    {
        var parameters = new List<DbParameter>(values.Rows.Count * values.Columns.Count);
        var rows = new StringBuilder();
        foreach (var row in values.Rows)
        {
            rows.Append(rows.Length == 0 ? "(" : ", (");
            for (var i = 0; i < row.Length; i++)
            {
                var parameter = Parameter($"p{parameters.Count}", StoredMapping(values.Columns[i]), row[i]);
                parameters.Add(parameter);
                rows.Append(i == 0 ? "" : ", ").Append(Sql.GenerateParameterNamePlaceholder(parameter.ParameterName));
            }

            rows.Append(')');
        }

        var columns = string.Join(", ", values.Columns.Select((_, i) => $"column{i + 1} AS c{i}"));
        return (Update(values, $"(SELECT {columns} FROM (VALUES {rows}))"), parameters);
    }

    private string Update(ValueTable values, string source) =>
        $"UPDATE {Table} SET {Assignments(values)} FROM {source} AS v WHERE {Matches(values, Table)}";

    /// <summary>The values are stored ones already, so the mapping must not convert them again.</summary>
    private RelationalTypeMapping StoredMapping(IProperty property) =>
        _mappings.FindMapping(ValueTable.StoredType(property), property.GetColumnType())
            ?? _mappings.GetMapping(ValueTable.StoredType(property));

    /// <summary>Null when a text holds the character 0, at which SQLite's JSON functions would end it.</summary>
    private string? Json(ValueTable values)
    {
        _json.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_json))
        {
            writer.WriteStartArray();
            foreach (var row in values.Rows)
            {
                writer.WriteStartArray();
                foreach (var value in row)
                {
                    if (value is string text && text.Contains('\0', StringComparison.Ordinal))
                        return null;
                    Write(writer, value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(_json.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteNumberValue(flag ? 1 : 0); // As the column stores it.
                break;
            default:
                writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
