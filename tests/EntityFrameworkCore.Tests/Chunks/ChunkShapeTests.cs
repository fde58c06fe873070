using Microsoft.EntityFrameworkCore;
using Rowbound.Harness;

namespace Rowbound.Chunks;

public class ChunkShapeTests
{
    private sealed record Named(string Name, int Rank);

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_projection_need_not_contain_the_key(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(17));
        var names = await db.Items.OrderBy(item => item.Id).Select(item => item.Name).ToListAsync();

        Assert.Equal(names, await Reading.InChunks(db.Items.Select(item => item.Name), 4));
        Assert.Equal(names, (await Reading.InChunks(db.Items.Select(item => new { item.Name }), 4)).Select(row => row.Name));
        Assert.Equal(
            names, (await Reading.InChunks(db.Items.Select(item => new Named(item.Name, item.Rank)), 4)).Select(row => row.Name));
        Assert.Equal(17, (await Reading.InChunks(db.Items.Select(item => item.Rank), 4)).Count);
        Assert.Equal(4, (await Reading.InChunks(db.Items.Select(item => item.Note), 4)).Count(note => note is null));
        Assert.DoesNotContain(database.Log.Texts, text => text.Contains("\"Category\"", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Operators_behind_a_Select_are_applied_to_the_row_before_it(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(30));
        var query = db.Items.Select(item => new { item.Rank, Label = item.Name + "!" })
            .Where(row => row.Rank > 1 && row.Label != "item 7!")
            .OrderByDescending(row => row.Rank)
            .Select(row => row.Label);

        var labels = await Reading.InChunks(query.TagWith("tagged"), 4);

        Assert.Equal(17, labels.Count);
        Assert.Equal("item 4!", labels[0]);
        Assert.Equal((await query.ToListAsync()).Order(), labels.Order());
        Assert.All(database.Log.Texts.SkipLast(1), text => Assert.StartsWith("-- tagged", text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_filter_keeps_chunks_full(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Reading.Items(40));
        var rank = 3;

        var items = await Reading.InChunks(db.Items.Where(item => item.Rank == rank && item.Category == Category.Books), 2);

        Assert.Equal([13, 28], items.Select(item => item.Id));
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Included_rows_come_with_their_chunk(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Enumerable.Range(1, 7).Select(number => new Order
        {
            Customer = new Customer { Name = $"customer {number}" },
            Lines = { new OrderLine(), new OrderLine() },
        }));
        var query = db.Orders.Include(order => order.Customer).Include(order => order.Lines).AsNoTracking();

        foreach (var orders in new[] { await Reading.InChunks(query, 3), await Reading.InChunks(query.AsSplitQuery(), 3) })
        {
            Assert.Equal(7, orders.Count);
            Assert.All(orders, order => Assert.Equal((2, $"customer {order.Id}"), (order.Lines.Count, order.Customer.Name)));
        }
    }

    [Theory, MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_projected_collection_comes_whole(Engine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var db = database.With(Enumerable.Range(1, 7).Select(number => new Order
        {
            Customer = new Customer { Name = $"customer {number}" },
            Lines = { new OrderLine(), new OrderLine() },
        }));
        var query = db.Orders.Select(order => new { order.Customer.Name, Lines = order.Lines.Select(line => line.Id).ToList() });

        foreach (var rows in new[] { await Reading.InChunks(query, 3), await Reading.InChunks(query.AsSplitQuery(), 3) })
            Assert.Equal((7, 14), (rows.Count, rows.SelectMany(row => row.Lines).Distinct().Count()));
    }

    [Fact]
    public async Task Rows_read_through_a_navigation_are_counted_by_the_root()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        var customer = new Customer { Name = "one" };
        await using var db = database.With(Enumerable.Range(1, 7).Select(_ => new Order { Customer = customer }));

        Assert.Equal(7, (await Reading.InChunks(db.Orders.Select(order => order.Customer), 3)).Count);
        Assert.Equal(7, (await Reading.InChunks(db.Orders.Select(order => order.Customer.Name), 3)).Count);
    }

    [Fact]
    public async Task A_derived_type_is_walked_by_the_key_of_its_base()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(
            Enumerable.Range(1, 10).Select(number => number % 2 == 0 ? new Dog { Barks = -number } : new Animal()));

        Assert.Equal(5, (await Reading.InChunks(db.Animals.OfType<Dog>(), 2)).Count);
        var dogs = await Reading.InChunks(db.Animals.OfType<Dog>().OrderBy(dog => dog.Barks), 2);
        Assert.Equal([-10, -8, -6, -4, -2], dogs.Select(dog => dog.Barks));
        Assert.Equal(10, (await Reading.InChunks<object>(db.Animals, 3)).Count);
    }

    [Fact]
    public async Task Query_filters_keep_applying_until_they_are_ignored()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Enumerable.Range(1, 10).Select(number => new Document { Deleted = number > 6 }));

        Assert.Equal(6, (await Reading.InChunks(db.Documents, 4)).Count);
        Assert.Equal(10, (await Reading.InChunks(db.Documents.IgnoreQueryFilters(), 4)).Count);
    }

    [Fact]
    public async Task The_tracking_of_the_query_holds()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(5));

        await Reading.InChunks(db.Items.AsNoTracking(), 2);
        Assert.Empty(db.ChangeTracker.Entries());
        await Reading.InChunks(db.Items, 2);
        Assert.Equal(5, db.ChangeTracker.Entries().Count());
    }

    [Fact]
    public async Task Query_syntax_is_read_like_method_syntax()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(12));
        var query = from item in db.Items
                    let label = item.Name + "?"
                    where label != "item 3?"
                    orderby item.Rank descending, item.Id
                    select new { label, item.Rank };

        Assert.Equal(await query.ToListAsync(), await Reading.InChunks(query, 5));
    }

    [Fact]
    public async Task An_empty_table_yields_no_chunk()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.Open();

        Assert.Empty(await Reading.All(db.Items.InChunksAsync()));
        Assert.Single(database.Log.Statements);
    }

    [Fact]
    public async Task A_table_of_exactly_one_chunk_yields_one()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(4));

        Assert.Equal(4, Assert.Single(await Reading.All(db.Items.InChunksAsync(4))).Count);
    }

    [Fact]
    public async Task The_same_run_can_be_enumerated_twice_at_a_time()
    {
        using var database = TestDatabase.On(Engine.Sqlite);
        await using var db = database.With(Reading.Items(9));
        var run = db.Items.AsNoTracking().InChunksAsync(2);
        var pairs = 0;

        await foreach (var outer in run)
        {
            await foreach (var inner in run)
                pairs += outer.Count * inner.Count;
        }

        Assert.Equal(81, pairs);
    }
}
