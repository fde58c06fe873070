using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Rowbound.Harness;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

public class ForEachChunkTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Every_row_is_done_once_and_a_completed_job_returns_at_once(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 10);
        var contexts = database.Contexts();
        var chunks = new List<(int Index, long Before, int Count)>();

        var done = await contexts.CountAsync(inBody: (_, chunk) =>
        {
            chunks.Add((chunk.Index, chunk.RowsBefore, chunk.Count));
            return Task.CompletedTask;
        });
        var again = await contexts.CountAsync(inBody: (_, _) => throw new InvalidOperationException("There is nothing to do."));

        await database.AllWereHitOnceAsync(10);
        Assert.Equal([(0, 0, 3), (1, 3, 3), (2, 6, 3), (3, 9, 1)], chunks);
        Assert.Equal((10, 4, 0), (done.Rows, done.Chunks, done.Quarantined));
        Assert.Equal((0, 0, done.After), (again.Rows, again.Chunks, again.After));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_job_that_fails_stands_before_the_chunk_and_goes_on_there(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 11);
        var contexts = database.Contexts(retrying: true);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => contexts.CountAsync(inBody: FailAt(chunk: 2)));

        Assert.Equal("chunk 2", failure.Message);
        Assert.Equal((6, 2), (ChunkSummary.Of(failure)?.Rows, ChunkSummary.Of(failure)?.Chunks));
        await database.NothingIsHalfDoneAsync();
        var stopped = await database.CheckpointAsync();
        Assert.Equal((6, 2, ChunkJobState.Stopped, 1), (stopped.Rows, stopped.Chunks, stopped.State, stopped.Token));
        var rest = await contexts.CountAsync();
        Assert.Equal(5, rest.Rows);
        await database.AllWereHitOnceAsync(11);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Commands_that_the_body_runs_belong_to_the_transaction(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 4);
        var contexts = database.Contexts();

        await Assert.ThrowsAsync<InvalidOperationException>(() => contexts.ForEachChunkAsync(
            "count",
            db => db.Rows.Select(row => row.Id),
            async (db, chunk, token) =>
            {
                await db.Rows.Where(row => chunk.Contains(row.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Hits, row => row.Hits + 1), token);
                if (chunk.Index == 1)
                    throw new InvalidOperationException("after the command");
            },
            Counting.By(2)));

        await database.NothingIsHalfDoneAsync();
        Assert.Equal([1, 1, 0, 0], await database.HitsAsync());
    }

    [Fact]
    public async Task Progress_is_told_after_the_commit_and_names_where_a_run_would_go_on()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 7);
        var told = new List<(long Rows, long Committed, string After, string Checkpoint)>();
        var progress = new Told(done =>
        {
            var checkpoint = database.CheckpointAsync().GetAwaiter().GetResult();
            told.Add((done.Rows, checkpoint.Rows, done.After.ToString(), checkpoint.Position));
        });

        await database.Contexts().CountAsync(Counting.By(3) with { Progress = progress });

        Assert.Equal([3, 6, 7], told.Select(at => at.Rows));
        Assert.All(told, at => Assert.Equal((at.Rows, at.After), (at.Committed, at.Checkpoint)));
    }

    [Fact]
    public async Task A_table_without_rows_and_one_whose_last_chunk_is_full_are_completed()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 0);
        Assert.Null((await database.Contexts().CountAsync()).After);
        await database.AllWereHitOnceAsync(0);

        using var full = CountDatabase.On(Engine.Sqlite, rows: 6);
        Assert.Equal((6, 2), await Sizes(full.Contexts().CountAsync()));
        await full.AllWereHitOnceAsync(6);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_keys_can_be_read_before_the_rows(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 8);

        await database.Contexts().CountAsync(Counting.By(3) with { Mode = ChunkMode.Keys });

        await database.AllWereHitOnceAsync(8);
    }

    [Fact]
    public async Task Restart_begins_again_at_the_first_row()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 5);
        await database.Contexts().CountAsync();

        Assert.Equal((5, 2), await Sizes(database.Contexts().CountAsync(Counting.By(3) with { Restart = true })));

        Assert.Equal([2, 2, 2, 2, 2], await database.HitsAsync());
        var checkpoint = await database.CheckpointAsync();
        Assert.Equal((5, 2, 2), (checkpoint.Rows, checkpoint.Chunks, checkpoint.Token));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_end_that_the_first_start_saw_is_the_end_of_later_starts_too(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 8);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Contexts().CountAsync(inBody: FailAt(chunk: 1)));
        database.Add(5);

        await database.Contexts().CountAsync();

        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], await database.HitsAsync());
    }

    [Fact]
    public async Task A_job_with_an_open_end_does_what_is_inserted_meanwhile()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 8);
        var open = Counting.By(3) with { UpperBound = UpperBound.Open };
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Contexts().CountAsync(open, FailAt(chunk: 1)));
        database.Add(5);

        await database.Contexts().CountAsync(open);

        await database.AllWereHitOnceAsync(13);
    }

    [Fact]
    public async Task A_new_job_can_start_behind_a_row()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 5);
        await using var db = database.Open();
        Position? after = null;
        await foreach (var chunk in db.Rows.InChunksAsync(2))
            after ??= chunk.After;

        await database.Contexts().CountAsync(Counting.By(3) with { StartAfter = after });

        Assert.Equal([0, 0, 1, 1, 1], await database.HitsAsync());
        Assert.Throws<PositionMismatchException>(() =>
        {
            _ = database.Contexts().ForEachChunkAsync(
                "other", db => db.Rows.Where(row => row.Hits == 0), Nothing, new ChunkJobOptions { StartAfter = after });
        });
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Partitions_and_jobs_have_checkpoints_of_their_own(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 6);
        var contexts = database.Contexts();
        foreach (var odd in new[] { 0, 1 })
        {
            var part = Counting.By(2) with { Partition = $"odd {odd}" };
            await contexts.ForEachChunkAsync("count", db => db.Rows.Where(row => row.Id % 2 == odd), Hit, part);
        }

        Assert.Equal([1, 1, 1, 1, 1, 1], await database.HitsAsync());
        await contexts.ForEachChunkAsync("count again", db => db.Rows, Hit);
        Assert.Equal([2, 2, 2, 2, 2, 2], await database.HitsAsync());
    }

    [Fact]
    public async Task A_checkpoint_of_another_query_is_refused_with_the_job_and_both_fingerprints()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 6);
        var contexts = database.Contexts();
        await contexts.ForEachChunkAsync("count", db => db.Rows.Where(row => row.Hits < 5), Nothing, Counting.By(4));
        Func<CountContext, IQueryable<CountedRow>>[] others =
        [
            db => db.Rows,
            db => db.Rows.Where(row => row.Hits < 6),
            db => db.Rows.Where(row => row.Hits < 5).OrderBy(row => row.Mood),
        ];

        foreach (var other in others)
        {
            var refusal = await Assert.ThrowsAsync<PositionMismatchException>(
                () => contexts.ForEachChunkAsync("count", other, Nothing));
            Assert.All(
                [refusal.Actual, refusal.Expected, "'count'", "Restart"],
                part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        }

        Assert.Equal(1, (await database.CheckpointAsync()).Token);
        await contexts.ForEachChunkAsync("count", others[0], Nothing, new ChunkJobOptions { Restart = true });
    }

    [Fact]
    public async Task A_job_over_no_rows_keeps_its_query_too()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 0);
        await database.Contexts().CountAsync();

        await Assert.ThrowsAsync<PositionMismatchException>(
            () => database.Contexts().ForEachChunkAsync("count", db => db.Rows.Where(row => row.Hits == 0), Nothing));
    }

    [Fact]
    public async Task A_query_that_changes_from_chunk_to_chunk_is_refused()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 6);
        var calls = 0;

        await Assert.ThrowsAsync<PositionMismatchException>(() => database.Contexts().ForEachChunkAsync(
            "count",
            db =>
            {
                var call = calls++;
                return db.Rows.Where(row => row.Hits < call + 5);
            },
            Hit,
            Counting.By(2)));

        Assert.All(await database.HitsAsync(), hits => Assert.Equal(0, hits));
    }

    [Fact]
    public void What_is_wrong_with_a_job_is_thrown_by_the_call()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 1);
        using var elsewhere = database.Open();
        var contexts = database.Contexts();
        void Refused<TException>(string job, Func<CountContext, IQueryable<CountedRow>> query)
            where TException : Exception
            => Assert.Throws<TException>(() =>
            {
                _ = contexts.ForEachChunkAsync(job, query, Nothing);
            });

        Refused<ArgumentException>("", db => db.Rows);
        Refused<ArgumentException>(new string('x', 201), db => db.Rows);
        Refused<ArgumentNullException>("count", null!); // '!': that is what is tested
        Refused<UnchunkableQueryException>("count", db => db.Rows.Take(3));
        Refused<InvalidOperationException>("count", db => db.Rows.Where(row => Untranslatable(row)));
        Refused<InvalidOperationException>("count", _ => elsewhere.Rows);
        Assert.Throws<ArgumentException>(() =>
        {
            _ = contexts.ForEachChunkAsync("count", db => db.Rows, Nothing, new ChunkJobOptions { Mode = ChunkMode.Stream });
        });
        Assert.Throws<ArgumentException>(() => new ChunkJobOptions { Partition = new string('x', 201) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkJobOptions { Attempts = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkJobOptions { LeaseTime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => PoisonPolicy.Quarantine(0));
    }

    [Fact]
    public async Task A_body_that_ends_the_transaction_fails_before_the_checkpoint_is_moved()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 4);
        var poison = Counting.By(2) with { Poison = PoisonPolicy.Quarantine(9), Attempts = 3 };

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => database.Contexts().CountAsync(poison, (db, _) => db.Database.CommitTransactionAsync()));

        Assert.Contains("ended the transaction", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await database.CheckpointAsync()).Rows);
    }

    [Fact]
    public async Task The_isolation_level_is_that_of_the_options()
    {
        using var database = CountDatabase.On(Engine.PostgreSql, rows: 2);
        var levels = new List<IsolationLevel>();

        await database.Contexts().CountAsync(
            Counting.By(2) with { IsolationLevel = IsolationLevel.RepeatableRead },
            (db, _) =>
            {
                levels.Add(db.Database.CurrentTransaction!.GetDbTransaction().IsolationLevel); // '!': the chunk has one
                return Task.CompletedTask;
            });

        Assert.Equal([IsolationLevel.RepeatableRead], levels);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_order_of_several_columns_is_followed_from_start_to_start(Engine engine)
    {
        using var database = CountDatabase.On(engine, rows: 17);
        await using var db = database.Open();
        await db.Rows.Where(row => row.Id % 3 == 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Mood, Mood.Merry));
        var seen = new List<int>();
        for (var start = 0; start < 9; start++)
        {
            using var cancellation = new CancellationTokenSource();
            var options = Counting.By(2) with { Progress = new Told(_ => cancellation.Cancel()) };
            await Task.WhenAny(database.Contexts().ForEachChunkAsync(
                "count",
                db => db.Rows.OrderByDescending(row => row.Mood),
                (_, chunk, _) =>
                {
                    seen.AddRange(chunk.Select(row => row.Id));
                    Counting.Hit(chunk);
                    return Task.CompletedTask;
                },
                options,
                cancellation.Token));
        }

        Assert.Equal([3, 6, 9, 12, 15, 1, 2, 4, 5, 7, 8, 10, 11, 13, 14, 16, 17], seen);
        await database.AllWereHitOnceAsync(17);
    }

    [Fact]
    public async Task A_context_goes_back_to_its_pool_as_it_came()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 4);
        var contexts = database.Contexts();

        await contexts.CountAsync();

        await using var pooled = await contexts.CreateDbContextAsync();
        Assert.True(pooled.Database.AutoSavepointsEnabled);
        Assert.Empty(pooled.ChangeTracker.Entries());
    }

    [Fact]
    public async Task A_start_after_others_that_got_nowhere_begins_with_half_as_much_each_time()
    {
        using var database = CountDatabase.On(Engine.Sqlite, rows: 30);
        var sizes = new List<int>();
        for (var start = 0; start < 3; start++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => database.Contexts().CountAsync(Counting.By(8), (_, chunk) =>
            {
                sizes.Add(chunk.Count);
                throw new TimeoutException();
            }));
        }

        await database.Contexts().CountAsync(Counting.By(8), (_, chunk) =>
        {
            sizes.Add(chunk.Count);
            return Task.CompletedTask;
        });

        Assert.Equal([8, 4, 2, 1, 8, 8, 8, 5], sizes);
        await database.AllWereHitOnceAsync(30);
    }

    private static Func<CountContext, Chunk<CountedRow>, Task> FailAt(int chunk) => (_, given) =>
        given.Index == chunk ? throw new InvalidOperationException($"chunk {chunk}") : Task.CompletedTask;

    private static Task Hit(CountContext db, Chunk<CountedRow> chunk, CancellationToken cancellationToken)
    {
        Counting.Hit(chunk);
        return Task.CompletedTask;
    }

    private static Task Nothing(CountContext db, Chunk<CountedRow> chunk, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    private static bool Untranslatable(CountedRow row) => row.Text.Length > Environment.TickCount64;

    private static async Task<(long Rows, int Chunks)> Sizes(Task<ChunkSummary> run)
    {
        var summary = await run;
        return (summary.Rows, summary.Chunks);
    }
}
