using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>
/// The rows of one chunk as the database stores them, column by column: first the columns of the primary key, then those to
/// write.
/// </summary>
internal sealed class ValueTable(IReadOnlyList<IProperty> keys, IReadOnlyList<IProperty> values)
{
    private readonly List<object?[]> _rows = [];

    public IReadOnlyList<IProperty> Keys { get; } = keys;

    public IReadOnlyList<IProperty> Values { get; } = values;

    public IReadOnlyList<IProperty> Columns { get; } = [.. keys, .. values];

    public IReadOnlyList<object?[]> Rows => _rows;

    /// <summary>The type in which the provider takes the values of a property.</summary>
    public static Type StoredType(IProperty property)
    {
        var mapping = property.GetTypeMapping();
        var type = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        return Nullable.GetUnderlyingType(type) ?? type;
    }

    /// <summary>A row without values, to see what a statement looks like.</summary>
    public void AddEmpty() => _rows.Add(new object?[Columns.Count]);

    public void Clear() => _rows.Clear();

    /// <summary>Takes the values of a row as the model has them.</summary>
    public void Add(object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
            row[i] = Columns[i].ToStored(row[i]);
        _rows.Add(row);
    }
}
