using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Polly;
using Polly.Retry;
using Rowbound.Harness;

namespace Rowbound.Jobs;

/// <summary>Runs the code of docs/guides/restartable-jobs.md: each of its C# blocks stands in one of these tests.</summary>
public sealed class RestartableJobsPageTests : IDisposable
{
    private const int Products = 40;

    private readonly TestDatabase _database = TestDatabase.OnFile<PriceContext>(options => new PriceContext(options));
    private readonly PooledDbContextFactory<PriceContext> factory;
    private readonly PriceContext db;
    private readonly CancellationToken cancellationToken = TestContext.Current.CancellationToken;

    public RestartableJobsPageTests()
    {
        factory = new PooledDbContextFactory<PriceContext>(_database.Options<PriceContext>().Options);
        db = factory.CreateDbContext();
        db.AddRange(Enumerable.Range(0, Products).Select(number => new Product { Active = number % 4 > 0 }));
        db.SaveChanges();
        db.ChangeTracker.Clear();
    }

    public void Dispose()
    {
        db.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void Each_block_of_the_page_stands_here()
    {
        var code = string.Join('\n', Lines("restartable-jobs.cs"));
        var blocks = string.Join('\n', Lines("restartable-jobs.md")).Split("```csharp\n").Skip(1)
            .Select(block => block.Split("\n```")[0]).ToList();

        Assert.Equal(8, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_runs_and_is_watched()
    {
        var pricer = new Pricer();
        var told = 0;
        var progress = new Told(_ => told++);

        await factory.ForEachChunkAsync(
            "reprice-2025",
            db => db.Products.Where(p => p.Active),
            async (db, chunk, token) =>
            {
                foreach (var product in chunk)
                    product.Price = await pricer.PriceOfAsync(product, token);
            },
            new ChunkJobOptions { Size = 500, Progress = progress },
            cancellationToken);

        var jobs = await db.Set<ChunkCheckpoint>().AsNoTracking().ToListAsync(cancellationToken);
        Assert.Equal((30, ChunkJobState.Completed), ((int)Assert.Single(jobs).Rows, jobs[0].State));
        Assert.Equal((1, 30), (told, await RepricedAsync()));
    }

    [Fact]
    public async Task Chunks_that_fail_are_retried()
    {
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }).Build();
        var tries = 0;

        var options = new ChunkJobOptions
        {
            Retry = (chunk, token) => pipeline.ExecuteAsync(async t => await chunk(t), token).AsTask(),
        };

        await factory.ForEachChunkAsync(
            "flaky", db => db.Products, (_, _, _) => ++tries == 3 ? Task.CompletedTask : throw new FormatException(), options);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task Rows_that_fail_are_put_aside()
    {
        var options = new ChunkJobOptions
        {
            Poison = PoisonPolicy.Quarantine(max: 100, failure => failure is FormatException or DbUpdateException),
        };

        var done = await factory.ForEachChunkAsync(
            "picky",
            db => db.Products,
            (_, chunk, _) => chunk.Any(p => p.Id == 7) ? throw new FormatException() : Task.CompletedTask,
            options);
        Assert.Equal((Products - 1, 1), (done.Rows, done.Quarantined));
    }

    [Fact]
    public async Task Parts_run_side_by_side()
    {
        var parts = new Dictionary<string, string>();
        foreach (var range in await db.Products.SplitAsync(8, cancellationToken))
            parts.Add($"part {parts.Count}", range.ToString());

        Assert.Equal(8, parts.Count);
        foreach (var (name, part) in parts)
        {
            await factory.ForEachChunkAsync(
                "reindex",
                db => db.Products.Within(KeyRange.Parse(part)),
                RepriceAsync,
                new ChunkJobOptions { Partition = name },
                cancellationToken);
        }

        Assert.Equal(Products, await RepricedAsync());
        Assert.Equal(8, await db.Set<ChunkCheckpoint>().CountAsync(job => job.State == ChunkJobState.Completed));
    }

    [Fact]
    public async Task A_scheduler_starts_it()
    {
        var context = new JobExecution();

        await factory.ForEachChunkAsync(
            "reprice-2025", db => db.Products.Where(p => p.Active), RepriceAsync, cancellationToken: context.CancellationToken);

        Assert.Equal(30, await RepricedAsync());
    }

    private static Task RepriceAsync(PriceContext db, Chunk<Product> chunk, CancellationToken cancellationToken)
    {
        foreach (var product in chunk)
            product.Price = 1;
        return Task.CompletedTask;
    }

    private Task<int> RepricedAsync() => db.Products.CountAsync(product => product.Price == 1);

    /// <summary>Trimmed, since a test is indented.</summary>
    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(RestartableJobsPageTests).Assembly.GetManifestResourceStream(resource);
        using var reader = new StreamReader(Assert.IsAssignableFrom<Stream>(stream));
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];
    }

    public sealed class Product
    {
        public int Id { get; set; }
        public bool Active { get; set; }
        public int Price { get; set; }
    }

    public sealed class PriceContext(DbContextOptions<PriceContext> options) : DbContext(options)
    {
        public DbSet<Product> Products => Set<Product>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddChunkCheckpoints();
    }

    private sealed class Pricer
    {
        public Task<int> PriceOfAsync(Product product, CancellationToken cancellationToken) =>
            Task.FromResult(product.Active ? 1 : throw new InvalidOperationException($"{cancellationToken}"));
    }

    private sealed class JobExecution
    {
        public CancellationToken CancellationToken => CancellationToken.None;
    }
}
