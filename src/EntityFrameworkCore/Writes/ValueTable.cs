using Microsoft.EntityFrameworkCore.Metadata;

namespace Rowbound;

/// <summary>
/// The rows of one chunk as the database stores them, column by column: first the columns of the primary key, then those to
/// write.
/// </summary>
internal sealed class ValueTable(IReadOnlyList<IProperty> keys, IReadOnlyList<IProperty> values)
{
    private readonly List<object?[]> _rows = [];

    /// <summary>Rows of chunks before this one, to be filled again: of a million rows none is garbage.</summary>
    private readonly Stack<object?[]> _spare = [];

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

    public void Clear()
    {
        foreach (var row in _rows)
            _spare.Push(row);
        _rows.Clear();
    }

    /// <summary>Begins the next row, whose values are to be set.</summary>
    public void AddRow() => _rows.Add(_spare.TryPop(out var spare) ? spare : new object?[Columns.Count]);

    /// <summary>Sets a value of the last row, as the model has it.</summary>
    public void Set(int column, object? value) => _rows[^1][column] = Columns[column].ToStored(value);
}
