using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class ChunkedUpdateTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_of_every_kind_of_key_are_written_once(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(
            [
                .. Writing.Ints(23),
                .. Enumerable.Range(1, 23).Select(n => Writing.Ranked(new Keyed<Guid> { Id = Guid.NewGuid() }, n)),
                .. Enumerable.Range(1, 23).Select(n => Writing.Ranked(new Keyed<string> { Id = $"{(char)('A' + (n * 7 % 58))}é{n}" }, n)),
                .. Enumerable.Range(1, 23).Select(n => Writing.Ranked(new Keyed<OrderNumber> { Id = new OrderNumber(n * n) }, n)),
                .. Enum.GetValues<Planet>().Select(planet => Writing.Ranked(new Keyed<Planet> { Id = planet }, (int)planet + 1)),
            ]);

        await IsWrittenOnce(db.Ints, expected: 23 * 3 / 5 + 1);
        await IsWrittenOnce(db.Guids, expected: 23 * 3 / 5 + 1);
        await IsWrittenOnce(db.Strings, expected: 23 * 3 / 5 + 1);
        await IsWrittenOnce(db.Typed, expected: 23 * 3 / 5 + 1);
        await IsWrittenOnce(db.Enums, expected: 3);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_of_a_composite_key_are_written_once_with_chunks_of_any_size(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(40));
        foreach (var size in Enumerable.Range(1, 13).Append(39).Append(40).Append(41))
        {
            await IsWrittenOnce(db.Slots, expected: 24, size);
            await Reset(db.Slots);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Keys_that_the_database_does_not_tell_apart_by_case_are_one_prefix(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Enumerable.Range(1, 30).Select(number => Writing.Ranked(
            new Named { Name = (number % 4) switch { 0 => "a", 1 => "A", 2 => "b", _ => "B" }, Number = number }, number)));
        for (var size = 1; size < 8; size++)
        {
            await IsWrittenOnce(db.Names, expected: 18, size);
            await Reset(db.Names);
            await IsWrittenOnce(db.Names.OrderBy(row => row.Name).ThenByDescending(row => row.Number), expected: 18, size);
            await Reset(db.Names);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_order_of_the_caller_is_followed_also_through_nulls(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(24));
        IQueryable<Slot>[] orders =
        [
            db.Slots.OrderBy(slot => slot.Grade),
            db.Slots.OrderByDescending(slot => slot.Grade),
            db.Slots.OrderBy(slot => slot.Flag).ThenBy(slot => slot.Grade).ThenByDescending(slot => slot.Number),
            db.Slots.OrderByDescending(slot => slot.Flag).ThenByDescending(slot => slot.Grade).ThenBy(slot => slot.Number),
            db.Slots.OrderByKey(key => key.Descending(slot => slot.Tenant).Ascending(slot => slot.Grade)),
        ];
        foreach (var order in orders)
        {
            for (var size = 1; size < 8; size++)
            {
                await db.Slots.Where(slot => slot.Writes > 0).ExecuteUpdateAsync(set => set.SetProperty(slot => slot.Writes, 0));
                var summary = await order.ExecuteUpdateInChunksAsync(
                    set => set.SetProperty(slot => slot.Writes, slot => slot.Writes + 1), new ChunkOptions { Size = size });
                Assert.Equal(24, summary.Rows);
                Assert.Equal(24, await db.Slots.CountAsync(slot => slot.Writes == 1));
            }
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_summary_counts_the_rows_that_match(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(100));

        var summary = await db.Ints.Where(row => row.Rank == 3).WriteAsync(size: 6);

        Assert.Equal((20, 4), (summary.Rows, summary.Chunks));
        Assert.Equal(980, summary.After!.Stored[0]); // '!': rows were written
        Assert.Equal(20, await db.Ints.CountAsync(row => row.Rank == 103));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Nothing_is_written_where_no_row_matches(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(3));

        var summary = await db.Ints.Where(row => row.Rank == 77).WriteAsync(size: 2);

        Assert.Equal((0, 0, null), (summary.Rows, summary.Chunks, summary.After));
        Assert.Empty(database.Log.Commands);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Chunks_adapt_when_no_size_is_given(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(9_000));
        var sizes = new List<int>();

        var summary = await db.Ints.WriteAsync(new ChunkOptions { Progress = new Reports(progress => sizes.Add(progress.ChunkSize)) });

        Assert.Equal([1000, 2000, 4000, 2000], sizes);
        Assert.Equal((9_000, 4), (summary.Rows, summary.Chunks));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Values_of_the_program_are_set_in_every_chunk(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(7));
        var (rank, grade) = (70, (int?)null);

        await db.Ints.ExecuteUpdateInChunksAsync(
            set => set.SetProperty(row => row.Rank, rank).SetProperty(row => row.Grade, grade), new ChunkOptions { Size = 2 });

        Assert.Equal(7, await db.Ints.CountAsync(row => row.Rank == 70 && row.Grade == null));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Global_query_filters_are_honoured(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(
            Enumerable.Range(1, 20).Select(number => new Hidden { Deleted = number % 4 == 0 }));

        Assert.Equal(15, (await db.Hidden.WriteAsync(size: 4)).Rows);
        Assert.Equal(15, await db.Hidden.IgnoreQueryFilters().CountAsync(row => row.Writes == 1));
        Assert.Equal(20, (await db.Hidden.IgnoreQueryFilters().WriteAsync(size: 4)).Rows);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_filter_may_ask_other_tables(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten([.. Writing.Ints(30), .. Writing.Slots(12)]);

        var summary = await db.Ints.Where(row => db.Slots.Any(slot => slot.Number * 10 == row.Id)).WriteAsync(size: 5);

        Assert.Equal((12, 3), (summary.Rows, summary.Chunks));
        await db.Ints.AssertWrittenOnceAsync(expected: 12);
    }

    private static async Task IsWrittenOnce<T>(IQueryable<T> rows, int expected, int size = 4)
        where T : Written
    {
        var summary = await rows.Where(row => row.Rank > 1 && row.Rank < 100).WriteAsync(size);
        Assert.Equal(expected, summary.Rows);
        await rows.AssertWrittenOnceAsync(expected);
    }

    private static Task<int> Reset<T>(IQueryable<T> rows)
        where T : Written
        => rows.Where(row => row.Writes > 0).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Writes, 0).SetProperty(row => row.Rank, row => row.Rank - 100));
}
