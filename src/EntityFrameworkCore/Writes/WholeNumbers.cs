namespace Rowbound;

/// <summary>
/// Keys of one whole number, as most are. They have the same order in .NET as in every database, and among n consecutive ones
/// there are at most n rows: where few are missing, a chunk needs no question for its end.
/// </summary>
internal static class WholeNumbers
{
    /// <summary>From one row in so many numbers on it is cheaper to write short chunks than to ask for the ends of full
    /// ones.</summary>
    private const int MostGaps = 4;

    public static bool Are(IReadOnlyList<KeyColumn> key) =>
        key is [{ Descending: false, CanBeNull: false } column]
        && (column.Type == typeof(int) || column.Type == typeof(long) || column.Type == typeof(short))
        && column.Property.GetTypeMapping().Converter is null;

    /// <summary>Whether so many rows lay dense between two keys.</summary>
    public static bool AreDense<TKey>(TKey after, TKey upTo, int rows)
        where TKey : struct, IKeyValues<TKey>
        => (Int128)rows * MostGaps >= ValueOf(upTo) - ValueOf(after);

    /// <summary>The key so far behind another, or the last one if that comes first.</summary>
    public static TKey Behind<TKey>(TKey after, int distance, TKey last)
        where TKey : struct, IKeyValues<TKey>
    {
        var end = ValueOf(after) + distance;
        if (end >= ValueOf(last))
            return last;

        return TKey.From([Convert.ChangeType((long)end, last.ValueAt(0)!.GetType(), provider: null)]); // '!': it cannot be null
    }

    private static Int128 ValueOf<TKey>(TKey key)
        where TKey : struct, IKeyValues<TKey>
        => Convert.ToInt64(key.ValueAt(0), provider: null);
}
