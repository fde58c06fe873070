using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Writes;

public class WriteBoundTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_that_are_added_behind_the_last_one_are_not_chased(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Ints(10));

        var summary = await db.Ints.WriteAsync(Growing(database, UpperBound.Default, until: 99));

        Assert.Equal((10, 4), (summary.Rows, summary.Chunks));
        Assert.Equal(4, await db.Ints.CountAsync(row => row.Writes == 0));
        await db.Ints.AssertWrittenOnceAsync(expected: 10);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_open_run_ends_when_there_is_no_row_behind_the_last_one(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten([.. Writing.Ints(10), .. Writing.Slots(10)]);

        var ints = await db.Ints.WriteAsync(Growing(database, UpperBound.Open, until: 6));
        var slots = await db.Slots.WriteAsync(Growing(database, UpperBound.Open, until: 6));

        Assert.Equal((16, 22), (ints.Rows, slots.Rows)); // The first run added slots, too.
        await db.Ints.AssertWrittenOnceAsync(expected: 16);
        await db.Slots.AssertWrittenOnceAsync(expected: 22);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_run_that_ends_early_goes_on_behind_what_it_did(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(40));
        using var cancellation = new CancellationTokenSource();
        var chunks = 0;
        var options = new ChunkOptions
        {
            Size = 6,
            Progress = new Reports(_ =>
            {
                if (++chunks == 3)
                    cancellation.Cancel();
            }),
        };

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => db.Slots.Where(slot => slot.Rank != 2).WriteAsync(options, cancellation.Token));
        var done = ChunkSummary.Of(exception)!; // '!': the assertions below need it
        Assert.Equal((18, 3), (done.Rows, done.Chunks));

        await using var other = database.OpenWrites();
        var after = Position.Parse(done.After!.ToString()); // '!': rows were written
        var rest = await other.Slots.Where(slot => slot.Rank != 2).WriteAsync(new ChunkOptions { Size = 6, StartAfter = after });

        Assert.Equal(32 - 18, rest.Rows);
        await db.Slots.AssertWrittenOnceAsync(expected: 32);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_run_that_starts_behind_all_rows_does_nothing_and_stays_where_it_is(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Writing.Slots(9));
        var all = await db.Slots.WriteAsync(size: 4);

        var none = await db.Slots.WriteAsync(new ChunkOptions { StartAfter = all.After });

        Assert.Equal((0, 0, all.After), (none.Rows, none.Chunks, none.After));
    }

    [Fact]
    public async Task Rows_that_go_away_meanwhile_do_not_disturb_the_run()
    {
        using var database = Writing.On(Engine.Sqlite);
        await using var db = database.WithWritten(Writing.Ints(20));
        var options = new ChunkOptions
        {
            Size = 4,
            Progress = new Reports(_ =>
            {
                using var other = database.OpenWrites();
                other.Ints.Where(row => row.Id > 40).ExecuteDelete(); // Among them the row at which the run would end.
            }),
        };

        var summary = await db.Ints.WriteAsync(options);

        Assert.Equal((4, 1), (summary.Rows, summary.Chunks));
        await db.Ints.AssertWrittenOnceAsync(expected: 4);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_that_does_not_come_back_as_it_was_read_is_refused_before_anything_is_written(Engine engine)
    {
        using var database = Writing.On(engine);
        await using var db = database.WithWritten(Enumerable.Range(1, 9).Select(number => new Imprecise { Id = number }));

        var exception = await Assert.ThrowsAsync<NoProgressException>(() => db.Imprecise.WriteAsync(size: 4));

        Assert.Contains("'Imprecise'", exception.Message, StringComparison.Ordinal);
        Assert.Empty(database.Log.Commands);
    }

    /// <summary>After each chunk a row is added behind the last one, so long as there are few of them.</summary>
    private static ChunkOptions Growing(TestDatabase database, UpperBound bound, int until)
    {
        var added = 0;
        return new ChunkOptions
        {
            Size = 3,
            UpperBound = bound,
            Progress = new Reports(_ =>
            {
                if (added++ >= until)
                    return;

                using var other = database.OpenWrites();
                other.Add(new Keyed<int> { Id = 1_000_000 + other.Ints.Count() });
                other.Add(new Slot { Tenant = 7, Number = other.Slots.Count() });
                other.SaveChanges();
            }),
        };
    }
}
