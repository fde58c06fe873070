using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>SQLite tells a trace about every statement when it begins to run.</summary>
internal sealed class SqliteTrace : DbConnectionInterceptor, IStatementCounter
{
    /// <summary>Its type names a newer assembly than the one at hand (SqliteAssemblyResolver), which compilers refuse.</summary>
    private static readonly PropertyInfo Handle = typeof(SqliteConnection).GetProperty("Handle")!; // '!': it is public

    private long _statements;

    public void Observe(DbContextOptionsBuilder options) => options.AddInterceptors(this);

    public void Observe(DbConnection connection) =>
        raw.sqlite3_trace((sqlite3?)Handle.GetValue(connection), CountOne, null);

    public long Count() => Interlocked.Read(ref _statements);

    private void CountOne(object? user, string statement) => Interlocked.Increment(ref _statements);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Observe(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Observe(connection);
        return Task.CompletedTask;
    }
}
