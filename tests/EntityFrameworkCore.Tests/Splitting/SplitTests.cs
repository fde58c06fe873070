using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Splitting;

public class SplitTests
{
    private static readonly IEnumerable<int> Numbers = Enumerable.Range(1, 500);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_int_once(Engine engine) =>
        IsSharedOut(engine, Reading.Items(500), db => db.Items, item => item.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_Guid_once(Engine engine) =>
        IsSharedOut(engine, Numbers.Select(_ => new GuidRow { Id = Guid.NewGuid() }), db => db.Guids, row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_string_once(Engine engine) => IsSharedOut(
        engine, Numbers.Select(number => new StringRow { Id = $"{(char)('A' + (number % 50))}é\"{number}" }), db => db.Strings, row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_strongly_typed_id_once(Engine engine) => IsSharedOut(
        engine, Numbers.Select(number => new TypedRow { Id = new OrderNumber(number * number) }), db => db.Typed, row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_byte_array_once(Engine engine) => IsSharedOut(
        engine, Numbers.Select(number => new BytesRow { Id = [(byte)(number * 7), (byte)(number >> 8), 0] }), db => db.Bytes, row => Convert.ToHexString(row.Id));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_date_once(Engine engine) => IsSharedOut(
        engine, Numbers.Select(number => new DateRow { Id = DateTime.UnixEpoch.AddMinutes(number) }), db => db.Dates, row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_composite_key_once(Engine engine) =>
        IsSharedOut(engine, Reading.Lines(500), db => db.Lines, line => (line.Tenant, line.Flag, line.Number));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_row_once_in_an_order_of_mixed_directions(Engine engine) => IsSharedOut(
        engine,
        Reading.Lines(500),
        db => db.Lines.OrderByDescending(line => line.Flag).ThenBy(line => line.Tenant),
        line => (line.Tenant, line.Flag, line.Number));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_row_once_in_an_order_with_nulls(Engine engine) =>
        IsSharedOut(engine, Reading.Items(500), db => db.Items.OrderByDescending(item => item.Note), item => item.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task Workers_see_every_row_that_a_filter_picks(Engine engine) => IsSharedOut(
        engine, Reading.Items(500), db => db.Items.Where(item => item.Rank > 1 && item.Active), item => item.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Boundaries_cover_what_is_inserted_later_at_both_ends(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Numbers.Select(number => new TypedRow { Id = new OrderNumber(number) }));
        var ranges = await db.Typed.SplitAsync(3);

        await using var later = database.With(Typed(-7), Typed(0), Typed(9_999));

        var seen = new List<int>();
        foreach (var range in ranges)
            seen.AddRange((await later.Typed.Within(range).ToListAsync()).Select(row => row.Id.Value));
        Assert.Equal([-7, 0, .. Numbers, 9_999], seen.Order());
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Fewer_rows_than_parts_make_fewer_ranges(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Typed(1), Typed(2), Typed(3));

        var ranges = await db.Typed.SplitAsync(100);

        Assert.Equal(3, ranges.Count);
        for (var i = 0; i < 3; i++)
            Assert.Equal(i + 1, (await db.Typed.Within(ranges[i]).SingleAsync()).Id.Value);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_table_without_rows_is_one_range_without_ends(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.Open();

        var all = Assert.Single(await db.Lines.SplitAsync(8));

        Assert.Null(all.After);
        Assert.Null(all.UpTo);
    }

    [Fact]
    public async Task One_part_is_asked_of_nobody()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();

        Assert.Single(await db.Lines.SplitAsync(1));

        Assert.Empty(database.Log.Statements);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_range_is_split_into_ranges_that_lie_in_it(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(500));
        var halves = await db.Lines.SplitAsync(2);
        var rest = halves[1];

        var parts = await db.Lines.Within(halves[0]).SplitAsync(5);

        Assert.Equal(5, parts.Count);
        var counts = new List<int>();
        foreach (var part in parts)
            counts.Add(await db.Lines.Within(part).CountAsync());
        Assert.Equal([50, 50, 50, 50, 50], counts);
        Assert.Null(parts[0].After);
        Assert.Equal(rest.After, parts[^1].UpTo);
    }

    [Fact]
    public async Task A_query_within_a_range_by_another_key_is_split_by_its_own()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(100));
        var half = (await db.Items.SplitAsync(2))[1];
        var query = db.Items.Within(half).OrderBy(item => item.Rank);

        var ids = new List<int>();
        foreach (var range in await query.SplitAsync(4))
            ids.AddRange((await Reading.InChunks(query.Within(range), 3)).Select(item => item.Id));

        Assert.Equal(Enumerable.Range(51, 50), ids.Order());
    }

    [Fact]
    public async Task Parts_and_shapes_that_make_no_sense_are_refused_at_the_call()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();

        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = db.Items.SplitAsync(0); });
        Assert.Throws<ArgumentNullException>(() => { _ = ((IQueryable<Item>)null!).SplitAsync(1); }); // '!': what is tested
        Assert.Throws<UnchunkableQueryException>(() => { _ = db.Items.Take(9).SplitAsync(2); });
        Assert.Throws<UnchunkableQueryException>(() => { _ = db.Reports.SplitAsync(2); });
        var closed = database.Open();
        var query = closed.Items;
        await closed.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => { _ = query.SplitAsync(2); });
    }

    [Fact]
    public async Task A_token_that_is_cancelled_ends_the_split()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Items.SplitAsync(2, new CancellationToken(canceled: true)));

        Assert.Empty(database.Log.Statements);
    }

    private static TypedRow Typed(int id) => new() { Id = new OrderNumber(id) };

    /// <summary>Ranges go to workers as text; each reads its own on a context of its own, all at the same time.</summary>
    private static async Task IsSharedOut<T, TKey>(
        Engine engine, IEnumerable<object> rows, Func<ShopContext, IQueryable<T>> query, Func<T, TKey> key)
        where T : class
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(rows);
        var expected = (await query(db).AsNoTracking().ToListAsync()).ConvertAll(row => key(row));

        var ranges = JsonSerializer.Serialize(await query(db).SplitAsync(4));

        var seen = new ConcurrentBag<TKey>();
        var counts = new ConcurrentBag<int>();
        await Task.WhenAll(JsonSerializer.Deserialize<List<KeyRange>>(ranges)!.Select(range => Task.Run(async () => // '!': it was written above
        {
            await using var own = database.Open();
            var count = 0;
            await foreach (var chunk in query(own).AsNoTracking().Within(range).InChunksAsync(7))
            {
                count += chunk.Count;
                foreach (var row in chunk)
                    seen.Add(key(row));
            }

            counts.Add(count);
        })));

        Assert.Equal(4, counts.Count);
        Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        Assert.Equal(expected.Count, seen.Count);
        Assert.Equal(expected.ToHashSet(), seen.ToHashSet());
    }
}
