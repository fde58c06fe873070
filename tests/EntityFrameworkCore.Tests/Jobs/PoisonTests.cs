using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;
using Rowbound.Harness;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

public class PoisonTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_that_fail_alone_are_put_aside_with_key_and_error_and_all_others_are_done(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 20);
        var bodies = new List<int>();

        var summary = await database.Contexts().CountAsync(Options(size: 8), (_, chunk) =>
        {
            bodies.Add(chunk.Count);
            return FailAt(chunk, 6, 13);
        });

        Assert.Equal([6, 13], await MissedAsync(database));
        Assert.Equal((18, 2), (summary.Rows, summary.Quarantined));
        Assert.Equal([8, 4, 4, 2, 1, 1, 2, 8, 4, 4, 2, 1, 1, 2, 4], bodies);
        await using var db = database.Open();
        var aside = await db.Quarantine.AsNoTracking().ToListAsync();
        Assert.Equal(2, aside.Count);
        Assert.All(aside, row =>
        {
            Assert.Equal(("count", "", typeof(NotSupportedException).FullName), (row.Job, row.Partition, row.ErrorType));
            Assert.Equal("This row is bad. Because of its number.", row.ErrorMessage);
            Assert.Equal(row.Key, Position.Parse(row.Key).ToString());
        });
        Assert.Equal([6, 13], aside.Select(row => NumberIn(row.Key)).Order());
        var checkpoint = await database.CheckpointAsync();
        Assert.Equal((18, 2, ChunkJobState.Completed), (checkpoint.Rows, checkpoint.Quarantined, checkpoint.State));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_the_database_refuses_to_save_is_found_too(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 9);

        await database.Contexts().CountAsync(Options(size: 5), (_, chunk) =>
        {
            foreach (var row in chunk.Where(row => row.Id == 4))
                row.Text = null!; // '!': the column is required, so the database refuses it
            return Task.CompletedTask;
        });

        Assert.Equal([4], await MissedAsync(database));
        await using var db = database.Open();
        Assert.Contains("null", (await db.Quarantine.SingleAsync()).ErrorMessage, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_row_that_cannot_be_read_is_found_too(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 9);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Rows\" SET \"Mood\" = 'Broken' WHERE \"Id\" IN (1, 6, 9)");

        var summary = await database.Contexts().CountAsync(Options(size: 4));

        Assert.Equal((6, 3), (summary.Rows, summary.Quarantined));
        await db.Database.ExecuteSqlRawAsync("UPDATE \"Rows\" SET \"Mood\" = 'Calm'");
        Assert.Equal([1, 6, 9], await MissedAsync(database));
        Assert.All(
            await db.Quarantine.ToListAsync(), row => Assert.Contains("Broken", row.ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Past_the_limit_the_job_ends_with_the_rows_and_goes_on_once_they_are_allowed()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 9);

        var full = await Assert.ThrowsAsync<QuarantineFullException>(
            () => database.Contexts().CountAsync(Options(size: 4, max: 2), (_, chunk) => FailAt(chunk, 2, 3, 7, 8)));

        Assert.Equal([2, 3], full.Rows.Select(row => NumberIn(row.Key)).Order());
        Assert.Equal(7, NumberIn(full.Key));
        Assert.IsType<NotSupportedException>(full.InnerException);
        Assert.All(full.Rows, row => Assert.Contains(row.Key, full.Message, StringComparison.Ordinal));
        Assert.Equal([1, 0, 0, 1, 1, 1, 0, 0, 0], await database.HitsAsync());

        // The limit is one of the job, not of the start.
        await Assert.ThrowsAsync<QuarantineFullException>(
            () => database.Contexts().CountAsync(Options(size: 4, max: 2), (_, chunk) => FailAt(chunk, 7, 8)));
        await database.Contexts().CountAsync(Options(size: 4, max: 3), (_, chunk) => FailAt(chunk, 7));
        Assert.Equal([2, 3, 7], await MissedAsync(database));
    }

    [Fact]
    public async Task Only_the_failures_that_the_policy_names_are_held_against_a_row()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 9);
        var options = Counting.By(4) with { Poison = PoisonPolicy.Quarantine(9, failure => failure is NotSupportedException) };

        await Assert.ThrowsAsync<TimeoutException>(() => database.Contexts().CountAsync(
            options, (_, chunk) => chunk.Any(row => row.Id == 7) ? throw new TimeoutException() : FailAt(chunk, 2)));

        Assert.Equal([1, 0, 1, 1, 0, 0, 0, 0, 0], await database.HitsAsync());
    }

    [Fact]
    public async Task What_fails_before_a_row_is_known_is_held_against_none()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 9);
        var queries = 0;

        await Assert.ThrowsAsync<NotSupportedException>(() => database.Contexts().ForEachChunkAsync(
            "count",
            db => ++queries == 1 ? db.Rows : throw new NotSupportedException(), // The first one is looked at by the call.
            (_, _, _) => Task.CompletedTask,
            Options(size: 8)));

        Assert.Equal(1 + 4, queries); // 8, 4, 2, and 1, which cannot name its row.
        Assert.Equal((0, 0), ((int)(await database.CheckpointAsync()).Rows, (int)(await database.CheckpointAsync()).Quarantined));
    }

    [Fact]
    public async Task A_restart_forgets_what_was_put_aside()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 4);
        await database.Contexts().CountAsync(Options(size: 4), (_, chunk) => FailAt(chunk, 2));

        await database.Contexts().CountAsync(Options(size: 4) with { Restart = true });

        Assert.Equal([2, 1, 2, 2], await database.HitsAsync());
        await using var db = database.Open();
        Assert.Empty(await db.Quarantine.ToListAsync());
        Assert.Equal(0, (await database.CheckpointAsync()).Quarantined);
    }

    [Fact]
    public async Task Cancellation_is_never_held_against_a_row()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 6);
        using var ours = new CancellationTokenSource();
        var bodies = 0;

        await Assert.ThrowsAsync<NotSupportedException>(() => database.Contexts().CountAsync(
            Options(size: 3) with { Attempts = 5 },
            (_, _) =>
            {
                bodies++;
                ours.Cancel();
                throw new NotSupportedException("Whatever a driver makes of a cancellation.");
            },
            ours.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Contexts().CountAsync(
            Options(size: 3) with { Attempts = 5 },
            (_, _) =>
            {
                bodies++;
                throw new TaskCanceledException("A token of the body's own.");
            }));

        Assert.Equal(2, bodies);
        await using var db = database.Open();
        Assert.Empty(await db.Quarantine.ToListAsync());
        await database.NothingIsHalfDoneAsync();
    }

    [Fact]
    public async Task What_the_driver_calls_transient_is_never_held_against_a_row()
    {
        using var database = CountDatabase.On(Engine.PostgreSql, rows: 6);
        var bodies = 0;

        await Assert.ThrowsAnyAsync<Exception>(() => database.Contexts().CountAsync(
            Options(size: 3) with { Attempts = 5 },
            (db, _) =>
            {
                bodies++;
                database.Inner.TerminateConnections();
                return db.Rows.CountAsync();
            }));

        Assert.Equal(1, bodies);
        Assert.Equal(6, (await database.Contexts().CountAsync()).Rows);
        await database.AllWereHitOnceAsync(6);
    }

    [Fact]
    public async Task A_chunk_is_tried_as_often_as_the_options_say_before_it_counts_as_poison()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 4);
        var bodies = 0;

        await database.Contexts().CountAsync(
            Counting.By(2) with { Attempts = 3 },
            (_, _) => ++bodies % 3 == 0 ? Task.CompletedTask : throw new NotSupportedException());
        Assert.Equal(6, bodies);
        await database.AllWereHitOnceAsync(4);

        var failing = Counting.By(2) with { Attempts = 3, Restart = true };
        await Assert.ThrowsAsync<NotSupportedException>(() => database.Contexts().CountAsync(failing, (_, _) =>
        {
            bodies++;
            throw new NotSupportedException();
        }));
        Assert.Equal(9, bodies);
    }

    [Fact]
    public async Task A_delegate_can_retry_each_chunk_and_has_to_say_when_it_gives_up()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 5);
        var bodies = 0;
        var pipeline = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1, Delay = TimeSpan.Zero })
            .Build();
        var twice = Counting.By(3) with
        {
            Retry = (chunk, token) => pipeline.ExecuteAsync(async t => await chunk(t), token).AsTask(),
        };

        await database.Contexts().CountAsync(
            twice, (_, _) => ++bodies % 2 == 0 ? Task.CompletedTask : throw new NotSupportedException());

        Assert.Equal(4, bodies);
        await database.AllWereHitOnceAsync(5);
        await Assert.ThrowsAsync<NotSupportedException>(
            () => database.Contexts().CountAsync(twice with { Restart = true }, (_, _) => throw new NotSupportedException()));
        var silent = await Assert.ThrowsAsync<InvalidOperationException>(() => database.Contexts().CountAsync(
            Counting.By(3) with { Restart = true, Retry = (_, _) => Task.CompletedTask }));
        Assert.Contains("Retry", silent.Message, StringComparison.Ordinal);
    }

    private static ChunkJobOptions Options(int size, int max = 10) =>
        Counting.By(size) with { Poison = PoisonPolicy.Quarantine(max) };

    private static Task FailAt(Chunk<CountedRow> chunk, params int[] numbers) =>
        chunk.Any(row => numbers.Contains(row.Id))
            ? throw new NotSupportedException("This row is bad.", new InvalidOperationException("Because of its number."))
            : Task.CompletedTask;

    /// <summary>The ids of the rows that were not hit.</summary>
    private static async Task<List<int>> MissedAsync(CountDatabase database)
    {
        var hits = await database.HitsAsync();
        return [.. Enumerable.Range(1, hits.Count).Where(id => hits[id - 1] == 0)];
    }

    private static int NumberIn(string key) =>
        int.Parse(key.Split("Int32:")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture);
}
