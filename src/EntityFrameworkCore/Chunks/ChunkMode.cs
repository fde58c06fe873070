namespace Rowbound;

/// <summary>How the rows of a chunk are read.</summary>
public enum ChunkMode
{
    /// <summary>What suits most queries: <see cref="Range"/>.</summary>
    Auto,

    /// <summary>One statement reads the rows behind the last one, up to the size of the chunk.</summary>
    Range,

    /// <summary>
    /// One statement reads the keys of the next chunk, another the rows with these keys and the filter: for a filter that picks
    /// few of wide rows, where the keys come out of an index alone. The keys are sent as one parameter where the key is a
    /// single column and the database is PostgreSQL or SQL Server; otherwise the rows between the first and the last key are
    /// read.
    /// </summary>
    Keys,

    /// <summary>
    /// One unbuffered reader is held and cut into chunks, as <c>StreamAsync</c> reads: the fastest for whole tables, where the
    /// order of the key costs nothing. The rows are not tracked, and most providers allow no other command on the context's
    /// connection while the run lasts: the body must save and query through another context. <see
    /// cref="ChunkOptions.ReopenAfter"/> limits how long the reader is held; a connection that is lost is replaced as the
    /// context's execution strategy decides.
    /// </summary>
    Stream,
}
