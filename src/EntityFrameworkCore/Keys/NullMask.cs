namespace Rowbound;

/// <summary>Which columns of a position are null. Statements differ by it, as <c>a = @p</c> never finds a null.</summary>
internal readonly record struct NullMask(ulong Bits)
{
    public bool this[int column] => (Bits >> column & 1) == 1;

    public static NullMask Of<TKey>(IReadOnlyList<KeyColumn> key, TKey values)
        where TKey : struct, IKeyValues<TKey>
    {
        var bits = 0UL;
        for (var i = 0; i < key.Count; i++)
        {
            if (key[i].CanBeNull && values.ValueAt(i) is null)
                bits |= 1UL << i;
        }

        return new NullMask(bits);
    }
}
