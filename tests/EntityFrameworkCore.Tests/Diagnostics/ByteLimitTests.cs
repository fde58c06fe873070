using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Diagnostics;

public class ByteLimitTests
{
    [Theory, MemberData(nameof(RowLimitTests.EnginesAndBuffering), MemberType = typeof(RowLimitTests))]
    public async Task Texts_binaries_and_numbers_are_counted(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(
            new StringRow { Id = "12345678" }, new BytesRow { Id = new byte[100] }, new GuidRow { Id = Guid.NewGuid() });
        await using var db = database.Open(options => options.CountBytes = true, buffered);

        Assert.Equal(16, await Bytes(() => db.Strings.Select(row => row.Id).ToListAsync()));
        Assert.Equal(100, await Bytes(() => db.Bytes.Select(row => row.Id).ToListAsync()));
        Assert.Equal(16, await Bytes(() => db.Guids.Select(row => row.Id).ToListAsync()));
        Assert.Equal(4, await Bytes(() => db.Strings.CountAsync()));
        Assert.Equal(16, await Bytes(() => Task.FromResult(db.Strings.Select(row => row.Id).ToList())));

        async Task<long?> Bytes(Func<Task> read)
        {
            database.Report.Reset();
            await read();
            return Assert.Single(database.Report.CallSites()).Bytes;
        }
    }

    [Theory, MemberData(nameof(RowLimitTests.EnginesAndBuffering), MemberType = typeof(RowLimitTests))]
    public async Task The_row_after_the_limit_throws(Engine engine, bool buffered)
    {
        using var database = new GuardedDatabase(engine).With(Rows(10));
        await using var db = database.Open(
            options => (options.MaxBytesPerQuery, options.AtLimit) = (350, LimitAction.Throw), buffered);

        var query = db.Bytes.Select(row => row.Id);
        var thrown = await Assert.ThrowsAsync<MemoryLimitExceededException>(() => query.ToListAsync());
        Assert.Equal(MemoryLimit.BytesPerQuery, thrown.Breach.Limit);
        Assert.Equal((4, 400), (thrown.Breach.Rows, thrown.Breach.Bytes));
        Assert.Contains("400 bytes in 4 rows, more than the 350", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("'Select'", thrown.Message, StringComparison.Ordinal);
        Assert.Throws<MemoryLimitExceededException>(() => query.ToList());
        Assert.Equal(3, await query.Take(3).CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_last_row_is_looked_at_too(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Rows(3));
        await using var db = database.Open(options => options.MaxBytesPerQuery = 299);

        Assert.Equal(3, (await db.Bytes.ToListAsync()).Count);
        Assert.Equal(RowboundEventId.ByteLimitExceeded, Assert.Single(database.Said.Entries).Id);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Bytes_are_not_counted_unless_asked_for(Engine engine)
    {
        using var database = new GuardedDatabase(engine).With(Rows(3));
        await using var db = database.Open(options => options.MaxRowsPerQuery = 2);

        await db.Bytes.ToListAsync();
        Assert.Null(Assert.Single(database.Report.CallSites()).Bytes);
        Assert.Null(Assert.Single(database.Breaches).Bytes);
    }

    [Fact]
    public void Each_kind_of_value_has_its_size()
    {
        Assert.Equal(8, ValueSize.Of(1L));
        Assert.Equal(16, ValueSize.Of(1m));
        Assert.Equal(6, ValueSize.Of("abc"));
        Assert.Equal(0, ValueSize.Of<string?>(null));
        Assert.Equal(0, ValueSize.Of<object>(DBNull.Value));
        Assert.Equal(3, ValueSize.Of(new byte[3]));
        Assert.Equal(12, ValueSize.Of(new int[3]));
        Assert.Equal(24, ValueSize.Of(new DateTime[3]));
        Assert.Equal(6, ValueSize.Of(new bool[2, 3]));
        Assert.Equal(10, ValueSize.Of<string?[]>(["abc", null, "de"]));
        Assert.Equal(32, ValueSize.Of(new Guid[2]));
        Assert.Equal(5, ValueSize.Of(new MemoryStream(new byte[5])));
        Assert.Equal(16, ValueSize.Of<object>(1));
    }

    private static IEnumerable<BytesRow> Rows(int count) =>
        Enumerable.Range(1, count).Select(number => new BytesRow { Id = [(byte)number, .. new byte[99]] });
}
