namespace Rowbound;

/// <summary>The last column of a key.</summary>
internal readonly struct KeyEnd<TValue>(TValue value) : IKeyValues<KeyEnd<TValue>>
{
    public readonly TValue Value = value;

    public static KeyEnd<TValue> From(ReadOnlySpan<object?> values) => new((TValue)values[0]!); // '!': TValue may be nullable

    public static KeyEnd<TValue> LedBy(object? value) => new((TValue)value!); // '!': TValue may be nullable

    public object? ValueAt(int column) => Value;
}
