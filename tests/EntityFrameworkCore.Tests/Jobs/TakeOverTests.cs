using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Rowbound.Harness;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

public class TakeOverTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_second_start_takes_over_and_the_first_can_commit_nothing_more(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 11);
        ChunkSummary? second = null;
        var first = Counting.By(2) with
        {
            Progress = new Told(done => second ??= done.Rows == 4 ? Run(database.Contexts().CountAsync(Counting.By(3))) : null),
        };

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => database.Contexts(retrying: true).CountAsync(first));

        Assert.Equal(7, second?.Rows);
        var checkpoint = await database.CheckpointAsync();
        Assert.Equal(2, checkpoint.Token);
        Assert.All(
            ["'count'", checkpoint.Owner, "token 2", "token 1", "WhenRunning.Refuse"],
            part => Assert.Contains(part, lost.Message, StringComparison.Ordinal));
        await database.AllWereHitOnceAsync(11);
    }

    /// <summary>PostgreSQL lets two transactions write at once; on SQLite the second one waits for the first.</summary>
    [Fact]
    public async Task A_run_that_is_taken_over_in_the_middle_of_a_chunk_is_rolled_back()
    {
        using var database = CountDatabase.On(Engine.PostgreSql, rows: 11);
        ChunkSummary? second = null;

        await Assert.ThrowsAsync<LeaseLostException>(() => database.Contexts().CountAsync(Counting.By(2), async (_, chunk) =>
        {
            if (chunk.Index == 2)
                second = await database.Contexts().CountAsync();
        }));

        Assert.Equal(7, second?.Rows);
        await database.AllWereHitOnceAsync(11);
    }

    [Fact]
    public async Task On_SQLite_a_second_start_waits_for_the_chunk_and_says_so_when_that_takes_too_long()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 4);
        var impatient = new PooledDbContextFactory<CountContext>(new DbContextOptionsBuilder<CountContext>()
            .UseSqlite($"{database.Inner.ConnectionString};Default Timeout=1").Options);
        SqliteException? locked = null;

        await database.Contexts().CountAsync(Counting.By(3), async (_, _) =>
            locked ??= await Assert.ThrowsAsync<SqliteException>(() => impatient.CountAsync()));

        Assert.Contains("database is locked", locked?.Message, StringComparison.Ordinal);
        await database.AllWereHitOnceAsync(4);
    }

    [Fact]
    public async Task Under_a_snapshot_a_run_that_lost_its_lease_is_told_so_too()
    {
        using var database = CountDatabase.On(Engine.PostgreSql, rows: 6);
        var options = Counting.By(2) with { IsolationLevel = System.Data.IsolationLevel.RepeatableRead };

        await Assert.ThrowsAsync<LeaseLostException>(() => database.Contexts().CountAsync(options, async (db, chunk) =>
        {
            await using var other = database.Open();
            Assert.True(await other.TakeTokenAsync("count", "", default));
        }));

        Assert.All(await database.HitsAsync(), hits => Assert.Equal(0, hits));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Runners_that_fight_for_a_job_do_every_row_once(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 120);
        var contexts = database.Contexts();
        await using (var db = database.Open())
            await db.Rows.LoadAsync(); // Compiled once, before they start.

        async Task<int> Fight()
        {
            for (var lost = 0; ; lost++)
            {
                try
                {
                    await contexts.CountAsync(Counting.By(2));
                    return lost;
                }
                catch (LeaseLostException)
                {
                    continue;
                }
            }
        }

        var fights = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Fight)));

        await database.AllWereHitOnceAsync(120);
        Assert.InRange((await database.CheckpointAsync()).Token, 1, fights.Sum() + 3);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_second_start_can_refuse_while_the_first_is_alive(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 6);
        var clock = new SetClock();
        var refusing = Refusing(clock);
        JobIsRunningException? refused = null;
        var first = refusing with
        {
            Progress = new Told(_ =>
                refused = Assert.Throws<JobIsRunningException>(() => Run(database.Contexts().CountAsync(refusing)))),
        };

        await database.Contexts().CountAsync(first);

        Assert.Contains("'count'", refused?.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await database.CheckpointAsync()).Token);
        await database.AllWereHitOnceAsync(6);
    }

    [Fact]
    public async Task A_lease_runs_out_and_a_job_that_failed_has_none()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 9);
        var clock = new SetClock();
        var refusing = Refusing(clock);
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Contexts().CountAsync(
            refusing, (_, chunk) => chunk.Index < 2 ? Task.CompletedTask : throw new NotSupportedException()));
        await using var db = database.Open();
        Assert.Equal(ChunkJobState.Stopped, (await database.CheckpointAsync()).State);

        // As a process leaves it that died.
        await db.Checkpoints.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ChunkJobState.Running));
        clock.Now += TimeSpan.FromMinutes(2.9);
        await Assert.ThrowsAsync<JobIsRunningException>(() => database.Contexts().CountAsync(refusing));
        clock.Now += TimeSpan.FromMinutes(0.2);
        await database.Contexts().CountAsync(refusing);

        await database.AllWereHitOnceAsync(9);
    }

    [Theory, InlineData(-400), InlineData(-1), InlineData(1), InlineData(400)]
    public async Task A_clock_that_moves_changes_nothing_in_what_is_done(int days)
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 11);
        var clock = new SetClock();
        var refusing = Refusing(clock);
        ChunkSummary? second = null;
        var first = refusing with
        {
            Progress = new Told(done =>
            {
                if (done.Rows != 4)
                    return;

                clock.Now += TimeSpan.FromDays(days);
                second = Run(database.Contexts().CountAsync(refusing));
            }),
        };

        await Assert.ThrowsAsync<LeaseLostException>(() => database.Contexts().CountAsync(first));

        Assert.Equal(7, second?.Rows);
        Assert.Equal(clock.Now, (await database.CheckpointAsync()).UpdatedAt);
        await database.AllWereHitOnceAsync(11);
    }

    [Fact]
    public async Task A_checkpoint_that_is_deleted_ends_the_run()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 6);
        var deleting = Counting.By(2) with
        {
            Progress = new Told(_ =>
            {
                using var db = database.Open();
                db.Checkpoints.ExecuteDelete();
            }),
        };

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => database.Contexts().CountAsync(deleting));

        Assert.Contains("gone", lost.Message, StringComparison.Ordinal);
        Assert.Equal([1, 1, 0, 0, 0, 0], await database.HitsAsync());
    }

    private static ChunkJobOptions Refusing(SetClock clock) =>
        Counting.By(2) with { WhenRunning = WhenRunning.Refuse, LeaseTime = TimeSpan.FromMinutes(3), Clock = clock };

    private static ChunkSummary Run(Task<ChunkSummary> job) => job.GetAwaiter().GetResult();
}
