using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Rowbound.Harness;

namespace Rowbound.Jobs;

public class CancellationTests
{
    private const int Rows = 7;

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_job_that_is_cancelled_at_any_statement_leaves_no_chunk_half_done_and_goes_on(Engine engine)
    {
        using var database = CountDatabase.On(engine, Rows);
        var steps = 0;
        for (var isCancelled = true; isCancelled;)
        {
            await database.ResetAsync();
            isCancelled = await IsCancelledAtAsync(database, ++steps);

            await database.NothingIsHalfDoneAsync();
            await database.Contexts().CountAsync();
            await database.AllWereHitOnceAsync(Rows);
        }

        // Take, and for each of three chunks: begin, read, save, move, commit; and the reading of the end.
        Assert.InRange(steps, 15, 100);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        using var database = CountDatabase.On(Engine.Sqlite, Rows);
        var steps = new CancellingSteps(at: int.MaxValue);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => database.Contexts(steps).CountAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(0, steps.Reached);
    }

    private static async Task<bool> IsCancelledAtAsync(CountDatabase database, int step)
    {
        using var steps = new CancellingSteps(step);
        var contexts = database.Contexts(retrying: true, steps);
        var poison = Counting.By(3) with { Attempts = 3, Poison = PoisonPolicy.Quarantine(5) };
        try
        {
            await contexts.CountAsync(poison, (_, _) => steps.ReachAsync(), steps.Token);
            return steps.Reached >= step; // The last one may come when all is done.
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>Cancels its token when a run reaches its n-th step: before and after everything that is sent, and in the
    /// body.</summary>
    private sealed class CancellingSteps(int at) : DbCommandInterceptor, IDbTransactionInterceptor, IDisposable
    {
        private readonly CancellationTokenSource _source = new();

        public int Reached { get; private set; }

        public CancellationToken Token => _source.Token;

        public Task ReachAsync()
        {
            if (++Reached == at)
                _source.Cancel();
            return Task.CompletedTask;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            await ReachAsync();
            return result;
        }

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default)
        {
            await ReachAsync();
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            await ReachAsync();
            return result;
        }

        public override async ValueTask<int> NonQueryExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            int result,
            CancellationToken cancellationToken = default)
        {
            await ReachAsync();
            return result;
        }

        public async ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection,
            TransactionEndEventData eventData,
            DbTransaction result,
            CancellationToken cancellationToken = default)
        {
            await ReachAsync();
            return result;
        }

        public async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            await ReachAsync();
            return result;
        }

        public Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            => ReachAsync();

        public void Dispose() => _source.Dispose();
    }
}
