namespace Rowbound;

/// <summary>A column of a key, and the columns behind it.</summary>
internal readonly struct KeyPart<TValue, TRest>(TValue value, TRest rest) : IKeyValues<KeyPart<TValue, TRest>>
    where TRest : struct, IKeyValues<TRest>
{
    public readonly TValue Value = value;
    public readonly TRest Rest = rest;

    public static KeyPart<TValue, TRest> From(ReadOnlySpan<object?> values) =>
        new((TValue)values[0]!, TRest.From(values[1..])); // '!': TValue may be nullable

    public static KeyPart<TValue, TRest> LedBy(object? value) => new((TValue)value!, default); // '!': TValue may be nullable

    public object? ValueAt(int column) => column == 0 ? Value : Rest.ValueAt(column - 1);
}
