namespace Rowbound;

/// <summary>The values of a key whose types are known only at run time. As structs they cost no allocation per row.</summary>
internal interface IKeyValues
{
    IEnumerable<object?> Values { get; }
}

/// <summary>The last column of a key.</summary>
internal readonly struct KeyEnd<TValue>(TValue value) : IKeyValues
{
    public readonly TValue Value = value;

    public IEnumerable<object?> Values => [Value];
}

/// <summary>A column of a key, and the columns behind it.</summary>
internal readonly struct KeyPart<TValue, TRest>(TValue value, TRest rest) : IKeyValues
    where TRest : struct, IKeyValues
{
    public readonly TValue Value = value;
    public readonly TRest Rest = rest;

    public IEnumerable<object?> Values => Rest.Values.Prepend(Value);
}
