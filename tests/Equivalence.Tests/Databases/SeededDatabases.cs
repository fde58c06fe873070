using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Npgsql;
using Rowbound.Equivalence.Tests.Programs;
using Rowbound.Shared;

namespace Rowbound.Equivalence.Tests.Databases;

/// <summary>
/// Databases with the rows of the seed, made once for each model, engine and number of orders. Programs that only read share one;
/// a program that writes gets a copy.
/// </summary>
internal static class SeededDatabases
{
    private static readonly ConcurrentDictionary<(string Model, Engine Engine, int Orders), Lazy<string>> Made = new();
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("rowbound-equivalence-");

    static SeededDatabases() => Leftovers.DeleteAtEnd(Folder);

    /// <summary>The connection string of a database that nobody writes.</summary>
    internal static string ToRead(ShopModelAssembly model, Engine engine, int orders) =>
        Made.GetOrAdd((model.Statements, engine, orders), key => new(() => Make(model, engine, key.Orders))).Value;

    /// <summary>The connection string of a copy, to be dropped.</summary>
    internal static string ToWrite(ShopModelAssembly model, Engine engine, int orders)
    {
        var seeded = ToRead(model, engine, orders);
        if (engine == Engine.PostgreSql)
            return PostgresServer.CopyDatabase(Template(seeded));

        var copy = NewFile();
        File.Copy(new SqliteConnectionStringBuilder(seeded).DataSource, copy);
        return Sqlite(copy);
    }

    /// <summary>Deletes a copy.</summary>
    internal static void Drop(Engine engine, string connectionString)
    {
        if (engine == Engine.PostgreSql)
            PostgresServer.DropDatabase(connectionString);
        else
            File.Delete(new SqliteConnectionStringBuilder(connectionString).DataSource);
    }

    private static string Make(ShopModelAssembly model, Engine engine, int orders)
    {
        var connectionString = engine == Engine.Sqlite ? Sqlite(NewFile()) : PostgresServer.CreateDatabase();
        using (var context = model.Open(engine, connectionString))
            DatabaseSeeder.Fill(context, orders);
        if (engine == Engine.Sqlite)
            return connectionString;

        // A database that somebody is connected to cannot be copied: what is read is a copy, too.
        using (var pooled = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pooled);
        var copy = PostgresServer.CopyDatabase(connectionString);
        Templates[copy] = connectionString;
        return copy;
    }

    private static readonly ConcurrentDictionary<string, string> Templates = new();

    private static string Template(string seeded) => Templates[seeded];

    private static string NewFile() => Path.Combine(Folder.FullName, Path.GetRandomFileName() + ".db");

    /// <summary>Without a pool, which would keep the file open.</summary>
    private static string Sqlite(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
}
