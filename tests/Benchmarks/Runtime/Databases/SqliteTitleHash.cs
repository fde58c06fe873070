using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Benchmarks.Runtime.Data;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>SQLite has no SHA-256: every connection brings the function along.</summary>
internal sealed class SqliteTitleHash : DbConnectionInterceptor
{
    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        ((SqliteConnection)result).CreateFunction<string, string>(TitleHash.FunctionName, TitleHash.Of, isDeterministic: true);
        return result;
    }
}
