using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.AccumulatedEntities.AccumulatedEntitiesRule>;

namespace Rowbound.Analyzers.Tests.Rules.AccumulatedEntities;

public sealed class AccumulatedEntitiesTests
{
    [Theory, SyncAndAsync]
    public Task Entities_collected_for_each_row_of_a_table(Flavor flavor) => Verify.Warns($$"""
        var all = new List<Order>();
        {{flavor.ForEach("id", "db.Orders.Select(o => o.CustomerId)")}}
            all.[|AddRange|]({{flavor.Run("db.Orders.Where(o => o.CustomerId == id)", "ToList")}});
        Console.WriteLine(all.Count);
        """);

    [Theory, SyncAndAsync]
    public Task Entities_of_a_whole_table_collected_one_by_one(Flavor flavor) => Verify.Warns($$"""
        var all = new List<Order>();
        {{flavor.ForEach("order", "db.Orders")}}
            all.[|Add|](order);
        Console.WriteLine(all.Count);
        """);

    [Theory, SyncAndAsync]
    public Task Pages_of_a_table(Flavor flavor) => Verify.Warns($$"""
        var all = new List<Order>();
        for (var page = 0; ; page++)
        {
            var orders = {{flavor.Run("db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100)", "ToList")}};
            if (orders.Count == 0)
                break;
            all.[|AddRange|](orders);
        }
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task The_message_names_the_list_and_the_set() => Verify.Says(
        "'all' keeps whole entities of 'Orders' and grows with every turn of the loop",
        """
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all.Count);
        """);

    [Theory]
    [InlineData("List<Order> all = [];")]
    [InlineData("List<Order> all = new();")]
    [InlineData("var all = new List<Order>(1000);")]
    [InlineData("ICollection<Order> all = new List<Order>();")]
    [InlineData("IList<Order> all = new List<Order>();")]
    [InlineData("var all = new HashSet<Order>();")]
    public Task Whatever_the_collection(string declaration) => Verify.Warns($$"""
        {{declaration}}
        foreach (var order in db.Orders.AsNoTracking())
            all.[|Add|](order);
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task A_dictionary_that_is_filled() => Verify.Warns("""
        var byId = new Dictionary<int, Order>();
        foreach (var order in db.Orders)
            byId.[|Add|](order.Id, order);
        Console.WriteLine(byId[1].Total);
        """);

    [Theory, SyncAndAsync]
    public Task A_dictionary_of_which_entries_are_set(Flavor flavor) => Verify.Warns($$"""
        var byId = new Dictionary<int, Order>();
        {{flavor.ForEach("order", "db.Orders")}}
            [|byId[order.Id]|] = order;
        Console.WriteLine(byId.Count);
        """);

