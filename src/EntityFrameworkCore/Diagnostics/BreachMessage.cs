using System.Globalization;

namespace Rowbound;

/// <summary>Says what passed which limit, where, and what to write instead.</summary>
internal static class BreachMessage
{
    public static string Of(LimitBreach breach) => breach.Limit switch
    {
        MemoryLimit.RowsPerQuery =>
            $"{Query(breach)} has read {Number(breach.Rows)} rows, more than the {Number(breach.Allowed)} that it may " +
            $"('{nameof(RowboundOptions.MaxRowsPerQuery)}'). Read one row at a time with 'StreamAsync()', or a chunk at a time " +
            "with 'InChunksAsync()'; let the database filter, page or aggregate; or allow this query more with 'AllowRows()'.",
        MemoryLimit.BytesPerQuery =>
            $"{Query(breach)} has read {Number(breach.Bytes ?? 0)} bytes in {Number(breach.Rows)} rows, more than the " +
            $"{Number(breach.Allowed)} that it may ('{nameof(RowboundOptions.MaxBytesPerQuery)}'). Project the columns that " +
            "are needed with 'Select'; read one row at a time with 'StreamAsync()', or a chunk at a time with 'InChunksAsync()'.",
        _ =>
            $"'{breach.ContextType.Name}' tracks {Number(breach.TrackedEntities)} entities, more than the " +
            $"{Number(breach.Allowed)} that it may ('{nameof(RowboundOptions.MaxTrackedEntities)}'), after " +
            $"{Number(breach.Rows)} rows of {Query(breach, "the query")}. Read what is not saved with 'AsNoTracking()' or a " +
            "projection; read what is saved with 'InChunksAsync()' and call 'ChangeTracker.Clear()' after each chunk.",
    };

    private static string Query(LimitBreach breach, string start = "The query")
    {
        var place = breach.CallSite is { } callSite ? $" at '{callSite}'" : "";
        var tags = breach.Tags.Count == 0 ? "" : $" tagged '{string.Join("', '", breach.Tags)}'";
        return $"{start}{place}{tags}";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
