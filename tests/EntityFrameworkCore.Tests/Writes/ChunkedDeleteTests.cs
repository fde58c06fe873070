using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class ChunkedDeleteTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_the_filter_names_is_deleted_and_nothing_else(Engine engine)
    {
        using var database = Writing.On(engine);
        for (var size = 1; size < 9; size++)
        {
            await using var db = database.WithWritten([.. Writing.Ints(31), .. Writing.Slots(40)]);

            var ints = await db.Ints.Where(row => row.Rank > 1).ExecuteDeleteInChunksAsync(new ChunkOptions { Size = size });
            var slots = await db.Slots.Where(row => row.Rank > 1).ExecuteDeleteInChunksAsync(new ChunkOptions { Size = size });

            Assert.Equal((18, 24), (ints.Rows, slots.Rows));
            Assert.Equal(13, await db.Ints.CountAsync(row => row.Rank <= 1));
            Assert.Equal(13, await db.Ints.ExecuteDeleteAsync());
            Assert.Equal(16, await db.Slots.CountAsync(row => row.Rank <= 1));
            Assert.Equal(16, await db.Slots.ExecuteDeleteAsync());
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_order_of_the_caller_is_followed(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(40));
        var left = new List<int>();
        var options = new ChunkOptions
        {
            Size = 10,
            Progress = new Reports(_ => left.Add(db.Slots.Max(slot => (int?)slot.Number) ?? 0)),
        };

        await db.Slots.OrderByDescending(slot => slot.Number).ExecuteDeleteInChunksAsync(options);

        Assert.Equal([30, 20, 10, 0], left);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chunk_that_a_foreign_key_refuses_ends_the_run_and_those_before_stay_deleted(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(
            [.. Enumerable.Range(1, 20).Select(number => new Album { Id = number }), new Track { Id = 1, AlbumId = 14 }]);

        var exception = await Assert.ThrowsAnyAsync<DbException>(
            () => db.Albums.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 4 }));

        var done = ChunkSummary.Of(exception)!; // '!': the assertions below need it
        Assert.Equal((12, 3), (done.Rows, done.Chunks));
        Assert.Equal(Enumerable.Range(13, 8), await db.Albums.OrderBy(album => album.Id).Select(album => album.Id).ToListAsync());
        Assert.Null(db.Database.CurrentTransaction);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Global_query_filters_are_honoured(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(
            Enumerable.Range(1, 20).Select(number => new Hidden { Deleted = number % 4 == 0 }));

        Assert.Equal(15, (await db.Hidden.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 4 })).Rows);
        Assert.Equal(5, await db.Hidden.IgnoreQueryFilters().CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_empty_table_costs_one_question(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.OpenWrites();

        var summary = await db.Ints.ExecuteDeleteInChunksAsync();

        Assert.Equal((0, 0, null), (summary.Rows, summary.Chunks, summary.After));
        Assert.Single(database.Log.Statements);
        Assert.Empty(database.Log.Commands);
    }
}