    [Fact]
    public Task A_list_that_is_returned() => Verify.Warns("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
            if (order.Total > 100)
                all.[|Add|](order);
        return all;
        """);

    [Theory]
    [InlineData("foreach (var id in new[] { 1, 2, 3 }) all.[|AddRange|](db.Orders.Where(o => o.CustomerId == id).ToList());")]
    [InlineData("foreach (var id in new[] { 1, 2, 3 }) all.[|AddRange|](db.Orders.Where(o => o.CustomerId == id));")]
    [InlineData("foreach (var id in new[] { 1, 2, 3 }) foreach (var order in db.Orders.Where(o => o.CustomerId == id)) all.[|Add|](order);")]
    [InlineData("for (var i = 0; i < 3; i++) all.[|AddRange|](db.Orders.Take(10).ToList());")]
    public Task The_turns_of_a_loop_that_goes_through_no_table(string loop) => Verify.Suggests($"var all = new List<Order>();\n{loop}\nConsole.WriteLine(all.Count);");

    [Fact]
    public Task A_loop_that_may_stop_early() => Verify.Suggests("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
        {
            all.[|Add|](order);
            if (all.Count == 100)
                break;
        }
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task A_table_of_which_growth_is_not_known() => Verify.Suggests("""
        var all = new List<Customer>();
        foreach (var customer in db.Customers)
            all.[|Add|](customer);
        Console.WriteLine(all.Count);
        """);

    // What does not grow, or is no entity.

    [Fact]
    public Task Values_are_fine() => Verify.Silent("""
        var all = new List<decimal>();
        foreach (var id in db.Orders.Select(o => o.CustomerId))
            all.AddRange(db.Orders.Where(o => o.CustomerId == id).Select(o => o.Total).ToList());
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task New_entities_are_fine() => Verify.Silent("""
        var all = new List<Order>();
        foreach (var id in db.Orders.Select(o => o.Id))
            all.Add(new Order { Id = id });
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task What_is_computed_of_rows_is_fine() => Verify.Silent("""
        var all = new List<string>();
        foreach (var order in db.Orders)
            all.Add(order.Number + order.Total);
        Console.WriteLine(all.Count);
        """);

    [Theory]
    [InlineData("foreach (var order in db.Orders.Take(10)) all.Add(order);")]
    [InlineData("foreach (var order in db.Orders.Where(o => o.CustomerId == 1)) all.Add(order);")]
    [InlineData("foreach (var order in db.Orders.Where(o => ids.Contains(o.Id))) all.Add(order);")]
    [InlineData("foreach (var chunk in ids.Chunk(2)) all.AddRange(db.Orders.Where(o => chunk.Contains(o.Id)).ToList());")]
    [InlineData("foreach (var id in ids) all.AddRange(db.Orders.Where(o => o.Id == id).ToList());")]
    [InlineData("foreach (var id in ids) all.Add(db.Orders.First(o => o.Id == id));")]
    [InlineData("all.AddRange(db.Orders.Where(o => o.CustomerId == 1).ToList());")]
    public Task Results_that_are_bounded_are_fine(string fill) => Verify.Silent($"var ids = new[] {{ 1, 2, 3 }};\nvar all = new List<Order>();\n{fill}\nConsole.WriteLine(all.Count);");

    [Fact]
    public Task A_list_of_one_turn_is_fine() => Verify.Silent("""
        foreach (var id in db.Customers.Select(c => c.Id))
        {
            var mine = new List<Order>();
            foreach (var order in db.Orders.Where(o => o.CustomerId == id))
                mine.Add(order);
            Console.WriteLine(mine.Count);
        }
        """);

    [Theory]
    [InlineData("batch.Clear();")]
    [InlineData("batch = new List<Order>();")]
    [InlineData("batch.RemoveRange(0, 100);")]
    public Task A_batch_that_is_emptied_is_fine(string empty) => Verify.Silent($$"""
        var batch = new List<Order>();
        foreach (var order in db.Orders)
        {
            batch.Add(order);
            if (batch.Count == 100)
            {
                Console.WriteLine(batch.Sum(o => o.Total));
                {{empty}}
            }
        }
        Console.WriteLine(batch.Count);
        """);

    [Fact]
    public Task A_queue_that_slides_over_the_rows_is_fine() => Verify.Silent("""
        var last = new Queue<Order>();
        foreach (var order in db.Orders)
        {
            last.Enqueue(order);
            if (last.Count > 10)
                last.Dequeue();
        }
        Console.WriteLine(last.Count);
        """);

    [Fact]
    public Task A_list_that_is_sorted_and_cut_is_not_cleared() => Verify.Warns("""
        var all = new List<Order>();
        foreach (var order in db.Orders)
            all.[|Add|](order);
        all.Sort((a, b) => a.Total.CompareTo(b.Total));
        all.Clear();
        """);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent("""
        var all = new List<Category>();
        foreach (var category in db.Categories)
            all.Add(category);
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task Two_queries_fill_one_list() => Verify.Warns("""
        var all = new List<Order>();
        foreach (var order in db.Orders.Where(o => !o.IsPaid))
            all.[|Add|](order);
        foreach (var order in db.Orders.Where(o => !o.IsPaid))
            all.[|Add|](order);
        Console.WriteLine(all.Count);
        """);

    [Fact]
    public Task A_list_that_is_no_local_is_not_followed() => Verify.SilentMember("""
        private readonly List<Order> _all = [];

        public void Fill(List<Order> given)
        {
            foreach (var order in db.Orders)
            {
                _all.Add(order);
                given.Add(order);
            }
        }
        """);

    [Fact]
    public Task A_look_alike_of_a_list_is_not_followed() => Verify.Silent(
        """
        var all = new Ledger();
        foreach (var order in db.Orders)
            all.Add(order);
        """,
        Setup.Default.WithFile("namespace Shop; public class Ledger { public void Add(Order order) => System.Console.WriteLine(order.Total); }"));

    [Fact]
    public Task A_seeder_is_fine() => Verify.SilentMember("""
        public void SeedOrders()
        {
            var all = new List<Order>();
            foreach (var order in db.Orders)
                all.Add(order);
        }
        """);
}
