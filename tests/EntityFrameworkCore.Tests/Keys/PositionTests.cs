using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Keys;

public class PositionTests
{
    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_run_goes_on_behind_the_text_of_a_position(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (var db = database.With(Reading.Lines(47)))
        {
            var all = (await Reading.InChunks(db.Lines, 100)).Select(line => line.Number).ToList();
            string position;
            await using (var chunks = db.Lines.InChunksAsync(19).GetAsyncEnumerator())
            {
                Assert.True(await chunks.MoveNextAsync());
                position = chunks.Current.After.ToString();
            }

            await using var other = database.Open();
            var rest = await Numbers(other.Lines.InChunksAsync(new ChunkOptions { StartAfter = Position.Parse(position) }));
            Assert.Equal(all.Skip(19), rest);
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Positions_of_every_kind_of_key_come_back(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(
            new GuidRow { Id = Guid.NewGuid() },
            new StringRow { Id = "é\"\\\n:" },
            new EnumRow { Id = Planet.Mars },
            new TypedRow { Id = new OrderNumber(7) },
            new BytesRow { Id = [0, 255, 7] },
            new DateRow { Id = DateTime.UnixEpoch.AddMicroseconds(123_456_789) });

        await ComesBack(db.Guids);
        await ComesBack(db.Strings);
        await ComesBack(db.Enums);
        await ComesBack(db.Typed);
        await ComesBack(db.Bytes);
        await ComesBack(db.Dates);
    }

    [Fact]
    public void What_a_column_stores_comes_back_exactly()
    {
        object?[] values =
        [
            true, (byte)255, (sbyte)-1, short.MinValue, ushort.MaxValue, int.MinValue, uint.MaxValue, 9_007_199_254_740_993L, ulong.MaxValue,
            1.10m, 0.1f, 0.1d, 'é', "", "a:b", Guid.NewGuid(), DateTime.UtcNow, DateTime.Now,
            new DateTime(5, DateTimeKind.Unspecified), DateTimeOffset.Now, new DateOnly(2024, 2, 29), new TimeOnly(5),
            TimeSpan.FromTicks(-7), null,
        ];
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.All(values, value => Assert.Equal(value, StoredValue.Read(StoredValue.Write(value))));
            Assert.All(values.OfType<DateTime>(), date => Assert.Equal(date.Kind, ((DateTime)StoredValue.Read(StoredValue.Write(date))!).Kind)); // '!': a date
            Assert.Equal("Decimal:1.10", StoredValue.Write(1.10m));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_type_without_exact_text_is_refused_when_it_is_written() => Assert.Contains(
        "value converter",
        Assert.Throws<NotSupportedException>(() => StoredValue.Write(new Version(1, 2))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task Another_query_key_or_value_is_refused_with_both_fingerprints()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var position = await FirstPosition(Active(db, 1));

        Assert.NotEmpty(Active(db, 1).InChunksAsync(Behind(position)).ToString()!); // '!': it has a name
        foreach (var query in new[]
        {
            Active(db, 2),
            db.Items,
            Active(db, 1).OrderBy(item => item.Rank),
            Active(db, 1).OrderByDescending(item => item.Id),
            Active(db, 1).IgnoreQueryFilters(),
        })
        {
            var exception = Assert.Throws<PositionMismatchException>(() => query.InChunksAsync(Behind(position)));
            Assert.Contains(exception.Expected, exception.Message, StringComparison.Ordinal);
            Assert.Contains(exception.Actual, exception.Message, StringComparison.Ordinal);
            Assert.NotEqual(exception.Expected, exception.Actual);
        }

        Assert.Throws<PositionMismatchException>(() => db.Lines.InChunksAsync(Behind(position)));
    }

    [Fact]
    public async Task How_rows_are_loaded_does_not_change_where_they_are()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var position = await FirstPosition(Active(db, 1));

        _ = Active(db, 1).AsNoTracking().TagWith("again").InChunksAsync(Behind(position));
        _ = Active(db, 1).Select(item => item.Name).InChunksAsync(Behind(position));
    }

    [Fact]
    public void What_is_not_a_position_is_a_format_error()
    {
        foreach (var text in new[] { "", "7", "{}", "[]", "{\"v\":2,\"key\":\"a\",\"after\":[]}", "{\"v\":1,\"key\":\"a\"}", "{\"v\":1,\"key\":\"a\",\"after\":[\"Version:1\"]}" })
        {
            Assert.Throws<FormatException>(() => Position.Parse(text));
            Assert.False(Position.TryParse(text, out _));
        }

        Assert.Contains(
            "version 1", Assert.Throws<FormatException>(() => Position.Parse("{\"v\":2,\"key\":\"a\"}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_is_a_value_and_a_string_in_JSON()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var position = await FirstPosition(db.Items);

        var json = JsonSerializer.Serialize(position);

        Assert.Equal(JsonValueKind.String, JsonDocument.Parse(json).RootElement.ValueKind);
        Assert.Equal(position, JsonSerializer.Deserialize<Position>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Position>("\"x\""));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_captured_end_leaves_out_what_is_inserted_behind_it(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(20));

        Assert.Equal(20, (await Numbers(Growing(database, db, UpperBound.Captured))).Count);
        Assert.Equal(20 + 1 + 7, (await Numbers(Growing(database, db, UpperBound.Open))).Count);
    }

    private static async IAsyncEnumerable<Chunk<Line>> Growing(TestDatabase database, ShopContext db, UpperBound bound)
    {
        var first = await db.Lines.CountAsync();
        await foreach (var chunk in db.Lines.AsNoTracking().InChunksAsync(new ChunkOptions { Size = 3, UpperBound = bound }))
        {
            yield return chunk;
            if (bound == UpperBound.Captured && chunk.Index > 0)
                continue;
            if (await db.Lines.CountAsync() > first + 6)
                continue;

            await using var other = database.Open();
            other.Add(new Line { Tenant = 9, Number = 1000 + chunk.Index + first });
            await other.SaveChangesAsync();
        }
    }

    private static IQueryable<Item> Active(ShopContext db, int rank) => db.Items.Where(item => item.Rank >= rank);

    private static ChunkOptions Behind(Position position) => new() { StartAfter = position };

    private static async Task<Position> FirstPosition<T>(IQueryable<T> query)
    {
        await foreach (var chunk in query.InChunksAsync(1))
            return Position.Parse(chunk.After.ToString());
        throw new InvalidOperationException("The query should have a row.");
    }

    private static async Task ComesBack<T>(IQueryable<T> query)
    {
        var position = await FirstPosition(query);
        Assert.Equal(position, Position.Parse(position.ToString()));
        await foreach (var _ in query.InChunksAsync(Behind(position)))
            Assert.Fail("There is one row, and the position stands behind it.");
    }

    private static async Task<List<int>> Numbers(IAsyncEnumerable<Chunk<Line>> chunks)
    {
        var numbers = new List<int>();
        await foreach (var chunk in chunks)
            numbers.AddRange(chunk.Select(line => line.Number));
        return numbers;
    }
}
