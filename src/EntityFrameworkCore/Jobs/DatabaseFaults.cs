using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace Rowbound;

/// <summary>Tells failures of a database, which say nothing about the rows at hand, from those that may.</summary>
internal static class DatabaseFaults
{
    /// <summary>SQLite's driver calls nothing transient. Busy, locked, no memory, read-only, input or output, corrupt, full,
    /// cannot open.</summary>
    private static readonly HashSet<int> OfSqlite = [5, 6, 7, 8, 10, 11, 13, 14];

    public static bool Include(Exception? exception) =>
        exception is not null
        && (exception is DbException { IsTransient: true } or RetryLimitExceededException
            || IsOfSqlite(exception)
            || Include(exception.InnerException));

    /// <summary>The library references no provider, and no base class has the code.</summary>
    private static bool IsOfSqlite(Exception exception) =>
        exception is DbException
        && exception.GetType().GetProperty("SqliteErrorCode")?.GetValue(exception) is int code
        && OfSqlite.Contains(code);
}
