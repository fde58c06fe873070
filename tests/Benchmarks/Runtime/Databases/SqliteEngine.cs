using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Django;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>A file in the folder for temporary files.</summary>
internal sealed class SqliteEngine : Engine
{
    private static readonly SqliteTitleHash HashFunction = new();

    internal override string Name => "sqlite";

    internal override string Title => "SQLite";

    /// <summary>EF Core creates the file, and turns on the write-ahead log only when it does.</summary>
    internal override string Create()
    {
        var file = Path.Combine(Path.GetTempPath(), $"rowbound-{Path.GetRandomFileName()}.db");
        return new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
    }

    internal override void Drop(string connectionString)
    {
        DjangoProcess.End(connectionString);
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        foreach (var part in (IEnumerable<string>)["", "-wal", "-shm"])
            File.Delete(file + part);
    }

    internal override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);

    internal override void Configure(DbContextOptionsBuilder options, string connectionString, bool retrying) =>
        options.UseSqlite(connectionString, to =>
        {
            if (retrying)
                to.ExecutionStrategy(static dependencies => new RetryingStrategy(dependencies));
        });

    internal override void ConfigureWork(DbContextOptionsBuilder options) => options.AddInterceptors(HashFunction);

    internal override async Task LoadAsync(DbConnection connection, Shape shape, IEnumerable<Article> rows)
    {
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            Insert((SqliteConnection)connection, shape, rows);
            await transaction.CommitAsync();
        }

        await ExecuteAsync(connection, "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    internal override Task ResetWorkAsync(DbConnection connection) => ExecuteAsync(
        connection,
        """
        CREATE TABLE IF NOT EXISTS work (id INTEGER NOT NULL PRIMARY KEY, created TEXT NOT NULL, authorid INTEGER NOT NULL,
        title TEXT NOT NULL, summary TEXT NOT NULL, payload TEXT NOT NULL, checksum TEXT NULL)
        """,
        "DELETE FROM work",
        "INSERT INTO work SELECT id, created, authorid, title, summary, payload, checksum FROM articles",
        "PRAGMA wal_checkpoint(TRUNCATE)");

    internal override Task<int> StoreChecksumsAsync(ArticleContext db, IReadOnlyList<TitleRow> rows)
    {
        var pairs = JsonSerializer.Serialize(rows.ToDictionary(row => row.Id, row => TitleHash.Of(row.Title)));
        return db.Database.ExecuteSqlAsync(
            $"UPDATE work SET checksum = pair.value FROM json_each({pairs}) AS pair WHERE work.id = CAST(pair.key AS INTEGER)");
    }

    internal override IStatementCounter StartCounting(string connectionString) => new SqliteTrace();

    internal override string DjangoConfiguration(string connectionString) => JsonSerializer.Serialize(new
    {
        ENGINE = "django.db.backends.sqlite3",
        NAME = new SqliteConnectionStringBuilder(connectionString).DataSource,
    });

    internal override string Describe(DbConnection connection) =>
        $"SQLite {Ask(connection, "SELECT sqlite_version()")} in a file: " + string.Join(", ", ((IEnumerable<string>)
            ["journal_mode", "synchronous", "cache_size"])
            .Select(setting => $"{setting} {Ask(connection, $"PRAGMA {setting}")}"));

    private static void Insert(SqliteConnection connection, Shape shape, IEnumerable<Article> rows)
    {
        using var insert = connection.CreateCommand();
        var columns = Table.Columns(shape);
        var parameters = columns.Select(name => insert.Parameters.AddWithValue($"@{name}", DBNull.Value)).ToArray();
        insert.CommandText = $"INSERT INTO articles ({Table.All(shape)}) VALUES (@{string.Join(", @", columns)})";
        foreach (var row in rows)
        {
            foreach (var (i, value) in Table.Values(shape, row).Index())
                parameters[i].Value = value ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }
}
