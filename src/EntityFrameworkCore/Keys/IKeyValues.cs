namespace Rowbound;

/// <summary>The values of a key whose types are known only at run time. As structs they cost no allocation per row.</summary>
internal interface IKeyValues<TSelf>
    where TSelf : struct, IKeyValues<TSelf>
{
    /// <summary>One value for each column, in the order of the key.</summary>
    static abstract TSelf From(ReadOnlySpan<object?> values);

    /// <summary>A key of which only the first column is given, for comparisons that look at no other.</summary>
    static abstract TSelf LedBy(object? value);

    object? ValueAt(int column);
}
