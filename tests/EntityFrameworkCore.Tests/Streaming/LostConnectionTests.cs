using System.Data;
using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Rowbound.Harness;

namespace Rowbound.Streaming;

/// <summary>PostgreSQL ends the connection; the rows on their way fill more than the buffers between.</summary>
[Collection("memory")]
public sealed class LostConnectionTests : IDisposable
{
    private const int Rows = 600_000;

    private readonly TestDatabase _database = TestDatabase.On(Engine.PostgreSql);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_stream_loses_no_row_and_doubles_none_and_takes_the_memory_of_one()
    {
        await using var db = await _database.FilledAsync(Rows, retrying: true);
        var (last, before, most) = (0, GC.GetTotalMemory(forceFullCollection: true), 0L);
        await foreach (var item in db.Items.StreamAsync())
        {
            Assert.Equal(last + 1, item.Id);
            last = item.Id;
            if (last is 150_000 or 400_000)
                Assert.InRange(_database.TerminateConnections(), 1, 8);
            if (int.IsPow2(last) || last % 100_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(Rows, last);
        Assert.Equal(3, _database.Log.Statements.Count); // Each loss was noticed.
        Assert.InRange(most, 0, 2_000_000);
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Theory, InlineData(ChunkMode.Range), InlineData(ChunkMode.Keys), InlineData(ChunkMode.Stream)]
    public async Task Chunks_lose_no_row_and_double_none(ChunkMode mode)
    {
        await using var db = await _database.FilledAsync(Rows, retrying: true);
        var last = 0;
        await foreach (var chunk in db.Items.AsNoTracking().InChunksAsync(new ChunkOptions { Mode = mode, Size = 5000 }))
        {
            foreach (var item in chunk)
                Assert.Equal(++last, item.Id);
            if (chunk.Index is 30 or 80)
                Assert.InRange(_database.TerminateConnections(), 1, 8);
        }

        Assert.Equal(Rows, last);
        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
    }

    [Fact]
    public async Task The_body_saves_on_the_connection_that_was_lost_between_chunks()
    {
        await using var db = await _database.FilledAsync(100, retrying: true);
        await foreach (var chunk in db.Items.InChunksAsync(10))
        {
            if (chunk.Index % 3 == 0)
                _database.TerminateConnections();
            foreach (var item in chunk)
                item.Rank = -1;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            if (chunk.Index % 4 == 0)
                _database.TerminateConnections();
        }

        Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
        Assert.Equal(100, await db.Items.CountAsync(item => item.Rank == -1));
    }

    [Fact]
    public async Task Without_a_retrying_strategy_the_exception_of_the_provider_ends_the_stream()
    {
        await using var db = await _database.FilledAsync(100_000, retrying: false);
        var read = 0;

        var exception = await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await foreach (var _ in db.Items.StreamAsync())
            {
                if (++read == 10)
                    _database.TerminateConnections();
            }
        });

        Assert.True(exception.IsTransient, exception.ToString());
        Assert.InRange(read, 10, 99_999);
        Assert.Equal(100_000, await db.Items.CountAsync());
    }

    [Theory, InlineData(ChunkMode.Range), InlineData(ChunkMode.Keys), InlineData(ChunkMode.Stream)]
    public async Task Without_a_retrying_strategy_the_exception_of_the_provider_ends_the_chunks(ChunkMode mode)
    {
        await using var db = await _database.FilledAsync(100_000, retrying: false);

        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await foreach (var _ in db.Items.AsNoTracking().InChunksAsync(new ChunkOptions { Mode = mode, Size = 1000 }))
                _database.TerminateConnections();
        });

        Assert.Equal(100_000, await db.Items.CountAsync());
    }

    [Fact]
    public async Task A_connection_that_is_lost_in_a_transaction_is_not_replaced()
    {
        await using var db = await _database.FilledAsync(100_000, retrying: false);
        await using var transaction = await db.Database.BeginTransactionAsync();

        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await foreach (var item in db.Items.StreamAsync(new StreamOptions { UpperBound = UpperBound.Captured }))
            {
                if (item.Id == 10)
                    _database.TerminateConnections();
            }
        });
    }

    [Fact]
    public async Task An_error_of_the_query_itself_ends_the_stream_at_once()
    {
        await using var db = await _database.FilledAsync(10_000, retrying: true);
        var read = 0;

        var exception = await Assert.ThrowsAsync<PostgresException>(async () =>
        {
            await foreach (var _ in db.Items.Select(item => new { item.Name, Share = 1 / (item.Id - 5000) }).StreamAsync())
                read++;
        });

        Assert.Equal(PostgresErrorCodes.DivisionByZero, exception.SqlState);
        Assert.InRange(read, 1, 4999);
        Assert.Single(_database.Log.Statements);
    }

    [Fact]
    public async Task A_transaction_scope_is_refused_under_a_retrying_strategy_and_kept_without()
    {
        await using (var db = await _database.FilledAsync(10, retrying: true))
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            await Assert.ThrowsAsync<InvalidOperationException>(() => Reading.All(db.Items.StreamAsync()));

        await using (var db = _database.Open())
        {
            using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            {
                await db.Items.ExecuteDeleteAsync();
                Assert.Empty(await Reading.All(db.Items.StreamAsync()));
            }

            Assert.Equal(10, (await Reading.All(db.Items.StreamAsync())).Count);
        }
    }

    [Fact]
    public async Task A_pooled_context_serves_the_next_lease_after_a_loss()
    {
        await using (await _database.FilledAsync(100_000, retrying: true))
        {
            var factory = new PooledDbContextFactory<ShopContext>(_database.Options<ShopContext>(retrying: true).Options, poolSize: 1);
            for (var lease = 0; lease < 3; lease++)
            {
                await using var db = await factory.CreateDbContextAsync();
                var last = 0;
                await foreach (var item in db.Items.StreamAsync())
                {
                    Assert.Equal(++last, item.Id);
                    if (last == 10)
                        _database.TerminateConnections();
                }

                Assert.Equal(100_000, last);
                Assert.Equal(ConnectionState.Closed, db.Database.GetDbConnection().State);
            }
        }
    }
}
