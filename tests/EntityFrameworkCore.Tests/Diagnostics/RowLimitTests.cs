using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

public class RowLimitTests
{
    public static TheoryData<Engine, bool> EnginesAndBuffering
    {
        get
        {
            var data = new TheoryData<Engine, bool>();
            foreach (var engine in Engines.All.Select(row => row.Data))
            {
                data.Add(engine, false);
                data.Add(engine, true);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EnginesAndBuffering))]
    public async Task The_row_that_passes_the_limit_throws(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(
            options => (options.MaxRowsPerQuery, options.AtLimit) = (7, LimitAction.Throw), buffered);

        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.TagWith("all of them").ToListAsync());
        Assert.Equal(MemoryLimit.RowsPerQuery, thrown.Breach.Limit);
        Assert.Equal((7, 8), (thrown.Breach.Allowed, thrown.Breach.Rows));
        Assert.Equal(["all of them"], thrown.Breach.Tags);
        Assert.Same(thrown.Breach, Assert.Single(database.Breaches));
        Assert.Throws<MemoryLimitExceededException>(() => db.Items.ToList());

        // The connection is free again.
        Assert.Equal(7, (await db.Items.Take(7).ToListAsync()).Count);
        Assert.Equal(7, db.Items.Take(7).ToList().Count);
        Assert.Equal(10, await db.Items.CountAsync());
        Assert.Empty(database.Said.Entries);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_up_to_the_limit_are_delivered_while_they_are_read(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (7, LimitAction.Throw));
        var seen = new List<int>();

