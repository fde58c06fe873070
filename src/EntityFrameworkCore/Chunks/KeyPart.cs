namespace Rowbound;

/// <summary>A column of a key, and the columns behind it.</summary>
internal readonly struct KeyPart<TValue, TRest>(TValue value, TRest rest) : IKeyValues
    where TRest : struct, IKeyValues
{
    public readonly TValue Value = value;
    public readonly TRest Rest = rest;

    public IEnumerable<object?> Values => Rest.Values.Prepend(Value);
}
