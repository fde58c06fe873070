using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Splitting;

public class WithinTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_range_is_a_filter_of_any_query(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(90));
        var middle = (await db.Items.SplitAsync(3))[1];
        var expected = Enumerable.Range(31, 30).ToList();

        Assert.Equal(expected, (await db.Items.Within(middle).OrderBy(item => item.Id).ToListAsync()).Select(item => item.Id));
        Assert.Equal(expected, await Reading.All(db.Items.Within(middle).OrderBy(item => item.Id).Select(item => item.Id).StreamAsync()));
        Assert.Equal(expected, (await Reading.InChunks(db.Items.Within(middle).Select(item => new { item.Id }), 4)).Select(row => row.Id));
        Assert.Equal(15, await db.Items.Within(middle).Where(item => item.Active).CountAsync());
        Assert.Equal(15, await db.Items.AsNoTracking().Where(item => item.Active).Within(middle).CountAsync());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_chunk_is_a_range_too(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(60));

        await foreach (var chunk in db.Lines.AsNoTracking().InChunksAsync(7))
        {
            var again = await db.Lines.AsNoTracking().Within(chunk.Range).OrderByKey().ToListAsync();
            Assert.Equal(chunk.Select(line => line.Number), again.Select(line => line.Number));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Another_order_behind_a_range_walks_just_its_rows(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(90));
        var last = (await db.Items.SplitAsync(3))[2];

        var rows = await Reading.InChunks(db.Items.Within(last).OrderBy(item => item.Rank), 4);

        Assert.Equal(Enumerable.Range(61, 30), rows.Select(item => item.Id).Order());
        Assert.Equal(rows.Select(item => item.Rank).Order(), rows.Select(item => item.Rank));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Writes_in_chunks_stay_within_a_range(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(90));
        var ranges = await db.Lines.SplitAsync(3);

        var updated = await db.Lines.Within(ranges[0]).ExecuteUpdateInChunksAsync(
            set => set.SetProperty(line => line.Text, "done"), new ChunkOptions { Size = 7 });
        var deleted = await db.Lines.Within(ranges[1]).ExecuteDeleteInChunksAsync(new ChunkOptions { Size = 7 });

        Assert.Equal((30, 30), (updated.Rows, deleted.Rows));
        Assert.Equal(30, await db.Lines.Within(ranges[0]).CountAsync(line => line.Text == "done"));
        Assert.Equal(0, await db.Lines.Within(ranges[1]).CountAsync());
        Assert.Equal(30, await db.Lines.Within(ranges[2]).CountAsync(line => line.Text != "done"));
    }

    [Fact]
    public async Task A_range_of_another_key_or_entity_is_refused()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var range = (await db.Items.SplitAsync(2))[0];

        var refused = Assert.Throws<PositionMismatchException>(() => db.Items.OrderBy(item => item.Rank).Within(range));
        Assert.Contains("before 'Within'", refused.Message, StringComparison.Ordinal);
        Assert.Throws<PositionMismatchException>(() => db.Lines.Within(range));
        Assert.Throws<PositionMismatchException>(() => db.Guids.Within(range));
    }

    [Fact]
    public async Task A_range_behind_Select_or_another_range_is_refused()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var range = (await db.Items.SplitAsync(3))[1];

        var behind = Assert.Throws<UnchunkableQueryException>(() => db.Items.Select(item => item.Name).Within(range));
        Assert.Contains("follows 'Select'", behind.Message, StringComparison.Ordinal);
        var twice = Assert.Throws<UnchunkableQueryException>(() => db.Items.Within(range).Within(range));
        Assert.Contains("SplitAsync", twice.Message, StringComparison.Ordinal);
        Assert.Throws<UnchunkableQueryException>(() => db.Items.Take(3).Within(range));
    }

    [Fact]
    public async Task A_position_belongs_to_its_range()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(40));
        var ranges = await db.Items.SplitAsync(2);
        Position? position = null;
        await foreach (var chunk in db.Items.Within(ranges[1]).InChunksAsync(5))
        {
            position = Position.Parse(chunk.After.ToString());
            break;
        }

        var options = new ChunkOptions { StartAfter = position };
        var rest = new List<int>();
        await foreach (var chunk in db.Items.Within(KeyRange.Parse(ranges[1].ToString())).InChunksAsync(options))
            rest.AddRange(chunk.Select(item => item.Id));

        Assert.Equal(Enumerable.Range(26, 15), rest);
        Assert.Throws<PositionMismatchException>(() => db.Items.Within(ranges[0]).InChunksAsync(options));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Ranges_share_one_text_and_one_compilation(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(80));
        var ranges = await db.Lines.SplitAsync(4);
        _ = await db.Lines.Within(ranges[1]).ToListAsync();
        database.Log.Clear();

        _ = await db.Lines.Within(ranges[2]).ToListAsync();

        Assert.Equal(0, database.Log.Compilations);
        Assert.DoesNotContain("20", Assert.Single(database.Log.Texts), StringComparison.Ordinal);
    }
}
