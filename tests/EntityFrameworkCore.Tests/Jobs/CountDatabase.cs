using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Rowbound.Harness;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

/// <summary>Rows that count how often a job was applied to them, where several connections and processes can reach
/// them.</summary>
internal sealed class CountDatabase : IDisposable
{
    private readonly Engine _engine;
    private readonly Lazy<IDbContextFactory<CountContext>> _contexts;

    private CountDatabase(Engine engine, TestDatabase database)
    {
        (_engine, Inner) = (engine, database);
        _contexts = new Lazy<IDbContextFactory<CountContext>>(() => Contexts());
    }

    public TestDatabase Inner { get; }

    public static CountDatabase On(Engine engine, int rows)
    {
        var inner = engine == Engine.Sqlite
            ? TestDatabase.OnFile<CountContext>(options => new CountContext(options))
            : TestDatabase.On<CountContext>(engine, options => new CountContext(options));
        var database = new CountDatabase(engine, inner);
        database.Add(rows);
        return database;
    }

    public void Add(int rows)
    {
        using var db = Open();
        db.AddRange(Enumerable.Range(0, rows).Select(_ => new CountedRow()));
        db.SaveChanges();
    }

    /// <summary>As if nothing had been done.</summary>
    public async Task ResetAsync()
    {
        await using var db = Open();
        await db.Checkpoints.ExecuteDeleteAsync();
        await db.Rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Hits, 0));
    }

    public CountContext Open() => _contexts.Value.CreateDbContext();

    /// <summary>Contexts that may be used by several runs at once.</summary>
    public IDbContextFactory<CountContext> Contexts(params IInterceptor[] interceptors) =>
        Contexts(retrying: false, interceptors);

    public IDbContextFactory<CountContext> Contexts(bool retrying, params IInterceptor[] interceptors) => Contexts(
        dependencies => retrying ? new RetryingStrategy(dependencies) : new NonRetryingExecutionStrategy(dependencies),
        interceptors);

    public IDbContextFactory<CountContext> Contexts(
        Func<ExecutionStrategyDependencies, IExecutionStrategy> strategy, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<CountContext>().AddInterceptors(interceptors);
        if (_engine == Engine.Sqlite)
            options.UseSqlite(Inner.ConnectionString, to => to.ExecutionStrategy(strategy));
        else
            options.UseNpgsql(Inner.ConnectionString, to => to.ExecutionStrategy(strategy));
        return new PooledDbContextFactory<CountContext>(options.Options);
    }

    public async Task<List<int>> HitsAsync()
    {
        await using var db = Open();
        return await db.Rows.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Hits).ToListAsync();
    }

    public async Task AllWereHitOnceAsync(int rows)
    {
        Assert.Equal(Enumerable.Repeat(1, rows), await HitsAsync());
        Assert.Equal((rows, ChunkJobState.Completed), ((int)(await CheckpointAsync()).Rows, (await CheckpointAsync()).State));
    }

    /// <summary>No chunk is half done: the rows up to the checkpoint were hit once, and none behind it.</summary>
    public async Task NothingIsHalfDoneAsync()
    {
        await using var db = Open();
        var done = (int)(await db.Checkpoints.AsNoTracking().SingleOrDefaultAsync() is { } checkpoint ? checkpoint.Rows : 0);
        var hits = await HitsAsync();
        Assert.Equal([.. Enumerable.Repeat(1, done), .. Enumerable.Repeat(0, hits.Count - done)], hits);
    }

    public async Task<ChunkCheckpoint> CheckpointAsync()
    {
        await using var db = Open();
        return await db.Checkpoints.AsNoTracking().SingleAsync();
    }

    public void Dispose() => Inner.Dispose();
}
