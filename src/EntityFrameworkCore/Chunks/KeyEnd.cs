namespace Rowbound;

/// <summary>The last column of a key.</summary>
internal readonly struct KeyEnd<TValue>(TValue value) : IKeyValues
{
    public readonly TValue Value = value;

    public IEnumerable<object?> Values => [Value];
}
