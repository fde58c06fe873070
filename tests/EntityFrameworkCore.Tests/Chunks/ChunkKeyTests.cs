using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Chunks;

public class ChunkKeyTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task An_int_key_is_walked_in_order(Engine engine) =>
        IsWalked(engine, Reading.Items(23), db => db.Items, item => item.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_Guid_key_is_walked_in_the_order_of_the_database(Engine engine) =>
        IsWalked(engine, Enumerable.Range(0, 40).Select(_ => new GuidRow { Id = Guid.NewGuid() }), db => db.Guids, row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_string_key_is_walked_in_the_collation_of_the_database(Engine engine) =>
        IsWalked(
            engine,
            new[] { "b", "A", "a", "B", "Z", "_", "é", "10", "9", "a b", "ab", "a-b", "'", "" }
                .Select(id => new StringRow { Id = id }),
            db => db.Strings,
            row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task An_enum_that_is_stored_as_text_is_walked_as_text(Engine engine) =>
        IsWalked(engine, Enum.GetValues<Planet>().Select(id => new EnumRow { Id = id }), db => db.Enums, row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_strongly_typed_id_is_walked_by_its_stored_value(Engine engine) =>
        IsWalked(
            engine,
            Enumerable.Range(1, 23).Select(id => new TypedRow { Id = new OrderNumber(id) }),
            db => db.Typed,
            row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_byte_array_key_is_walked_in_order(Engine engine) =>
        IsWalked(
            engine,
            Enumerable.Range(1, 23).Select(id => new BytesRow { Id = [(byte)(id * 37), 1, (byte)id] }),
            db => db.Bytes,
            row => string.Join(',', row.Id));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_date_key_is_walked_to_the_microsecond(Engine engine) =>
        IsWalked(
            engine,
            Enumerable.Range(0, 23).Select(id => new DateRow { Id = DateTime.UnixEpoch.AddMicroseconds(id * 50_001) }),
            db => db.Dates,
            row => row.Id);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public Task A_composite_key_with_few_leading_values_is_walked_in_order(Engine engine) =>
        IsWalked(engine, Reading.Lines(47), db => db.Lines, line => (line.Tenant, line.Flag, line.Number));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Mixed_directions_are_walked_in_order(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(47));
        var query = db.Lines
            .OrderByDescending(line => line.Flag).ThenBy(line => line.Tenant).ThenByDescending(line => line.Number);

        var numbers = (await Reading.InChunks(query, 5)).Select(line => line.Number);

        Assert.Equal(await query.Select(line => line.Number).ToListAsync(), numbers);
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_order_that_is_not_unique_is_completed_by_the_primary_key(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(31));

        var items = await Reading.InChunks(db.Items.OrderBy(item => item.Category).ThenByDescending(item => item.Active), 4);

        var expected = await db.Items.OrderBy(item => item.Category).ThenByDescending(item => item.Active).ThenBy(item => item.Id)
            .Select(item => item.Id).ToListAsync();
        Assert.Equal(expected, items.Select(item => item.Id));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_shadow_property_can_lead_the_order(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(11));

        var items = await Reading.InChunks(db.Items.OrderBy(item => EF.Property<int>(item, "Hidden")), 3);

        Assert.Equal(11, items.Distinct().Count());
    }

    [Fact]
    public async Task What_follows_a_whole_key_in_the_order_is_left_out_even_when_it_can_be_null()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(5));

        Assert.Equal(5, (await Reading.InChunks(db.Items.OrderBy(item => item.Id).ThenBy(item => item.Note), 2)).Count);
        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("\"Note\" >", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_the_provider_cannot_compare_is_walked_through_a_converter()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Enumerable.Range(1, 9).Select(number => new Measurement
        {
            Ticks = DateTimeOffset.UnixEpoch.AddHours(number),
        }));

        var rows = await Reading.InChunks(db.Measurements.OrderByDescending(row => row.Ticks), 2);

        Assert.Equal([9, 8, 7, 6, 5, 4, 3, 2, 1], rows.Select(row => row.Id));
    }

    [Fact]
    public async Task What_SQLite_cannot_compare_is_walked_on_PostgreSQL()
    {
        using var database = TestDatabase.On(Engine.PostgreSql);
        await using var db = database.With(Enumerable.Range(1, 9).Select(number => new Measurement
        {
            Price = number / 4m,
            At = DateTimeOffset.UnixEpoch.AddMicroseconds(number * 333_333),
            Took = TimeSpan.FromMicroseconds(number * 7),
            Counter = ulong.MaxValue - (ulong)number,
        }));

        foreach (var query in new[]
        {
            db.Measurements.OrderBy(row => row.Price),
            db.Measurements.OrderBy(row => row.At),
            db.Measurements.OrderBy(row => row.Took),
            db.Measurements.OrderByDescending(row => row.Counter),
        })
        {
            Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], (await Reading.InChunks(query, 2)).Select(row => row.Id));
        }
    }

    [Fact]
    public async Task A_column_named_through_an_interface_is_a_column()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(12));

        var items = await Reading.InChunks(ByRank(db.Items), 5);

        Assert.Equal(items.OrderBy(item => item.Rank).ThenBy(item => item.Id), items);
    }

    private static IQueryable<T> ByRank<T>(IQueryable<T> query)
        where T : class, IRanked
        => query.Where(row => row.Rank >= 0).OrderBy(row => row.Rank);

    private static async Task IsWalked<T, TId>(
        Engine engine, IEnumerable<object> rows, Func<ShopContext, IQueryable<T>> query, Func<T, TId> id)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(rows);
        var expected = (await query(db).OrderByKey().ToListAsync()).Select(id).ToList();
        Assert.NotEmpty(expected);

        foreach (var size in new[] { 1, 3, expected.Count, 1000 })
            Assert.Equal(expected, (await Reading.InChunks(query(db), size)).Select(id));
    }
}
