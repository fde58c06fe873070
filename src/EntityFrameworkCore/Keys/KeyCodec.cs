namespace Rowbound;

/// <summary>Translates between the key of a run and the positions and ranges that outlive it.</summary>
internal sealed class KeyCodec(ChunkableQuery query)
{
    private readonly Lazy<string> _queryFingerprint = new(() => QueryFingerprint.Of(query.Source));
    private readonly Lazy<string> _keyFingerprint = new(() => QueryFingerprint.Of(query.Key));

    public string KeyFingerprint => _keyFingerprint.Value;

    public string FilterFingerprint => _queryFingerprint.Value;

    public Position PositionOf<TKey>(TKey key)
        where TKey : struct, IKeyValues<TKey>
        => new(KeyFingerprint, FilterFingerprint, Stored(key));

    public KeyRange RangeOf<TKey>(TKey? after, TKey? upTo)
        where TKey : struct, IKeyValues<TKey>
        => new(KeyFingerprint, after is { } low ? Stored(low) : null, upTo is { } high ? Stored(high) : null);

    /// <exception cref="PositionMismatchException">The position was made by another query or key.</exception>
    public TKey KeyOf<TKey>(Position position)
        where TKey : struct, IKeyValues<TKey>
    {
        EnsureSame("key", KeyFingerprint, position.KeyFingerprint);
        EnsureSame("filter", FilterFingerprint, position.QueryFingerprint);
        return Restored<TKey>(position.Stored);
    }

    /// <exception cref="PositionMismatchException">The range was made of another entity or key.</exception>
    public (TKey? After, TKey? UpTo) KeysOf<TKey>(KeyRange range)
        where TKey : struct, IKeyValues<TKey>
    {
        EnsureSame("key", KeyFingerprint, range.KeyFingerprint);
        return (
            range.After is { } after ? Restored<TKey>(after) : null,
            range.UpTo is { } upTo ? Restored<TKey>(upTo) : null);
    }

    public IReadOnlyList<object?> Stored<TKey>(TKey key)
        where TKey : struct, IKeyValues<TKey>
        => [.. query.Key.Select((column, i) => column.Property.ToStored(key.ValueAt(i)))];

    private TKey Restored<TKey>(IReadOnlyList<object?> stored)
        where TKey : struct, IKeyValues<TKey>
    {
        if (stored.Count != query.Key.Count)
            throw new FormatException($"The position has {stored.Count} values, the key {query.Key.Count} columns.");

        return TKey.From([.. query.Key.Select((column, i) => column.Property.FromStored(stored[i]))]);
    }

    private void EnsureSame(string what, string expected, string actual)
    {
        if (expected == actual)
            return;

        var entity = query.Key[0].Property.DeclaringType.DisplayName();
        throw new PositionMismatchException(
            $"The position belongs to another query: its {what} has the fingerprint '{actual}', that of this query on '{entity}' is " +
            $"'{expected}'. Run the query that it was made with (the values in its filter count too), or start anew without it.",
            expected,
            actual);
    }
}
