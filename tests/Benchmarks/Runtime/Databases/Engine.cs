using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>What differs between the databases.</summary>
internal abstract class Engine
{
    internal static readonly IReadOnlyList<Engine> All = [new SqliteEngine(), new PostgresEngine()];

    /// <summary>As the command line says it.</summary>
    internal abstract string Name { get; }

    /// <summary>As a reader expects it.</summary>
    internal abstract string Title { get; }

    internal static Engine Named(string name) => All.Single(engine => engine.Name == name);

    /// <summary>Makes an empty database and returns how to connect to it.</summary>
    internal abstract string Create();

    /// <summary>Deletes a database that <see cref="Create"/> made.</summary>
    internal abstract void Drop(string connectionString);

    internal abstract DbConnection Connect(string connectionString);

    internal abstract void Configure(DbContextOptionsBuilder options, string connectionString, bool retrying);

    /// <summary>What only contexts over the table 'work' need.</summary>
    internal virtual void ConfigureWork(DbContextOptionsBuilder options)
    {
    }

    /// <summary>Stores the rows in the table 'articles' and brings it into the state in which it is read.</summary>
    internal abstract Task LoadAsync(DbConnection connection, Shape shape, IEnumerable<Article> rows);

    /// <summary>Fills the table 'work' anew from 'articles': nothing is left of what a run before it did.</summary>
    internal abstract Task ResetWorkAsync(DbConnection connection);

    /// <summary>Computes a checksum per row and stores them in one statement, as one writes it for this database.</summary>
    internal abstract Task<int> StoreChecksumsAsync(ArticleContext db, IReadOnlyList<TitleRow> rows);

    /// <summary>The connection string under which statements can be counted.</summary>
    internal virtual string Countable(string connectionString) => connectionString;

    /// <summary>Counts what is executed from now on. Null when the database does not show it.</summary>
    internal abstract IStatementCounter? StartCounting(string connectionString);

    /// <summary>The same database, as Django is configured for it, in JSON.</summary>
    internal abstract string DjangoConfiguration(string connectionString);

    /// <summary>The version, and the settings that a reader of the numbers must know.</summary>
    internal abstract string Describe(DbConnection connection);

    protected static async Task ExecuteAsync(DbConnection connection, params IEnumerable<string> statements)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        foreach (var statement in statements)
        {
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }
    }

    protected static string? Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
