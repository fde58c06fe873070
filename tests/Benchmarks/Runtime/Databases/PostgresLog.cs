using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>
/// Counts in the log of the throw-away server, which writes a line for each statement of the connections that ask for it. What
/// resets a pooled connection stands there too, which no interceptor sees.
/// </summary>
internal sealed class PostgresLog : IStatementCounter
{
    private const string File = "server.log"; // In the data directory, where pg_ctl was told to write.

    private readonly string _connectionString;
    private readonly long _from;

    private PostgresLog(string connectionString, long from)
    {
        _connectionString = connectionString;
        _from = from;
    }

    /// <summary>Null when the server keeps its log elsewhere: one that somebody else started.</summary>
    internal static PostgresLog? From(string connectionString)
    {
        var unlogged = new NpgsqlConnectionStringBuilder(connectionString) { Options = null, Pooling = false }.ConnectionString;
        var size = Ask(unlogged, $"SELECT size FROM pg_stat_file('{File}', missing_ok => true)");
        return size is { } from ? new(unlogged, from) : null;
    }

    public void Observe(DbContextOptionsBuilder options)
    {
        // The connection string says it all.
    }

    public void Observe(DbConnection connection)
    {
        // The connection string says it all.
    }

    public long Count() => Ask(
        _connectionString,
        $"""
        SELECT count(*) FROM regexp_matches(pg_read_file('{File}', {_from}, 1000000000), 'LOG:  (?:statement|execute)', 'g')
        """) ?? 0;

    private static long? Ask(string connectionString, string sql)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        return command.ExecuteScalar() as long?;
    }
}
