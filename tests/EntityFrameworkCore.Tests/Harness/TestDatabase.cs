using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Rowbound.Shared;

namespace Rowbound.Harness;

/// <summary>A fresh database with the tables of one context, gone after the test.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly Engine _engine;
    private readonly string _connectionString;
    private readonly SqliteConnection? _keepAlive;

    private TestDatabase(Engine engine, Func<TestDatabase, DbContext> open)
    {
        _engine = engine;
        _connectionString = engine == Engine.Sqlite
            ? $"Data Source=rowbound-{Guid.NewGuid():N};Mode=Memory;Cache=Shared"
            : CreateOnPostgres();
        if (engine == Engine.Sqlite)
        {
            // A shared in-memory database lives as long as one connection to it.
            _keepAlive = new SqliteConnection(_connectionString);
            _keepAlive.Open();
        }

        using var context = open(this);
        context.Database.EnsureCreated();
        Log.Clear();
    }

    public SqlLog Log { get; } = new();

    public string ConnectionString => _connectionString;

    public static TestDatabase On(Engine engine) => new(engine, database => database.Open());

    /// <summary>A database with the tables of another context, which <see cref="Options{TContext}"/> opens.</summary>
    public static TestDatabase On<TContext>(Engine engine, Func<DbContextOptions<TContext>, TContext> open)
        where TContext : DbContext
        => new(engine, database => open(database.Options<TContext>().Options));

    public ShopContext Open(bool retrying = false, bool splitting = false) =>
        new(Options<ShopContext>(retrying, splitting).Options);

    public DbContextOptionsBuilder<TContext> Options<TContext>(bool retrying = false, bool splitting = false)
        where TContext : DbContext
    {
        var splitMode = splitting ? QuerySplittingBehavior.SplitQuery : QuerySplittingBehavior.SingleQuery;
        Func<ExecutionStrategyDependencies, IExecutionStrategy> strategy = dependencies =>
            retrying ? new RetryingStrategy(dependencies) : new NonRetryingExecutionStrategy(dependencies);
        var options = new DbContextOptionsBuilder<TContext>().AddInterceptors(Log)
            .LogTo((id, _) => id == CoreEventId.QueryCompilationStarting, _ => Log.Compilations++);
        if (_engine == Engine.Sqlite)
            options.UseSqlite(_connectionString, to => to.ExecutionStrategy(strategy).UseQuerySplittingBehavior(splitMode));
        else
            options.UseNpgsql(_connectionString, to => to.ExecutionStrategy(strategy).UseQuerySplittingBehavior(splitMode));
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
        command.CommandText = (_engine == Engine.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Text;
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

    public void Dispose()
    {
        _keepAlive?.Dispose();
        if (_engine == Engine.PostgreSql)
            PostgresServer.DropDatabase(_connectionString);
    }

    private static string CreateOnPostgres()
    {
        if (PostgresServer.WhyUnavailable is { } reason)
        {
            Assert.False(PostgresServer.IsRequired, reason);
            Assert.Skip(reason);
        }

        return PostgresServer.CreateDatabase();
    }

    /// <summary>What EnableRetryOnFailure configures on providers that have it; here any exception marked transient is
    /// retried.</summary>
    private sealed class RetryingStrategy(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is DbException { IsTransient: true };
    }
}
