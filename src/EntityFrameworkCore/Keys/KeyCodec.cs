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
        EnsureSamePosition(position.KeyFingerprint, position.QueryFingerprint);
        return Restored<TKey>(position.Stored);
    }

    /// <summary>The text of the place in front of the first row; <see cref="Position.ToString"/> is that of every
    /// other.</summary>
    public string StartText => new KeyText { Key = KeyFingerprint, Query = FilterFingerprint }.ToString();

    /// <summary>The key behind which the text stands; null where that is the first row.</summary>
    /// <exception cref="PositionMismatchException">The text was made by another query or key.</exception>
    /// <exception cref="FormatException">The text is no place in a query, or was written by a later version.</exception>
    public TKey? KeyOf<TKey>(string text)
        where TKey : struct, IKeyValues<TKey>
    {
        var place = KeyText.Parse(text, "position");
        EnsureSamePosition(place.Key, place.Query ?? "");
        return KeyText.Read(place.After) is { } stored ? Restored<TKey>(stored) : null;
    }

    /// <exception cref="PositionMismatchException">The range was made of another entity or key.</exception>
    public (TKey? After, TKey? UpTo) KeysOf<TKey>(KeyRange range)
        where TKey : struct, IKeyValues<TKey>
    {
        EnsureSame("range", "key", KeyFingerprint, range.KeyFingerprint,
            "Order the query as the one that was split, before 'Within'.");
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

    private void EnsureSamePosition(string key, string filter)
    {
        const string remedy =
            "Run the query that it was made with (the values in its filter count too), or start anew without it.";
        EnsureSame("position", "key", KeyFingerprint, key, remedy);
        EnsureSame("position", "filter", FilterFingerprint, filter, remedy);
    }

    private void EnsureSame(string given, string what, string expected, string actual, string remedy)
    {
        if (expected == actual)
            return;

        var entity = query.Key[0].Property.DeclaringType.DisplayName();
        throw new PositionMismatchException(
            $"The {given} belongs to another query: its {what} has the fingerprint '{actual}', that of this query on " +
            $"'{entity}' is " +
            $"'{expected}'. {remedy}",
            expected,
            actual);
    }
}
