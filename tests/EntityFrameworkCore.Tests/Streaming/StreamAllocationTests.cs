using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Streaming;

/// <summary>SQLite answers at once, so that everything is allocated on the thread that asks.</summary>
public class StreamAllocationTests
{
    private const int Rows = 20_000;

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_stream_allocates_no_more_for_a_row_than_EF_Core_does(bool retrying)
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using (var seeding = database.Open())
        {
            await seeding.Database.ExecuteSqlRawAsync(
                "WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {0}) " +
                "INSERT INTO Typed (Id) SELECT n FROM s",
                Rows);
        }

        var byHand = await AllocatedAsync(database, retrying: false, db => db.Typed.AsNoTracking().AsAsyncEnumerable());
        var streamed = await AllocatedAsync(database, retrying, db => db.Typed.StreamAsync());

        Assert.InRange((streamed - byHand) / (double)Rows, -8, 4); // What opening costs is spread over the rows.
    }

    private static async Task<long> AllocatedAsync(
        TestDatabase database, bool retrying, Func<ShopContext, IAsyncEnumerable<TypedRow>> rows)
    {
        await ReadAsync(database, retrying, rows); // Compiles everything.
        return await ReadAsync(database, retrying, rows);
    }

    private static async Task<long> ReadAsync(
        TestDatabase database, bool retrying, Func<ShopContext, IAsyncEnumerable<TypedRow>> rows)
    {
        await using var db = database.Open(retrying);
        var (before, count) = (GC.GetAllocatedBytesForCurrentThread(), 0);
        await foreach (var _ in rows(db))
            count++;
        Assert.Equal(Rows, count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
