using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

public class TrackedLimitTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_entity_that_passes_the_limit_ends_the_query(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options => (options.MaxTrackedEntities, options.AtLimit) = (4, LimitAction.Throw));

        var seen = 0;
        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(async () =>
        {
            await foreach (var _ in db.Items.AsAsyncEnumerable())
                seen++;
        });
        Assert.Equal(5, seen);
        Assert.Equal(MemoryLimit.TrackedEntities, thrown.Breach.Limit);
        Assert.Equal((4, 5), (thrown.Breach.Allowed, thrown.Breach.TrackedEntities));
        Assert.Contains("'ShopContext' tracks 5 entities, more than the 4", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'AsNoTracking()'", thrown.Message, StringComparison.Ordinal);

        // Queries that add nothing still run.
        Assert.Equal(10, await db.Items.CountAsync());
        Assert.Equal(10, (await db.Items.AsNoTracking().ToListAsync()).Count);
        Assert.Throws<MemoryLimitExceededException>(() => db.Items.ToList());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_buffered_query_is_looked_at_when_it_ends(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(
            options => (options.MaxTrackedEntities, options.AtLimit) = (4, LimitAction.Throw), retrying: true);

        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.ToListAsync());
        Assert.Equal(10, thrown.Breach.TrackedEntities);
        Assert.Equal(10, await db.Items.CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_context_warns_once_until_it_lets_entities_go(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options => options.MaxTrackedEntities = 4);

        for (var id = 1; id <= 8; id++)
            await db.Items.FirstAsync(item => item.Id == id);
        Assert.Equal(RowboundEventId.TrackedEntityLimitExceeded, Assert.Single(database.Said.Entries).Id);

        db.ChangeTracker.Clear();
        await db.Items.Take(4).ToListAsync();
        Assert.Single(database.Breaches);
        await db.Items.Take(5).ToListAsync();
        Assert.Equal(2, database.Breaches.Count);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Chunks_that_are_let_go_stay_within_the_limit(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(30));
        await using var db = database.Open(options => (options.MaxTrackedEntities, options.AtLimit) = (10, LimitAction.Throw));

        await foreach (var chunk in db.Items.InChunksAsync(10))
        {
            foreach (var item in chunk)
                item.Rank++;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        await Assert.ThrowsAsync<MemoryLimitExceededException>(async () =>
        {
            await foreach (var _ in db.Items.InChunksAsync(10))
                await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Entities_that_other_code_added_count_when_a_query_adds_to_them()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(3));
        await using var db = database.Open(options => options.MaxTrackedEntities = 4);

        db.AddRange(Reading.Items(5));
        await db.Items.AsNoTracking().ToListAsync();
        Assert.Empty(database.Breaches);
        await db.Items.FirstAsync();
        Assert.Equal(6, Assert.Single(database.Breaches).TrackedEntities);
    }

    [Fact]
    public async Task Detached_and_deleted_entities_do_not_count()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(10));
        await using var db = database.Open(options => (options.MaxTrackedEntities, options.AtLimit) = (1, LimitAction.Throw));

        for (var id = 1; id <= 10; id++)
        {
            var item = await db.Items.SingleAsync(item => item.Id == id);
            if (id % 2 == 0)
                db.Entry(item).State = EntityState.Detached;
            else
                db.Remove(item);
            await db.SaveChangesAsync();
        }

        Assert.Equal(5, await db.Items.CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_lease_of_a_pooled_context_starts_anew(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(4));
        var factory = new PooledDbContextFactory<ShopContext>(
            database.Options(options => options.MaxTrackedEntities = 3).Options, poolSize: 1);
        ShopContext? pooled = null;
        for (var lease = 1; lease <= 3; lease++)
        {
            await using var db = await factory.CreateDbContextAsync();
            Assert.Same(pooled ??= db, db);
            await db.Items.Take(3).ToListAsync();
            Assert.Equal(lease - 1, database.Breaches.Count);
            await db.Items.ToListAsync();
            Assert.Equal(lease, database.Breaches.Count);
        }

        Assert.Equal(12, database.Report.CallSites().Sum(usage => usage.TrackedEntities));
        Assert.Equal(4, database.Report.CallSites().Max(usage => usage.MaxTrackedEntities));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Contexts_do_not_share_what_they_track(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(4));
        await using var one = database.Open(options => (options.MaxTrackedEntities, options.AtLimit) = (4, LimitAction.Throw));
        await using var other = database.Open(options => (options.MaxTrackedEntities, options.AtLimit) = (4, LimitAction.Throw));
        await using var strict = database.Open(options => (options.MaxTrackedEntities, options.AtLimit) = (3, LimitAction.Throw));

        await one.Items.ToListAsync();
        await other.Items.ToListAsync();
        await Assert.ThrowsAsync<MemoryLimitExceededException>(() => strict.Items.ToListAsync());
    }

    [Fact]
    public void A_context_that_is_gone_is_not_kept()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(4));
        var context = Used(database);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(context.IsAlive);

        static WeakReference Used(GuardedDatabase database)
        {
            using var db = database.Open(options => options.MaxTrackedEntities = 2);
            db.Items.Load();
            database.Breaches.Clear();
            return new WeakReference(db);
        }
    }
}
