using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Keys;

public sealed class OrderByKeyTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(Engine.Sqlite);
    private readonly ShopContext _db;

    public OrderByKeyTests() => _db = _database.Open();

    public void Dispose()
    {
        _db.Dispose();
        _database.Dispose();
    }

    [Fact]
    public void The_primary_key_is_the_order() =>
        Assert.EndsWith("ORDER BY \"l\".\"Tenant\", \"l\".\"Flag\", \"l\".\"Number\"", Sql(_db.Lines.OrderByKey()));

    [Fact]
    public void The_missing_columns_of_the_primary_key_are_appended() =>
        Assert.EndsWith(
            "ORDER BY \"l\".\"Text\" DESC, \"l\".\"Number\", \"l\".\"Tenant\", \"l\".\"Flag\"",
            Sql(_db.Lines.OrderByKey(key => key.Descending(line => line.Text).Ascending(line => line.Number))));

    [Fact]
    public void An_earlier_order_is_replaced() =>
        Assert.EndsWith(
            "ORDER BY \"i\".\"Id\" DESC",
            Sql(_db.Items.OrderBy(item => item.Name).OrderByKey(key => key.Descending(item => item.Id))));

    [Fact]
    public void The_query_goes_on_as_any_other() =>
        Assert.Contains("LIMIT", Sql(_db.Items.Where(item => item.Active).OrderByKey().Take(3).Select(item => item.Name)));

    [Fact]
    public void A_shadow_property_and_a_boxed_column_are_columns() =>
        Assert.EndsWith(
            "ORDER BY \"i\".\"Hidden\", \"i\".\"Rank\", \"i\".\"Id\"",
            Sql(_db.Items.OrderByKey(key => key.Ascending(i => EF.Property<int>(i, "Hidden")).Ascending<object>(i => i.Rank))));

    [Fact]
    public void A_derived_entity_has_the_key_of_its_base() =>
        Assert.EndsWith(
            "ORDER BY \"a\".\"Barks\", \"a\".\"Id\"",
            Sql(_db.Animals.OfType<Dog>().OrderByKey(key => key.Ascending(dog => dog.Barks))));

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Chunks_follow_the_order_of_the_key(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Lines(31));
        var query = db.Lines.OrderByKey(key => key.Ascending(line => line.Flag).Descending(line => line.Number));

        Assert.Equal(
            await query.Select(line => line.Number).ToListAsync(),
            (await Reading.InChunks(query, 4)).Select(line => line.Number));
    }

    [Fact]
    public void What_cannot_be_a_key_is_refused()
    {
        Refused(UnchunkableReason.OrderedByExpression, () => _db.Items.OrderByKey(key => key.Ascending(item => item.Name + "x")));
        
        Refused(UnchunkableReason.NoPrimaryKey, () => _db.Reports.OrderByKey());
        Refused(UnchunkableReason.UnsupportedOperator, () => _db.Items.Select(item => item.Name).OrderByKey());
        Refused(UnchunkableReason.NotAnEntityQuery, () => new[] { new Item() }.AsQueryable().OrderByKey());
    }

    private static string Sql(IQueryable query) => query.ToQueryString();

    private static void Refused(UnchunkableReason reason, Func<object> call) =>
        Assert.Equal(reason, Assert.Throws<UnchunkableQueryException>(call).Reason);
}
