using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Django;
using Rowbound.Shared;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>The server of the tests: throw-away, on loopback, with nothing kept safe on disk.</summary>
internal sealed class PostgresEngine : Engine
{
    internal override string Name => "postgres";

    internal override string Title => "PostgreSQL";

    internal override string Create()
    {
        // Compiling big plans costs more than it saves here, and when it sets in depends on the number of rows.
        var connectionString = PostgresServer.CreateDatabase();
        return new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c jit=off" }.ConnectionString;
    }

    internal override void Drop(string connectionString)
    {
        DjangoProcess.End(connectionString);
        PostgresServer.DropDatabase(connectionString);
    }

    internal override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);

    internal override void Configure(DbContextOptionsBuilder options, string connectionString, bool retrying) =>
        options.UseNpgsql(connectionString, to =>
        {
            if (retrying)
                to.EnableRetryOnFailure();
        });

    internal override async Task LoadAsync(DbConnection connection, Shape shape, IEnumerable<Article> rows)
    {
        var copy = $"COPY articles ({Table.All(shape)}) FROM STDIN (FORMAT BINARY)";
        await using (var writer = await ((NpgsqlConnection)connection).BeginBinaryImportAsync(copy))
        {
            foreach (var row in rows)
            {
                await writer.StartRowAsync();
                foreach (var (name, value) in Table.Columns(shape).Zip(Table.Values(shape, row)))
                    await WriteAsync(writer, name, value);
            }

            await writer.CompleteAsync();
        }

        await ExecuteAsync(
            connection,
            $"CREATE OR REPLACE FUNCTION {TitleHash.FunctionName}(text) RETURNS text IMMUTABLE LANGUAGE sql " +
            "RETURN encode(sha256($1::bytea), 'hex')",
            "VACUUM (ANALYZE) articles",
            "CHECKPOINT");
    }

    /// <summary>The server does not vacuum by itself: every run would find the dead rows of those before.</summary>
    internal override Task ResetWorkAsync(DbConnection connection) => ExecuteAsync(
        connection,
        "CREATE TABLE IF NOT EXISTS work (LIKE articles INCLUDING ALL)",
        "TRUNCATE work",
        "INSERT INTO work SELECT * FROM articles",
        "VACUUM (ANALYZE) work",
        "CHECKPOINT");

    internal override Task<int> StoreChecksumsAsync(ArticleContext db, IReadOnlyList<TitleRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var checksums = rows.Select(row => TitleHash.Of(row.Title)).ToArray();
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE work SET checksum = pair.checksum FROM unnest({ids}, {checksums}) AS pair(id, checksum) WHERE work.id = pair.id
            """);
    }

    internal override string Countable(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options += " -c log_statement=all -c log_parameter_max_length=0";
        return builder.ConnectionString;
    }

    internal override IStatementCounter? StartCounting(string connectionString) => PostgresLog.From(connectionString);

    internal override string DjangoConfiguration(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        return JsonSerializer.Serialize(new
        {
            ENGINE = "django.db.backends.postgresql",
            HOST = server.Host,
            PORT = server.Port,
            NAME = server.Database,
            USER = server.Username,
            PASSWORD = server.Password,
            OPTIONS = new { options = server.Options },
        });
    }

    internal override string Describe(DbConnection connection) =>
        $"PostgreSQL {Ask(connection, "SHOW server_version")} on loopback: " + string.Join(", ", ((IEnumerable<string>)
            ["fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "autovacuum", "jit"])
            .Select(setting => $"{setting} {Ask(connection, $"SHOW {setting}")}"));

    private static Task WriteAsync(NpgsqlBinaryImporter writer, string column, object? value) => value switch
    {
        null => writer.WriteNullAsync(),
        string text when column == "payload" => writer.WriteAsync(text, NpgsqlDbType.Jsonb),
        string text => writer.WriteAsync(text, NpgsqlDbType.Text),
        int number => writer.WriteAsync(number, NpgsqlDbType.Integer),
        DateTime time => writer.WriteAsync(time, NpgsqlDbType.TimestampTz),
        _ => throw new NotSupportedException($"No column holds a {value.GetType().Name}."),
    };
}
