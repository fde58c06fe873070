using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnboundedBuffer;

public sealed class UnboundedBufferTests
{
    [Theory, SyncAndAsync]
    public Task A_whole_table_that_is_returned(Flavor flavor) =>
        Verify.Warns($"return {flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")};");

    [Theory]
    [InlineData("db.Orders.[|ToArray|]()")]
    [InlineData("db.Orders.[|ToHashSet|]()")]
    [InlineData("db.Orders.[|ToDictionary|](o => o.Id)")]
    [InlineData("db.Orders.[|ToLookup|](o => o.CustomerId)")]
    [InlineData("[|new List<Order>(db.Orders)|]")]
    [InlineData("[|new HashSet<int>(db.Orders.Select(o => o.Id))|]")]
    [InlineData("db.Orders.Where(o => !o.IsPaid).[|ToList|]()")]
    [InlineData("db.Orders.Skip(10).[|ToList|]()")]
    [InlineData("db.Orders.Take(20000).[|ToList|]()")]
    [InlineData("db.Orders.Select(o => o.Id).[|ToList|]()")]
    [InlineData("(from o in db.Orders where !o.IsPaid select o).[|ToList|]()")]
    [InlineData("db.Set<Order>().[|ToList|]()")]
    [InlineData("db.Orders.Include(o => o.Lines).[|ToList|]()")]
    public Task Other_collections_and_queries(string collection) => Verify.Warns($"return {collection};");

    [Fact]
    public Task A_collection_expression() => Verify.WarnsMember("public List<Order> All() => [[|.. db.Orders|]];");

    [Fact]
    public Task A_list_that_is_filled_and_returned() => Verify.Flags("""
        var all = new List<int>();
        all.[|AddRange|](db.Orders.Select(o => o.Id));
        return all;
        """);

    [Fact]
    public Task Entities_that_are_loaded_for_the_tracker() => Verify.Warns("db.Orders.[|Load|]();");

    [Fact]
    public Task A_collection_that_is_kept_in_a_field() => Verify.WarnsMember("""
        private List<Order> _orders = [];
        public void Fill() => _orders = db.Orders.[|ToList|]();
        public int Count => _orders.Count;
        """);

    [Fact]
    public Task A_collection_that_is_kept_for_ever_is_another_rule() => Verify.SilentMember("""
        private static List<Order> s_orders = [];
        public void Fill() => s_orders = db.Orders.ToList();
        """);

    [Fact]
    public Task A_list_that_each_turn_of_a_loop_runs_over() => Verify.Warns("""
        var orders = db.Orders.AsNoTracking().[|ToList|]();
        for (var i = 0; i < 3; i++)
        {
            foreach (var order in orders)
                Console.WriteLine(order.Total * i);
        }
        """);

    [Fact]
    public Task A_list_that_is_looked_up_in_each_turn_of_a_loop() => Verify.Warns("""
        var customers = db.Orders.AsNoTracking().[|ToList|]();
        foreach (var id in new[] { 1, 2 })
            Console.WriteLine(customers.First(c => c.Id == id).Total);
        """);

    [Fact]
    public Task A_set_that_one_loop_runs_over() => Verify.Warns("""
        foreach (var order in db.Orders.[|ToHashSet|]())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_call_behind_a_question_mark() => Verify.Warns("""
        ShopContext? maybe = db;
        foreach (var order in maybe?.Orders.AsNoTracking().[|ToList|]() ?? [])
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_task_that_is_not_awaited_on_the_spot() => Verify.Warns("""
        var loading = db.Orders.[|ToListAsync|]();
        foreach (var order in await loading)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_table_that_is_not_known_to_grow_is_a_suggestion() => Verify.Suggests("return db.Countries.[|ToList|]();");

    [Theory]
    [InlineData("db.Orders.Take(10)")]
    [InlineData("db.Orders.Take(size)")]
    [InlineData("db.Orders.Where(o => o.Id == 5)")]
    [InlineData("db.Orders.Where(o => o.Id.Equals(size))")]
    [InlineData("db.Orders.Where(o => o.Id == 5 || o.Id == 6)")]
    [InlineData("db.Orders.Where(o => o.CustomerId == size)")]
    [InlineData("db.Orders.Where(o => o.IsPaid && o.CustomerId == size)")]
    [InlineData("db.OrderLines.Where(l => l.Order == order)")]
    [InlineData("db.OrderLines.Where(l => l.Order.Id == size)")]
    [InlineData("db.OrderLines.Where(l => l.Order.CustomerId == size)")]
    [InlineData("db.Orders.Where(o => ids.Contains(o.Id))")]
    [InlineData("db.OrderLines.Where(l => ids.Contains(l.OrderId))")]
    [InlineData("db.AccessTokens.Where(t => t.Token == text)")]
    [InlineData("db.Stock.Where(s => s.WarehouseId == 1 && s.ProductId == 2)")]
    [InlineData("db.Entry(order).Collection(o => o.Lines).Query()")]
    public Task A_query_that_is_bounded(string query) => Verify.SilentMember($$"""
        public object Run(int size, string text, List<int> ids, Order order) => {{query}}.ToList();
        """);

    [Theory]
    [InlineData("db.Orders.Select(o => o.Status).Distinct()")]
    [InlineData("db.Orders.GroupBy(o => o.Status).Select(g => g.Count())")]
    [InlineData("db.Orders.FromSqlRaw(\"select * from Orders\")")]
    [InlineData("db.Orders.SelectMany(o => o.Lines)")]
    [InlineData("db.Orders.Join(db.Customers, o => o.CustomerId, c => c.Id, (o, c) => c)")]
    [InlineData("db.Orders.Union(db.Orders)")]
    public Task A_query_with_an_unknown_number_of_rows(string query) => Verify.Silent($"return {query}.ToList();");

    [Theory]
    [InlineData("db.Orders.Where(o => !o.IsPaid)")]
    [InlineData("db.Orders.Where(o => o.Note != null)")]
    [InlineData("db.Orders.Where(o => !string.IsNullOrEmpty(o.Note) && o.Status != OrderStatus.Cancelled)")]
    [InlineData("db.Orders.Where(o => o.Id == 5 || !o.IsPaid)")]
    public Task A_condition_that_leaves_most_of_the_table(string query) => Verify.Warns($"return {query}.[|ToList|]();");

    [Theory]
    [InlineData("db.Orders.Where(o => o.IsPaid)")]
    [InlineData("db.Orders.Where(o => o.Note == null)")]
    [InlineData("db.Orders.Where(o => o.Id > 5)")]
    [InlineData("db.Orders.Where(o => o.Id == o.CustomerId)")]
    [InlineData("db.Orders.Where(o => o.Id == 5 || o.IsPaid)")]
    [InlineData("db.Orders.Where(o => o.Status == OrderStatus.Placed)")]
    [InlineData("db.Orders.Where(o => o.Lines.Any(l => l.Quantity == 5))")]
    [InlineData("db.Orders.Where(o => o.PlacedAt < DateTime.UtcNow)")]
    [InlineData("db.Orders.Where(o => db.Customers.Select(c => c.Id).Contains(o.Id))")]
    [InlineData("db.Orders.Where(o => !db.Invoices.Any(i => i.OrderId == o.Id))")]
    public Task A_condition_that_leaves_a_share_of_the_table(string query) => Verify.Suggests($"return {query}.[|ToList|]();");

    [Fact]
    public Task A_table_that_the_model_seeds_is_small() => Verify.Silent("return db.Categories.ToList();");

    [Fact]
    public Task A_table_that_the_user_knows_to_be_small() =>
        Verify.Silent("return db.Orders.ToList();", Setup.Default.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task A_page_limit_of_the_user() =>
        Verify.Silent("return db.Orders.Take(20000).ToList();", Setup.Default.WithOption("rowbound.page_limit", "20000"));

    [Fact]
    public Task Tests_may_load_tables() => Verify.Silent("return db.Orders.ToList();", Setup.Default.AsTestProject());

    [Fact]
    public Task Tests_are_reported_on_request() =>
        Verify.Suggests("return db.Orders.[|ToList|]();", Setup.Default.AsTestProject().WithOption("rowbound.report_in_tests", "true"));

    [Theory]
    [InlineData("public class OrderSeeder(ShopContext db) { public object Run() => db.Orders.ToList(); }")]
    [InlineData("public class ShopDbInitializer(ShopContext db) { public object Run() => db.Orders.ToList(); }")]
    [InlineData("public class Jobs(ShopContext db) { public object SeedOrders() => db.Orders.ToList(); }")]
    [InlineData("public class Jobs { public void Run(DbContextOptionsBuilder o) => o.UseSeeding((db, _) => db.Set<Order>().ToList()); }")]
    [InlineData("""
        public class Init : Microsoft.EntityFrameworkCore.Migrations.Migration
        {
            protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder builder) => new ShopContext().Orders.ToList();
        }
        """)]
    public Task Seeders_and_migrations(string type) => Verify.SilentFile($"""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        {type}
        """);

    [Theory]
    [InlineData("new List<Order>().AsQueryable().ToList()")]
    [InlineData("new[] { 1 }.ToList()")]
    [InlineData("query.ToList()")]
    [InlineData("source.ToList()")]
    public Task What_is_not_proven_to_be_a_query_of_EF_Core(string collection) => Verify.SilentMember($$"""
        public object Run(IQueryable<Order> query, IEnumerable<Order> source) => {{collection}};
        """);

    [Fact]
    public Task A_bound_that_holds_on_some_path_only() => Verify.Suggests("""
        IQueryable<Order> query = db.Orders;
        if (cancellationToken.CanBeCanceled)
            query = query.Take(10);
        return query.[|ToList|]();
        """);

    [Fact]
    public Task A_bound_that_holds_on_every_path() => Verify.Silent("""
        IQueryable<Order> query = db.Orders;
        if (cancellationToken.CanBeCanceled)
            query = query.Take(10);
        else
            query = query.Where(o => o.Id == 5);
        return query.ToList();
        """);

    [Fact]
    public Task A_query_inside_another_one() => Verify.Silent(
        "return db.Customers.Where(c => c.Id == 5).Select(c => new { c.Name, Orders = db.Orders.ToList() }).First();");

    [Fact]
    public Task A_list_for_one_loop_is_another_rule() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task A_list_for_one_operator_is_another_rule() => Verify.Silent("return db.Orders.ToList().Count(o => o.IsPaid);");

    [Fact]
    public Task What_a_view_model_lists_does_not_grow() => Verify.SuggestsMember("""
        public class Page { public List<Country> Countries { get; } = []; }

        public object Run(Page page)
        {
            page.Countries.Add(new Country());
            return db.Countries.[|ToList|]();
        }
        """);

    [Fact]
    public Task What_is_added_to_its_owner_grows() => Verify.WarnsMember("""
        public void Join(Country country, Customer customer) => customer.Orders.Add(new Order());
        public object Run() => db.Orders.[|ToList|]();
        """);

    [Fact]
    public Task What_is_only_seeded_does_not_grow() => Verify.SuggestsMember("""
        public void SeedCountries() => db.Countries.Add(new Country());
        public object Run() => db.Countries.[|ToList|]();
        """);

    [Fact]
    public Task The_message_names_the_set() =>
        Verify.Says("'Orders' is loaded whole: the collection grows with the table", "return db.Orders.[|ToList|]();");
}
