using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Streaming;

public class StreamOptionsTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_stream_goes_on_in_another_process_behind_a_position_that_was_reported(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(100));
        var reports = new Reports();
        var query = db.Lines.Where(line => line.Number > 10).OrderByDescending(line => line.Flag);
        var all = await Reading.All(query.StreamAsync(new StreamOptions { Progress = reports, ProgressEvery = 20 }));

        Assert.Equal([20, 40, 60, 80, 90], reports.All.Select(report => report.Rows));
        Assert.Equal([20, 20, 20, 20, 10], reports.All.Select(report => report.ChunkSize));
        foreach (var report in reports.All)
        {
            var rest = await Reading.All(query.StreamAsync(
                new StreamOptions { StartAfter = Position.Parse(report.After.ToString()) }));
            Assert.Equal(all.Skip((int)report.Rows).Select(line => line.Number), rest.Select(line => line.Number));
        }
    }

    [Fact]
    public async Task A_row_is_done_when_the_next_one_is_asked_for()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(10));
        var reports = new Reports();
        await foreach (var item in db.Items.StreamAsync(new StreamOptions { Progress = reports, ProgressEvery = 1 }))
        {
            Assert.Equal(item.Id - 1, reports.All.Count);
            if (item.Id == 5)
                break;
        }

        Assert.Equal(4, reports.All.Count); // Nobody knows what became of the fifth.
    }

    [Fact]
    public async Task Nothing_is_reported_of_an_empty_table()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();
        var reports = new Reports();

        Assert.Empty(await Reading.All(db.Items.StreamAsync(new StreamOptions { Progress = reports })));
        Assert.Empty(await Reading.All(db.Items.StreamAsync(
            new StreamOptions { Progress = reports, UpperBound = UpperBound.Captured })));
        Assert.Empty(reports.All);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_reader_that_was_held_long_enough_is_replaced(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(30));
        var clock = new HandClock();
        var options = new StreamOptions { ReopenAfter = TimeSpan.FromMinutes(5), Clock = clock };
        var numbers = new List<(int, bool, int)>();
        await foreach (var line in db.Lines.StreamAsync(options))
        {
            numbers.Add((line.Tenant, line.Flag, line.Number));
            clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Single(database.Log.Readers.Distinct(), reader => !reader.IsClosed); // Npgsql uses its readers again.
        }

        Assert.Equal(30, numbers.Count);
        Assert.Equal(numbers.Distinct().Order(), numbers);
        // After each five rows, the last ones too; a key whose prefix ends takes one more for each of its columns.
        Assert.InRange(database.Log.Readers.Count, 7, engine == Engine.PostgreSql ? 7 : 18);
        Assert.All(database.Log.Readers, reader => Assert.True(reader.IsClosed));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Rows_that_are_inserted_behind_a_captured_end_do_not_belong_to_the_stream(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(10));
        var clock = new HandClock();
        var open = new StreamOptions { ReopenAfter = TimeSpan.FromMinutes(5), Clock = clock };

        Assert.Equal(10, await Count(open with { UpperBound = UpperBound.Captured }));
        Assert.Equal(12, await Count(open));

        async Task<int> Count(StreamOptions options)
        {
            var count = 0;
            await foreach (var item in db.Items.StreamAsync(options))
            {
                count++;
                if (item.Id != 9)
                    continue;

                await InsertAsync();
                clock.Advance(TimeSpan.FromMinutes(6));
            }

            return count;
        }

        async Task InsertAsync()
        {
            // SQLite's shared cache locks a table that is being read for all but the connection that reads it.
            await using var other = engine == Engine.PostgreSql ? database.Open() : null;
            var writing = other ?? db;
            writing.Items.Add(new Item { Name = "late" });
            await writing.SaveChangesAsync();
        }
    }

    [Fact]
    public void Databases_that_would_read_the_rest_of_the_table_refuse_to_reopen()
    {
        using var db = new SqlServerSql().Open();

        var exception = Assert.Throws<InvalidOperationException>(
            () => db.Items.StreamAsync(new StreamOptions { ReopenAfter = TimeSpan.FromMinutes(5) }));
        Assert.Contains("'InChunksAsync()'", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(
            () => db.Items.InChunksAsync(new ChunkOptions { Mode = ChunkMode.Stream, ReopenAfter = TimeSpan.FromMinutes(5) }));
    }

    [Fact]
    public void What_needs_a_key_refuses_a_query_that_has_none()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        using var db = database.Open();
        var position = Position.Parse(/*lang=json*/ """{"v":1,"key":"0","query":"0","after":["Int32:1"]}""");

        Assert.All<StreamOptions>(
            [
                new() { ReopenAfter = TimeSpan.FromMinutes(5) },
                new() { Progress = new Reports() },
                new() { UpperBound = UpperBound.Captured },
                new() { StartAfter = position },
            ],
            options => Assert.Throws<UnchunkableQueryException>(() => db.Reports.StreamAsync(options)));
        Assert.Throws<PositionMismatchException>(() => db.Items.StreamAsync(new StreamOptions { StartAfter = position }));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused_where_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamOptions { ReopenAfter = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamOptions { ProgressEvery = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamOptions { Resume = (ResumeMode)7 });
        Assert.Throws<ArgumentNullException>(() => new StreamOptions { Clock = null! }); // '!': what is tested
    }

    [Fact]
    public async Task Each_form_of_the_call_compiles_and_each_enumeration_starts_anew()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(3));
        var (options, token) = (new StreamOptions { UpperBound = UpperBound.Captured }, CancellationToken.None);
        IAsyncEnumerable<Item>[] streams =
        [
            db.Items.StreamAsync(),
            db.Items.StreamAsync(token),
            db.Items.StreamAsync(cancellationToken: token),
            db.Items.StreamAsync(options),
            db.Items.StreamAsync(options, token),
            db.Items.StreamAsync(null, token),
            db.Items.StreamAsync(options: options),
        ];

        foreach (var stream in streams.Concat(streams))
            Assert.Equal([1, 2, 3], (await Reading.All(stream)).Select(item => item.Id));
    }

    private sealed class Reports : IProgress<ChunkProgress>
    {
        public List<ChunkProgress> All { get; } = [];

        public void Report(ChunkProgress value) => All.Add(value);
    }
}
