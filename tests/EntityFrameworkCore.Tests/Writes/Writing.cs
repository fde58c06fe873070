using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

internal static class Writing
{
    public static TestDatabase On(Engine engine) =>
        TestDatabase.On<WriteContext>(engine, options => new WriteContext(options));

    public static WriteContext OpenWrites(this TestDatabase database, bool retrying = false) =>
        new(database.Options<WriteContext>(retrying).Options);

    /// <summary>Stores the rows through a context of its own, so that nothing of them stays in memory.</summary>
    public static WriteContext WithWritten(this TestDatabase database, params IEnumerable<object> rows)
    {
        using (var context = database.OpenWrites())
        {
            context.AddRange(rows);
            context.SaveChanges();
        }

        database.Log.Clear();
        return database.OpenWrites();
    }

    public static IEnumerable<Keyed<int>> Ints(int count) =>
        Enumerable.Range(1, count).Select(number => Ranked(new Keyed<int> { Id = number * 10 }, number));

    public static IEnumerable<Slot> Slots(int count) => Enumerable.Range(1, count).Select(number => Ranked(
        new Slot { Tenant = number % 2, Flag = number % 3 == 0, Number = number }, number));

    /// <summary>Ranks from 0 to 4; every third row has no grade, the others one of two.</summary>
    public static T Ranked<T>(T row, int number)
        where T : Written
    {
        row.Rank = number % 5;
        row.Grade = number % 3 == 0 ? null : number % 2;
        return row;
    }

    /// <summary>Counts the write, and moves the row out of a filter by rank: an offset would pass over the rows that move
    /// up.</summary>
    public static Task<ChunkSummary> WriteAsync<T>(this IQueryable<T> rows, ChunkOptions options, CancellationToken token = default)
        where T : Written
        => rows.ExecuteUpdateInChunksAsync(
            set => set.SetProperty(row => row.Writes, row => row.Writes + 1).SetProperty(row => row.Rank, row => row.Rank + 100),
            options,
            token);

    public static Task<ChunkSummary> WriteAsync<T>(this IQueryable<T> rows, int size)
        where T : Written
        => rows.WriteAsync(new ChunkOptions { Size = size });

    /// <summary>Every row of the filter was written once, and no other.</summary>
    public static async Task AssertWrittenOnceAsync<T>(this IQueryable<T> rows, int expected)
        where T : Written
    {
        var written = await rows.AsNoTracking().Select(row => new { row.Rank, row.Writes }).ToListAsync();
        Assert.All(written, row => Assert.Equal(row.Rank >= 100 ? 1 : 0, row.Writes));
        Assert.Equal(expected, written.Sum(row => row.Writes));
    }
}
