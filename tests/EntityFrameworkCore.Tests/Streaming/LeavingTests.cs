using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Streaming;

/// <summary>PostgreSQL would go on sending for hours; a driver that reads it all fails after thirty seconds.</summary>
public sealed class LeavingTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(Engine.PostgreSql);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_stream_that_is_left_does_not_read_what_is_left()
    {
        await using var db = await _database.FilledAsync(1, retrying: false);
        await foreach (var number in Endless(db).StreamAsync())
        {
            if (number == 10_000)
                break;
        }

        Assert.Equal(1, await db.Items.CountAsync()); // The connection is as good as before.
    }

    [Fact]
    public async Task A_stream_that_is_left_after_its_connection_was_lost_is_left_in_silence()
    {
        await using var db = await _database.FilledAsync(1, retrying: false);
        await foreach (var number in Endless(db).StreamAsync())
        {
            if (number != 10_000)
                continue;

            _database.TerminateConnections();
            break;
        }

        Assert.Equal(1, await db.Items.CountAsync());
    }

    [Fact]
    public async Task A_stream_that_is_left_in_a_transaction_does_not_abort_it()
    {
        await using var db = await _database.FilledAsync(10_000, retrying: false);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await foreach (var _ in db.Items.StreamAsync())
            break;

        Assert.Equal(10_000, await db.Items.CountAsync());
    }

    [Fact]
    public async Task A_chunk_that_ends_with_its_bytes_does_not_read_what_is_left()
    {
        await using var db = await _database.FilledAsync(0, retrying: false);
        await db.Database.ExecuteSqlRawAsync(
            """
            CREATE FUNCTION slow() RETURNS text LANGUAGE plpgsql STABLE COST 10000 AS 'BEGIN PERFORM pg_sleep(3600); RETURN 1; END';
            ALTER TABLE "Items" RENAME TO "Stored";
            INSERT INTO "Stored" ("Name", "Category", "Active", "Rank", "Hidden")
            SELECT repeat('x', 1000000), 'Tools', true, 0, 0 FROM generate_series(1, 4);
            INSERT INTO "Stored" ("Name", "Category", "Active", "Rank", "Hidden") VALUES ('slow', 'Tools', true, 0, 0);
            CREATE VIEW "Items" AS SELECT "Id", "Category", "Note", "Active", "Rank", "Hidden",
                "Name" || CASE WHEN "Name" = 'slow' THEN slow() ELSE '' END AS "Name" FROM "Stored"
            """);

        await foreach (var chunk in db.Items.AsNoTracking().InChunksAsync(new ChunkOptions { MaxBytes = 4_000_000 }))
        {
            Assert.Equal(2, chunk.Count);
            break;
        }

        Assert.Equal(5, await db.Items.CountAsync());
    }

    private static IQueryable<int> Endless(ShopContext db) =>
        db.Database.SqlQueryRaw<int>("SELECT generate_series(1, 2000000000) AS \"Value\"");
}