        await Assert.ThrowsAsync<MemoryLimitExceededException>(async () =>
        {
            await foreach (var item in db.Items.OrderBy(item => item.Id).AsAsyncEnumerable())
                seen.Add(item.Id);
        });
        Assert.Throws<MemoryLimitExceededException>(() =>
        {
            foreach (var item in db.Items.OrderBy(item => item.Id))
                seen.Add(item.Id);
        });
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7], seen);
    }

    [Theory, MemberData(nameof(EnginesAndBuffering))]
    public async Task A_warning_is_logged_once_per_query_and_the_rows_come(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options => options.MaxRowsPerQuery = 3, buffered);

        Assert.Equal(10, (await db.Items.TagWith("first").ToListAsync()).Count);
        Assert.Equal(10, db.Items.TagWith("second").ToList().Count);

        Assert.Equal(2, database.Breaches.Count);
        Assert.Equal(2, database.Said.Entries.Count);
        Assert.All(database.Said.Entries, said => Assert.Equal(LogLevel.Warning, said.Level));
        Assert.All(database.Said.Entries, said => Assert.Equal(RowboundEventId.RowLimitExceeded, said.Id));
        var (_, _, message) = database.Said.Entries[0];
        Assert.Contains("has read 4 rows, more than the 3", message, StringComparison.Ordinal);
        Assert.Contains("tagged 'first'", message, StringComparison.Ordinal);
        Assert.Contains("'StreamAsync()'", message, StringComparison.Ordinal);
        Assert.Contains(nameof(RowLimitTests), message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Exactly_the_limit_is_within_it(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(5));
        await using var db = database.Open(options => options.MaxRowsPerQuery = 5);

        Assert.Equal(5, (await db.Items.ToListAsync()).Count);
        Assert.Equal(5, db.Items.ToList().Count);
        Assert.Empty(database.Breaches);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Raw_SQL_is_limited_too(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(5));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw));

        await Refused(() => db.Items.FromSql($"""SELECT * FROM "Items" """).ToListAsync());
        await Refused(() => db.Items.FromSql($"""SELECT * FROM "Items" """).Where(item => item.Id > 0).ToListAsync());
        await Refused(() => db.Database.SqlQuery<string>($"""SELECT "Name" FROM "Items" """).ToListAsync());

        static Task Refused(Func<Task> read) => Assert.ThrowsAsync<MemoryLimitExceededException>(read);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Writing_is_left_alone(Engine engine)
    {
        using var database = new GuardedDatabase(engine);
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (1, LimitAction.Throw));

        db.AddRange(Reading.Items(20));
        Assert.Equal(20, await db.SaveChangesAsync()); // Reads the generated keys back.
        db.AddRange(Reading.Items(20));
        Assert.Equal(20, db.SaveChanges());
        Assert.Equal(40, await db.Items.ExecuteUpdateAsync(set => set.SetProperty(item => item.Rank, item => item.Rank + 1)));
        Assert.Equal(40, db.Items.ExecuteDelete());
        Assert.Empty(database.Breaches);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stream_is_counted_and_not_limited(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(30));
        foreach (var retrying in new[] { false, true })
        {
            await using var db = database.Open(
                options => (options.MaxRowsPerQuery, options.MaxBytesPerQuery, options.AtLimit) = (3, 1, LimitAction.Throw),
                retrying);
            Assert.Equal(30, (await Reading.All(db.Items.StreamAsync())).Count);
            await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.ToListAsync());
        }

        Assert.Equal(60 + 2, database.Report.CallSites().Sum(usage => usage.Rows));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_query_in_the_body_of_a_stream_is_limited(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw));
        await using var other = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw));

        await foreach (var _ in db.Items.StreamAsync())
            await Assert.ThrowsAsync<MemoryLimitExceededException>(() => other.Items.ToListAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_chunk_is_a_query(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(30));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (10, LimitAction.Throw));

        Assert.Equal(30, (await Reading.InChunks(db.Items, 10)).Count);
        await Assert.ThrowsAsync<MemoryLimitExceededException>(() => Reading.InChunks(db.Items, 11));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_query_can_be_allowed_more(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options => (options.MaxRowsPerQuery, options.AtLimit) = (3, LimitAction.Throw));

        Assert.Equal(10, (await db.Items.AllowRows(10).Where(item => item.Id > 0).ToListAsync()).Count);
        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => db.Items.AllowRows(9).ToListAsync());
        Assert.Equal(9, thrown.Breach.Allowed);
        Assert.Empty(thrown.Breach.Tags);
        Assert.Throws<ArgumentOutOfRangeException>(() => db.Items.AllowRows(0));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_a_callback_throws_ends_the_query(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Reading.Items(10));
        await using var db = database.Open(options =>
            (options.MaxRowsPerQuery, options.OnBreach) = (3, breach => throw new NotSupportedException(breach.Message)));

        await Assert.ThrowsAsync<NotSupportedException>(() => db.Items.ToListAsync());
        Assert.Equal(3, await db.Items.Take(3).CountAsync());
    }

    [Fact]
    public async Task Warnings_obey_ConfigureWarnings()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(10));
        var options = database.Options(options => options.MaxRowsPerQuery = 3);

        await using (var db = new ShopContext(options.ConfigureWarnings(w => w.Ignore(RowboundEventId.RowLimitExceeded)).Options))
            Assert.Equal(10, (await db.Items.ToListAsync()).Count);
        Assert.Empty(database.Said.Entries);

        await using (var db = new ShopContext(options.ConfigureWarnings(w => w.Throw(RowboundEventId.RowLimitExceeded)).Options))
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Items.ToListAsync());
    }

    [Fact]
    public async Task LogTo_sees_the_warning()
    {
        using var database = new GuardedDatabase(Engine.Sqlite).With(Reading.Items(10));
        var lines = new List<string>();
        var options = database.Options(options => options.MaxRowsPerQuery = 3)
            .LogTo(lines.Add, [RowboundEventId.RowLimitExceeded]);

        await using var db = new ShopContext(options.Options);
        await db.Items.ToListAsync();
        Assert.Contains("RowboundEventId.RowLimitExceeded", Assert.Single(lines), StringComparison.Ordinal);
    }
}
