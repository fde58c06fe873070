using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Chunks;

public class ChunkBodyTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_can_be_saved_in_the_body_and_cleared_after_it(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(11));
        await foreach (var chunk in db.Items.Where(item => item.Rank < 100).InChunksAsync(3))
        {
            foreach (var item in chunk)
                item.Rank += 100; // Falsifies the filter: an offset would skip the rows that move up.
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }

        Assert.Equal(0, await db.Items.CountAsync(item => item.Rank < 100));
        Assert.Empty(db.ChangeTracker.Entries());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Other_commands_run_on_the_same_context_in_the_body(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(10));
        var seen = 0;
        await foreach (var chunk in db.Items.AsNoTracking().InChunksAsync(3))
        {
            var ids = chunk.Select(item => item.Id).ToList();
            seen += await db.Items.CountAsync(item => ids.Contains(item.Id));
            await db.Items.Where(item => ids.Contains(item.Id)).ExecuteDeleteAsync();
        }

        Assert.Equal((10, 0), (seen, await db.Items.CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Deletes_and_inserts_between_chunks_neither_skip_nor_repeat_the_rows_that_stay(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(
            Enumerable.Range(1, 20).Select(number => new TypedRow { Id = new OrderNumber(number * 10) }));
        var seen = new List<int>();
        await foreach (var chunk in db.Typed.AsNoTracking().InChunksAsync(4))
        {
            seen.AddRange(chunk.Select(row => row.Id.Value));
            if (chunk.Index != 1)
                continue;

            await using var other = database.Open();
            await other.Typed.Where(row => row.Id == new OrderNumber(10) || row.Id == new OrderNumber(150)).ExecuteDeleteAsync();
            other.AddRange(new TypedRow { Id = new OrderNumber(5) }, new TypedRow { Id = new OrderNumber(155) });
            await other.SaveChangesAsync();
        }

        Assert.Equal([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 155, 160, 170, 180, 190, 200], seen);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_body_that_breaks_sends_nothing_more(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(10));
        await foreach (var chunk in db.Items.InChunksAsync(3))
        {
            if (chunk.Index == 1)
                break;
        }

        Assert.Equal(2, database.Log.Statements.Count);
        Assert.All(database.Log.Readers, reader => Assert.True(reader.IsClosed));
    }

    [Fact]
    public async Task Cancellation_is_seen_before_the_next_chunk()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(10));
        using var cancellation = new CancellationTokenSource();
        var chunks = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in db.Items.InChunksAsync(3, cancellation.Token))
            {
                chunks++;
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal((1, 1), (chunks, database.Log.Statements.Count));
    }

    [Fact]
    public async Task The_token_of_the_enumeration_is_seen_too()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(10));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in db.Items.InChunksAsync(3).WithCancellation(new CancellationToken(canceled: true)))
                Assert.Fail("A cancelled run yields nothing.");
        });
    }

    [Fact]
    public async Task A_chunk_that_fails_is_retried_without_repeating_rows()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using (database.With(Reading.Items(10)))
        await using (var db = database.Open(retrying: true))
        {
            var seen = new List<int>();
            await foreach (var chunk in db.Items.AsNoTracking().InChunksAsync(3))
            {
                seen.AddRange(chunk.Select(item => item.Id));
                database.Log.FailuresToCome = 2;
            }

            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], seen);
        }
    }

    [Fact]
    public async Task A_key_that_does_not_come_back_as_it_was_read_ends_the_run_instead_of_repeating_rows()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Enumerable.Range(1, 9).Select(number => new Lossy { Id = number }));
        var seen = new List<int>();

        var exception = await Assert.ThrowsAsync<NoProgressException>(async () =>
        {
            await foreach (var chunk in db.Lossies.AsNoTracking().InChunksAsync(4))
                seen.AddRange(chunk.Select(row => row.Id));
        });

        Assert.Equal(4, seen.Count);
        Assert.Contains("'Lossy'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'Id'", exception.Message, StringComparison.Ordinal);
    }
}
