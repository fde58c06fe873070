using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>A database with a number of rows of one shape.</summary>
internal sealed record Database(Engine Engine, Shape Shape, int Rows, string ConnectionString) : IAsyncDisposable
{
    internal string Title => $"{Engine.Title}, {Rows:N0} {Shape.Name} rows";

    /// <summary>Counts statements, where a run is not timed.</summary>
    internal IStatementCounter? Counter { get; init; }

    /// <summary>A context over the table 'articles'.</summary>
    internal ArticleContext Open(ContextSetting setting)
    {
        var options = Options(setting).Options;
        return Shape.IsWide ? new WideContext(options) : new NarrowContext(options);
    }

    /// <summary>A context over the table 'work', which jobs may change.</summary>
    internal ArticleContext OpenWork(ContextSetting setting)
    {
        var options = Options(setting);
        Engine.ConfigureWork(options);
        return new WorkContext(options.Options);
    }

    internal async Task<DbConnection> ConnectAsync()
    {
        var connection = Engine.Connect(ConnectionString);
        await connection.OpenAsync();
        Counter?.Observe(connection);
        return connection;
    }

    /// <summary>The same, where statements can be counted.</summary>
    internal Database Countable() => this with { ConnectionString = Engine.Countable(ConnectionString) };

    /// <summary>Makes and fills a database.</summary>
    internal static async Task<Database> CreateAsync(Engine engine, Shape shape, int rows)
    {
        var database = new Database(engine, shape, rows, engine.Create());
        await using (var db = database.Open(ContextSetting.Plain))
            await db.Database.EnsureCreatedAsync();
        await using var connection = await database.ConnectAsync();
        await engine.LoadAsync(connection, shape, ArticleSource.Rows(shape, rows));
        return database;
    }

    /// <summary>Fills the table 'work' anew.</summary>
    internal async Task ResetWorkAsync()
    {
        await using var connection = await ConnectAsync();
        await Engine.ResetWorkAsync(connection);
    }

    internal async Task<string> DescribeAsync()
    {
        await using var connection = await ConnectAsync();
        return Engine.Describe(connection);
    }

    /// <summary>Deletes the database.</summary>
    public ValueTask DisposeAsync()
    {
        Engine.Drop(ConnectionString);
        return ValueTask.CompletedTask;
    }

    private DbContextOptionsBuilder Options(ContextSetting setting)
    {
        var options = new DbContextOptionsBuilder();
        Engine.Configure(options, ConnectionString, setting.Retries);
        Counter?.Observe(options);
        setting.Configure?.Invoke(options);
        return options;
    }
}
