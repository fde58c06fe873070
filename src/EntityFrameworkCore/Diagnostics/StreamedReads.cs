namespace Rowbound;

/// <summary>Tells the guard that <c>StreamAsync</c> reads the query which is being opened, one row at a time.</summary>
internal static class StreamedReads
{
    private static readonly object Opening = new();
    private static readonly AsyncLocal<object?> Flag = new();

    public static bool IsOpening => Flag.Value is not null;

    /// <summary>Opens the reader, up to the first row; the flag flows into the call and is gone when it returns.</summary>
    public static ValueTask<bool> Start<T>(IAsyncEnumerator<T> rows)
    {
        Flag.Value = Opening;
        try
        {
            return rows.MoveNextAsync();
        }
        finally
        {
            Flag.Value = null; // Any other value stays in the context, which EF Core copies twice for every row.
        }
    }
}
