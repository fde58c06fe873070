using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class WriteFailureTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chunk_that_fails_is_written_once_by_a_retrying_strategy(Engine engine)
    {
        using var database = Writing.On(engine);
        await using (database.WithWritten(Writing.Slots(30)))
        await using (var db = database.OpenWrites(retrying: true))
        {
            var options = new ChunkOptions { Size = 4, Progress = new Reports(_ => database.Log.FailuresToCome = 2) };

            var summary = await db.Slots.WriteAsync(options);

            Assert.Equal(30, summary.Rows);
            await db.Slots.AssertWrittenOnceAsync(expected: 30);
        }
    }

    [Fact]
    public async Task A_statement_that_fails_behind_others_of_its_chunk_takes_them_back()
    {
        using var database = Writing.On(Engine.Sqlite);
        await using (database.WithWritten(Writing.Slots(30)))
        {
            var failing = new FailingCommand { FailsAt = 2 };
            await using var db = new WriteContext(database.Options<WriteContext>(retrying: true).AddInterceptors(failing).Options);

            await db.Slots.WriteAsync(size: 25); // The first chunk takes three statements.

            Assert.True(failing.Failed);
            await db.Slots.AssertWrittenOnceAsync(expected: 30);
        }
    }

    [Fact]
    public async Task A_connection_that_the_server_ends_between_chunks_is_opened_again_by_a_retrying_strategy()
    {
        using var database = Writing.On(Engine.PostgreSql);
        await using (database.WithWritten(Writing.Ints(30)))
        await using (var db = database.OpenWrites(retrying: true))
        {
            var ended = 0;
            var options = new ChunkOptions
            {
                Size = 7,
                Progress = new Reports(_ => ended += database.TerminateConnections()),
            };

            await db.Ints.WriteAsync(options);

            Assert.True(ended > 0);
            await db.Ints.AssertWrittenOnceAsync(expected: 30);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_without_an_answer_is_not_repeated(bool arrives)
    {
        using var database = Writing.On(Engine.PostgreSql);
        await using (database.WithWritten(Writing.Ints(30)))
        {
            var lost = new LostCommit(database, commit: 2, arrives);
            await using var db = new WriteContext(database.Options<WriteContext>(retrying: true).AddInterceptors(lost).Options);

            var exception = await Assert.ThrowsAsync<UnknownOutcomeException>(() => db.Ints.WriteAsync(size: 7));

            var done = ChunkSummary.Of(exception)!; // '!': the assertions below need it
            Assert.Equal((7, 1), (done.Rows, done.Chunks));
            Assert.Equal((70, 140), (exception.Range.After![0], exception.Range.UpTo![0])); // '!': not the first chunk
            await using var other = database.OpenWrites();
            await other.Ints.AssertWrittenOnceAsync(expected: arrives ? 14 : 7);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_commit_that_the_database_refuses_is_its_own_error(Engine engine)
    {
        using var database = Writing.On(engine);
        await using (database.WithWritten(Writing.Ints(3)))
        {
            var refused = new RefusedCommit();
            await using var db = new WriteContext(database.Options<WriteContext>().AddInterceptors(refused).Options);

            await Assert.ThrowsAsync<InvalidTimeZoneException>(() => db.Ints.WriteAsync(size: 7));

            Assert.Equal(0, await db.Ints.CountAsync(row => row.Writes > 0));
            Assert.Null(db.Database.CurrentTransaction);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task In_a_transaction_of_the_caller_all_chunks_belong_to_it(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(30));
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            Assert.Equal(30, (await db.Slots.WriteAsync(size: 7)).Rows);
            Assert.Same(transaction, db.Database.CurrentTransaction);
            await transaction.RollbackAsync();
        }

        await db.Slots.AssertWrittenOnceAsync(expected: 0);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_chunk_is_seen_by_others_when_it_is_reported(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(10));
        var seen = new List<int>();
        var options = new ChunkOptions
        {
            Size = 4,
            Progress = new Reports(_ =>
            {
                using var other = database.OpenWrites();
                seen.Add(other.Ints.Count(row => row.Writes == 1));
            }),
        };

        await db.Ints.WriteAsync(options);

        Assert.Equal([4, 8, 10], seen);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_cancelled_token_sends_nothing(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(3));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => db.Ints.WriteAsync(new ChunkOptions(), new CancellationToken(canceled: true)));

        Assert.Empty(database.Log.Statements);
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task A_cancellation_within_a_statement_takes_its_chunk_back_and_no_other()
    {
        using var database = Writing.On(Engine.PostgreSql);
        await using (database.WithWritten(Writing.Ints(10)))
        {
            using var cancellation = new CancellationTokenSource();
            await using var holding = database.OpenWrites();
            await using var transaction = await holding.Database.BeginTransactionAsync();
            await holding.Ints.Where(row => row.Id == 60).ExecuteUpdateAsync(set => set.SetProperty(row => row.Grade, 9));
            await using var observer = database.OpenWrites();
            await using var db = database.OpenWrites();

            // The second chunk waits for the row that is locked, for ever if nobody cancels it.
            var run = db.Ints.WriteAsync(new ChunkOptions { Size = 4 }, cancellation.Token);
            while (!run.IsCompleted && !await IsWaitingAsync(observer))
            {
            }

            await cancellation.CancelAsync();
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);

            await transaction.RollbackAsync();
            Assert.Equal(4, ChunkSummary.Of(exception)!.Rows); // '!': else the test fails
            await holding.Ints.AssertWrittenOnceAsync(expected: 4);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task One_connection_is_held_and_given_back(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(10));
        var opened = 0;
        db.Database.GetDbConnection().StateChange += (_, change) => opened += change.CurrentState == ConnectionState.Open ? 1 : 0;

        await db.Ints.WriteAsync(size: 3);

        Assert.Equal(1, opened);
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    private static Task<bool> IsWaitingAsync(WriteContext observer) => observer.Database
        .SqlQuery<bool>($"""
            SELECT EXISTS (SELECT 1 FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock') AS "Value"
            """)
        .SingleAsync();

    private sealed class FailingCommand : DbCommandInterceptor
    {
        private int _commands;

        public int FailsAt { get; init; }

        public bool Failed => _commands > FailsAt;

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            ++_commands == FailsAt ? throw new Transient() : ValueTask.FromResult(result);

        private sealed class Transient : DbException
        {
            public override bool IsTransient => true;
        }
    }

    /// <summary>The server ends the connections before the commit arrives, or between it and its answer.</summary>
    private sealed class LostCommit(TestDatabase database, int commit, bool arrives) : DbTransactionInterceptor
    {
        private int _commits;

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            if (++_commits != commit)
                return result;

            if (arrives)
                await transaction.CommitAsync(cancellationToken);
            var connection = eventData.Context!.Database.GetDbConnection(); // '!': a context commits
            database.TerminateConnections();
            await Assert.ThrowsAnyAsync<DbException>(async () =>
            {
                await using var question = connection.CreateCommand();
                question.CommandText = "SELECT 1";
                await question.ExecuteScalarAsync(cancellationToken);
            });
            throw new IOException("The connection was lost.");
        }
    }

    private sealed class RefusedCommit : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
            => throw new InvalidTimeZoneException("What a deferred constraint says, for one.");
    }
}
