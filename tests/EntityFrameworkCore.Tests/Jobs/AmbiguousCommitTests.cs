using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Rowbound.Harness;

namespace Rowbound.Jobs;

/// <summary>The server ends the connection while a chunk is worked on, before its commit arrives, and after it did.</summary>
public class AmbiguousCommitTests
{
    private const int Rows = 9;

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_lost_in_mid_chunk(bool retrying)
    {
        using var database = CountDatabase.On(Engine.PostgreSql, Rows);
        var (bodies, losses) = (0, 0);
        async Task Lose(DbContext db)
        {
            bodies++;
            if (losses == 2 || bodies == 1)
                return;

            losses++;
            database.Inner.TerminateConnections();
            await db.Set<JobRunner.CountedRow>().CountAsync();
        }

        await CompletedAsync(() => database.Contexts(retrying).CountAsync(inBody: (db, _) => Lose(db)), retrying);

        Assert.Equal(2, losses);
        await database.AllWereHitOnceAsync(Rows);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_commit_that_never_arrives_is_done_again(bool retrying)
    {
        using var database = CountDatabase.On(Engine.PostgreSql, Rows);
        var commits = new Commits(before: () => database.Inner.TerminateConnections());
        var bodies = 0;

        var contexts = database.Contexts(retrying, commits);

        await CompletedAsync(() => contexts.CountAsync(inBody: (_, _) => Count(ref bodies)), retrying);

        Assert.Equal(1, commits.Faults);
        Assert.True(bodies > 3);
        await database.AllWereHitOnceAsync(Rows);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_recognized_and_not_done_again(bool retrying)
    {
        using var database = CountDatabase.On(Engine.PostgreSql, Rows);
        var commits = new Commits(after: () =>
        {
            if (retrying)
                database.Inner.TerminateConnections(); // Those of the pool too, so that the looking up takes more than one try.
            throw new LostException(isTransient: true);
        });
        var (bodies, told) = (0, new List<long>());
        var options = Counting.By(3) with { Progress = new Told(done => told.Add(done.Rows)) };

        // No start fails here, also where nothing retries.
        var summary = await database.Contexts(retrying, commits).CountAsync(options, (_, _) => Count(ref bodies));

        Assert.Equal((3, 1, 9L, 3), (bodies, commits.Faults, summary.Rows, summary.Chunks));
        Assert.Equal([3, 6, 9], told);
        await database.AllWereHitOnceAsync(Rows);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_answer_that_is_lost_without_the_driver_calling_it_transient_is_looked_up_too(Engine engine)
    {
        using var database = CountDatabase.On(engine, Rows);
        var commits = new Commits(after: () => throw new LostException(isTransient: false));
        var bodies = 0;

        await database.Contexts(retrying: true, commits).CountAsync(inBody: (_, _) => Count(ref bodies));

        Assert.Equal((3, 1), (bodies, commits.Faults));
        await database.AllWereHitOnceAsync(Rows);
    }

    /// <summary>A commit can take place after it was looked up, while the chunk is done again: here it always has, since the
    /// strategy does not look.</summary>
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_commit_that_took_place_after_all_is_found_by_the_next_try(Engine engine)
    {
        using var database = CountDatabase.On(engine, Rows);
        var commits = new Commits(after: () => throw new LostException(isTransient: true));
        var bodies = 0;

        await database.Contexts(dependencies => new BlindStrategy(dependencies), commits)
            .CountAsync(inBody: (_, _) => Count(ref bodies));

        Assert.Equal((4, 1), (bodies, commits.Faults));
        await database.AllWereHitOnceAsync(Rows);
    }

    [Fact]
    public async Task A_commit_that_took_place_before_the_job_was_taken_over_ends_the_run()
    {
        using var database = CountDatabase.On(Engine.PostgreSql, Rows);
        var commits = new Commits(after: () =>
        {
            database.Contexts().CountAsync().GetAwaiter().GetResult();
            throw new LostException(isTransient: true);
        });

        await Assert.ThrowsAsync<LeaseLostException>(() => database.Contexts(retrying: true, commits).CountAsync());

        await database.AllWereHitOnceAsync(Rows);
    }

    /// <summary>Where nothing retries, the job ends with each lost connection and is started again.</summary>
    private static async Task CompletedAsync(Func<Task<ChunkSummary>> start, bool retrying)
    {
        for (var starts = 0; ; starts++)
        {
            try
            {
                await start();
                Assert.True(starts == 0 || !retrying);
                return;
            }
            catch (DbException exception) when (!retrying && exception.IsTransient && starts < 5)
            {
                continue;
            }
        }
    }

    private static Task Count(ref int bodies)
    {
        bodies++;
        return Task.CompletedTask;
    }

    /// <summary>Does something at the second chunk, once. The first commit is that of the start.</summary>
    private sealed class Commits(Action? before = null, Action? after = null) : DbTransactionInterceptor
    {
        private const int SecondChunk = 3;

        private int _started;
        private int _ended;

        public int Faults { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            Do(before, ++_started);
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Do(after, ++_ended);
            return Task.CompletedTask;
        }

        private void Do(Action? fault, int commit)
        {
            if (fault is null || commit != SecondChunk)
                return;

            Faults++;
            fault();
        }
    }

    private sealed class LostException(bool isTransient) : DbException("The answer was lost.")
    {
        public override bool IsTransient => isTransient;
    }

    /// <summary>Retries, and never asks whether it succeeded.</summary>
    private sealed class BlindStrategy(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => RetryingStrategy.IsTransient(exception);

        protected override bool ShouldVerifySuccessOn(Exception exception) => false;
    }
}
