using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.DoubleBuffer.DoubleBufferRule>;

namespace Rowbound.Analyzers.Tests.Rules.DoubleBuffer;

public sealed class DoubleBufferTests
{
    [Theory, SyncAndAsync]
    public Task A_dictionary_of_a_list(Flavor flavor) =>
        Verify.Warns($"return {flavor.RunInside("db.Orders.AsNoTracking()", "[|ToList|]")}.ToDictionary(o => o.Id);");

    [Theory, SyncAndAsync]
    public Task A_set_of_a_list_in_a_local(Flavor flavor) => Verify.Warns($"""
        var ids = {flavor.Run("db.Orders.Select(o => o.CustomerId)", "[|ToList|]")};
        return ids.ToHashSet();
        """);

    [Theory]
    [InlineData("db.Orders.[|ToList|]().ToList()")]
    [InlineData("db.Orders.[|ToList|]().ToArray()")]
    [InlineData("db.Orders.[|ToArray|]().ToArray()")]
    [InlineData("db.Orders.[|ToArray|]().ToList()")]
    [InlineData("db.Orders.[|ToList|]().ToHashSet()")]
    [InlineData("db.Orders.[|ToList|]().ToDictionary(o => o.Id, o => o.Total)")]
    [InlineData("db.Orders.[|ToList|]().ToLookup(o => o.CustomerId)")]
    [InlineData("new List<Order>(db.Orders.[|ToList|]())")]
    [InlineData("new HashSet<int>(db.Orders.Select(o => o.Id).[|ToArray|]())")]
    [InlineData("(await db.Orders.[|ToArrayAsync|]()).ToList()")]
    [InlineData("new List<Order>(await db.Orders.[|ToListAsync|](cancellationToken))")]
    [InlineData("new HashSet<int>(await db.Orders.Select(o => o.Id).[|ToListAsync|]())")]
    [InlineData("(await db.Orders.[|ToListAsync|]().ConfigureAwait(false)).ToDictionary(o => o.Id)")]
    public Task Other_collections(string copy) => Verify.Warns($"return {copy};");

    [Fact]
    public Task A_collection_expression() => Verify.WarnsMember("""
        public List<Order> List() => [.. db.Orders.[|ToList|]()];
        public Order[] Array() => [.. db.Orders.[|ToList|]()];
        """);

    [Fact]
    public Task A_condition_that_leaves_a_share_of_the_table() =>
        Verify.Suggests("return db.Orders.Where(o => o.IsPaid).[|ToList|]().ToDictionary(o => o.Id);");

    [Fact]
    public Task A_table_that_is_not_known_to_grow_is_a_suggestion() =>
        Verify.Suggests("return db.Countries.[|ToList|]().ToDictionary(c => c.Code);");

    [Theory]
    [InlineData("db.Orders.Take(10)")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 5)")]
    [InlineData("db.Categories")]
    [InlineData("db.Orders.GroupBy(o => o.CustomerId).Select(g => new { Id = g.Key, Count = g.Count() })")]
    public Task A_query_that_is_bounded_small_or_of_unknown_size(string query) =>
        Verify.Silent($"return {query}.ToList().ToDictionary(r => r.Id);");

    [Fact]
    public Task A_list_that_is_used_otherwise_too() => Verify.Silent("""
        var orders = db.Orders.ToList();
        Console.WriteLine(orders.Count);
        return orders.ToDictionary(o => o.Id);
        """);

    [Fact]
    public Task A_list_that_each_turn_of_a_loop_copies() => Verify.Silent("""
        var orders = db.Orders.ToList();
        for (var i = 0; i < 3; i++)
            Console.WriteLine(orders.ToHashSet().Count);
        """);

    [Fact]
    public Task A_list_that_a_lambda_copies() => Verify.Silent("""
        var orders = db.Orders.ToList();
        Func<object> later = () => orders.ToHashSet();
        return later();
        """);

    [Fact]
    public Task Rows_that_are_chosen_before_they_are_copied() =>
        Verify.Silent("return db.Orders.ToList().Where(o => o.IsPaid).ToDictionary(o => o.Id);");

    [Fact]
    public Task Rows_that_are_grouped() =>
        Verify.Silent("return db.Orders.ToList().GroupBy(o => o.CustomerId).ToDictionary(g => g.Key, g => g.Count());");

    [Fact]
    public Task An_array_that_EF_Core_would_make_of_a_list_itself() =>
        Verify.Silent("return (await db.Orders.ToListAsync()).ToArray();");

    [Fact]
    public Task A_lookup_that_EF_Core_does_not_make_asynchronously() =>
        Verify.Silent("return (await db.Orders.ToListAsync()).ToLookup(o => o.CustomerId);");

    [Fact]
    public Task A_dictionary_of_pairs() => Verify.Silent(
        "return db.Orders.Select(o => new KeyValuePair<int, decimal>(o.Id, o.Total)).ToList().ToDictionary();");

    [Fact]
    public Task A_collection_of_a_base_type() => Verify.SilentMember("""
        public object Objects() => new List<object>(db.Orders.ToList());
        public object[] Array() => [.. db.Orders.ToList()];
        """);

    [Fact]
    public Task A_collection_with_more_in_it() => Verify.SilentMember("""
        public List<int> All() => [0, .. db.Orders.Select(o => o.Id).ToList()];
        public List<int> More() => new(db.Orders.Select(o => o.Id).ToList()) { 0 };
        """);

    [Fact]
    public Task A_list_that_is_added_to_another_one() => Verify.Silent("""
        var ids = new List<int> { 0 };
        ids.AddRange(db.Orders.Select(o => o.Id).ToList());
        return ids;
        """);

    [Fact]
    public Task A_task_that_is_awaited_later() => Verify.Silent("""
        var loading = db.Orders.ToListAsync();
        return (await loading).ToDictionary(o => o.Id);
        """);

    [Fact]
    public Task A_list_in_memory() => Verify.SilentMember("public object Run(List<Order> orders) => orders.ToList().ToDictionary(o => o.Id);");

    [Fact]
    public Task A_query_inside_another_one() => Verify.Silent(
        "return db.Customers.Where(c => c.Id == 5).Select(c => new { c.Name, Ids = c.Orders.ToList().ToList() }).First();");

    [Fact]
    public Task Tests_may_load_tables() =>
        Verify.Silent("return db.Orders.ToList().ToDictionary(o => o.Id);", Setup.Default.AsTestProject());

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "All rows of 'Orders' are held twice: in one collection, and in another one that is made of it",
        "return db.Orders.[|ToList|]().ToDictionary(o => o.Id);");
}
