namespace Rowbound;

/// <summary>How large an adapting chunk of a write may become where the caller does not say it. No row of it is in memory: what
/// limits it are the locks that it holds.</summary>
internal static class WriteSize
{
    private const int Most = 10_000;

    /// <summary>SQL Server takes a lock for each row, and from some 5,000 on one of the whole table instead.</summary>
    private const int MostOnSqlServer = 2_000;

    public static ChunkOptions Limited(ChunkOptions options, DatabaseEngine engine)
    {
        if (options.StatedMaxSize is not null)
            return options;

        var most = engine == DatabaseEngine.SqlServer ? MostOnSqlServer : Most;
        return options with { MaxSize = Math.Max(most, options.MinSize) };
    }
}
