using Microsoft.Data.Sqlite;
using Rowbound.Shared;

namespace Rowbound.Harness;

/// <summary>Where the tables of a test database lie, and how they go away.</summary>
internal sealed record Storage(Engine Engine, string ConnectionString, Action Drop)
{
    public static Storage Of(Engine engine) => engine == Engine.Sqlite ? InMemory() : OnPostgres();

    /// <summary>A file of SQLite, which other processes can open.</summary>
    public static Storage OnFile()
    {
        var directory = Directory.CreateTempSubdirectory("rowbound-sqlite-");
        var connectionString = $"Data Source={Path.Combine(directory.FullName, "test.db")}";
        return new Storage(Engine.Sqlite, connectionString, () =>
        {
            using (var pooled = new SqliteConnection(connectionString))
                SqliteConnection.ClearPool(pooled);
            directory.Delete(recursive: true);
        });
    }

    private static Storage InMemory()
    {
        var connectionString = $"Data Source=rowbound-{Guid.NewGuid():N};Mode=Memory;Cache=Shared";
        // A shared in-memory database lives as long as one connection to it.
        var keepAlive = new SqliteConnection(connectionString);
        keepAlive.Open();
        return new Storage(Engine.Sqlite, connectionString, keepAlive.Dispose);
    }

    private static Storage OnPostgres()
    {
        if (PostgresServer.WhyUnavailable is { } reason)
        {
            Assert.False(PostgresServer.IsRequired, reason);
            Assert.Skip(reason);
        }

        var connectionString = PostgresServer.CreateDatabase();
        return new Storage(Engine.PostgreSql, connectionString, () => PostgresServer.DropDatabase(connectionString));
    }
}
