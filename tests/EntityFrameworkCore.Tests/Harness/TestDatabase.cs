using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Rowbound.Shared;

namespace Rowbound.Harness;

/// <summary>A fresh database with the tables of one context, gone after the test.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly Storage _storage;

    private TestDatabase(Storage storage, Func<TestDatabase, DbContext> open)
    {
        _storage = storage;
        using var context = open(this);
        context.Database.EnsureCreated();
        Log.Clear();
    }

    /// <summary>For tests that count translations: the cache that all contexts share forgets queries beyond some thousand.</summary>
    public MemoryCache? QueryCache { get; set; }

    public SqlLog Log { get; } = new();

    public string ConnectionString => _storage.ConnectionString;

    public static TestDatabase On(Engine engine) => On<ShopContext>(engine, options => new ShopContext(options));

    /// <summary>A database with the tables of another context, which <see cref="Options{TContext}"/> opens.</summary>
    public static TestDatabase On<TContext>(Engine engine, Func<DbContextOptions<TContext>, TContext> open)
        where TContext : DbContext
        => new(Storage.Of(engine), database => open(database.Options<TContext>().Options));

    /// <summary>A SQLite database that other processes can open too, by its <see cref="ConnectionString"/>.</summary>
    public static TestDatabase OnFile() => OnFile<ShopContext>(options => new ShopContext(options));

    /// <summary>As <see cref="OnFile()"/>, with the tables of another context.</summary>
    public static TestDatabase OnFile<TContext>(Func<DbContextOptions<TContext>, TContext> open)
        where TContext : DbContext
        => new(Storage.OnFile(), database => open(database.Options<TContext>().Options));

    public ShopContext Open(bool retrying = false, bool splitting = false) =>
        new(Options<ShopContext>(retrying, splitting).Options);

    public DbContextOptionsBuilder<TContext> Options<TContext>(bool retrying = false, bool splitting = false)
        where TContext : DbContext
    {
        var splitMode = splitting ? QuerySplittingBehavior.SplitQuery : QuerySplittingBehavior.SingleQuery;
        Func<ExecutionStrategyDependencies, IExecutionStrategy> strategy = dependencies =>
            retrying ? new RetryingStrategy(dependencies) : new NonRetryingExecutionStrategy(dependencies);
        var options = new DbContextOptionsBuilder<TContext>().AddInterceptors(Log).UseMemoryCache(QueryCache)
            .LogTo((id, _) => id == CoreEventId.QueryCompilationStarting, _ => Log.Compilations++);
        if (_storage.Engine == Engine.Sqlite)
            options.UseSqlite(ConnectionString, to => to.ExecutionStrategy(strategy).UseQuerySplittingBehavior(splitMode));
        else
            options.UseNpgsql(ConnectionString, to => to.ExecutionStrategy(strategy).UseQuerySplittingBehavior(splitMode));
        return options;
    }

    /// <summary>Stores the rows through a context of its own, so that nothing of them stays in memory.</summary>
    public ShopContext With(params IEnumerable<object> rows)
    {
        using (var context = Open())
        {
            context.AddRange(rows);
            context.SaveChanges();
        }

        Log.Clear();
        return Open();
    }

    /// <summary>The database's plan for a statement that was sent.</summary>
    public string Explain(SqlLog.Statement statement)
    {
        using var context = Open();
        using var command = context.Database.GetDbConnection().CreateCommand();
        context.Database.OpenConnection();
        command.CommandText = (_storage.Engine == Engine.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Text;
        foreach (var (name, value) in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
            lines.Add(reader.GetString(reader.FieldCount - 1));
        return string.Join('\n', lines);
    }

    /// <summary>
    /// Ends every connection to the database from the side of the server, whether a context or the pool holds it, as a restart
    /// does. PostgreSQL only.
    /// </summary>
    /// <returns>How many were ended.</returns>
    public int TerminateConnections() => PostgresServer.TerminateConnections(ConnectionString);

    public void Dispose() => _storage.Drop();
}
