namespace Rowbound;

/// <summary>What a chunk's query returns: the caller's item, and the key by which the next chunk goes on.</summary>
internal readonly struct KeyedRow<T, TKey>(T item, TKey key)
{
    public readonly T Item = item;
    public readonly TKey Key = key;
}
