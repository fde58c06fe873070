using Xunit;
using Accumulated = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.AccumulatedEntities.AccumulatedEntitiesRule>;
using Buffered = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationFix>;
using LargeColumn = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule, Rowbound.CodeFixes.UnusedLargeColumn.UnusedLargeColumnFix>;
using Tracked = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ReadOnlyTracking.ReadOnlyTrackingRule>;

namespace Rowbound.Analyzers.Tests.Queries.Results;

/// <summary>What rules say and offer where rows go through other methods, or variables have several definitions.</summary>
public sealed class ResultSafetyTests
{
    /// <summary>What a method may do with a row so that tracking it matters.</summary>
    [Theory]
    [InlineData("private static void Use(Order o) => o.IsPaid = true;")]
    [InlineData("private static void Use(Order o) => Inner(o); private static void Inner(Order o) => o.Quantity++;")]
    [InlineData("private static void Use(Order o) => o.Lines.Clear();")]
    [InlineData("private static void Use(Order o) => Empty(o.Lines); private static void Empty(List<OrderLine> lines) => lines.RemoveAt(0);")]
    [InlineData("private void Use(Order o) { Console.WriteLine(o.Id); db.SaveChanges(); }")]
    [InlineData("private void Use(Order o) { Console.WriteLine(o.Id); Save(); } private void Save() => db.SaveChanges();")]
    [InlineData("private void Use(Order o) => db.Orders.Remove(o);")]
    [InlineData("private void Use(Order o) => db.Attach(o);")]
    [InlineData("private void Use(Order o) => db.Entry(o).State = EntityState.Deleted;")]
    [InlineData("private void Use(Order o) => db.Entry(o).Collection(x => x.Lines).Load();")]
    [InlineData("private void Use(Order o) => Console.WriteLine(db.Orders.Local.Count + o.Id);")]
    [InlineData("private Order? _last; private void Use(Order o) => _last = o;")]
    [InlineData("private readonly List<Order> _all = []; private void Use(Order o) => _all.Add(o);")]
    [InlineData("private readonly HashSet<Order> _all = []; private void Use(Order o) => _all.Add(o);")]
    [InlineData("private readonly Order _first = new(); private void Use(Order o) => Console.WriteLine(o == _first);")]
    [InlineData("private static void Use(Order o) => Console.WriteLine(o.Equals(null));")]
    [InlineData("private static void Use(Order o) => Console.WriteLine(ReferenceEquals(o, null));")]
    [InlineData("private static void Use(Order o) => Console.WriteLine(new HashSet<Order> { o }.Count);")]
    [InlineData("private static void Use(Order o) => Console.WriteLine(new OrderLine { Order = o }.Id);")]
    [InlineData("private static void Use(Order o) => Console.WriteLine(o.Customer.Name);")]
    [InlineData("private static void Use(Order o) => Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(o));")]
    [InlineData("private static void Use(object o) => Console.WriteLine(o);")]
    [InlineData("private static Order Same(Order o) => o; private static void Use(Order o) => Same(o).IsPaid = true;")]
    [InlineData("private static void Use(Order o) => _ = new Box(o); public class Box { private readonly Order _o; public Box(Order o) { _o = o; } }")]
    [InlineData("private static void Use(Order o) => _ = new Box(o); public record Box(Order Order);")]
    [InlineData("private static event Action<Order>? Seen; private static void Use(Order o) => Seen?.Invoke(o);")]
    [InlineData("private static void Use(Order o) { if (o.Id > 0) Use(o); }")]
    public async Task Tracking_stays_where_a_method_may_need_it(string members)
    {
        await Tracked.SilentMember($$"""
            public void Run()
            {
                foreach (var order in db.Orders.ToList())
                    Use(order);
            }
            {{members}}
            """);
        await Tracked.SilentMember($$"""
            public void Run()
            {
                var orders = db.Orders.ToList();
                Console.WriteLine(orders.Count);
                All(orders);
            }
            private void All(IReadOnlyList<Order> all) { foreach (var one in all) Use(one); }
            {{members}}
            """);
    }

    [Theory]
    [InlineData("private static void Use(Order o) => Console.WriteLine(o.Total);")]
    [InlineData("private static void Use(Order o) => Inner(o); private static void Inner(Order o) => Console.WriteLine($\"{o.Id} {o.Number}\");")]
    [InlineData("private static void Use(Order? o) => Console.WriteLine(o?.Total);")]
    [InlineData("private static void Use(Order o) => _ = new Dto(o); public class Dto { public int Id { get; } public Dto(Order o) { Id = o.Id; } }")]
    public Task Tracking_goes_where_a_method_only_reads(string members) => Tracked.WarnsMember($$"""
        public void Run()
        {
            foreach (var order in db.[|Orders|].ToList())
                Use(order);
        }
        {{members}}
        """);

    [Fact]
    public Task Tracking_stays_where_one_use_of_a_reassigned_list_writes() => Tracked.Silent("""
        List<Order> orders;
        if (DateTime.Now.Year > 2000)
            orders = db.Orders.ToList();
        else
            orders = db.Orders.Where(o => o.IsPaid).ToList();
        foreach (var order in orders)
            order.Total = 0;
        """);

    [Fact]
    public Task Tracking_goes_at_each_definition() => Tracked.Warns("""
        List<Order> orders;
        if (DateTime.Now.Year > 2000)
            orders = db.[|Orders|].ToList();
        else
            orders = db.[|Orders|].Where(o => !o.IsPaid).ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Total);
        """);

    [Fact]
    public Task Tracking_stays_where_another_name_of_a_navigation_is_changed() => Tracked.Silent("""
        foreach (var order in db.Orders.Include(o => o.Lines).ToList())
        {
            var lines = order.Lines;
            lines.Clear();
        }
        """);

    /// <summary>Bodies that look harmless: what they call is not.</summary>
    [Theory]
    [InlineData("private void Use(Order o) { _count++; } private int _count;")]
    [InlineData("private void Use(Order o) => Inner(o); private void Inner(Order o) { s_total += o.Total; } private static decimal s_total;")]
    [InlineData("private void Use(Order o) => Console.WriteLine(o.Total);")]
    [InlineData("private void Use(Order o) => Thread.Sleep(1);")]
    [InlineData("private void Use(Order o) => _ = db.Customers.Count();")]
    [InlineData("private void Use(Order o) => Inner(); private void Inner() => _ = db.Customers.Count();")]
    [InlineData("private void Use(Order o) => _ = Count; private int Count => db.Customers.Count();")]
    [InlineData("private void Use(Order o) => _ = new Made(db); public class Made { public Made(ShopContext db) { db.SaveChanges(); } }")]
    [InlineData("private Action _then = () => { }; private void Use(Order o) => _then();")]
    [InlineData("private void Use(Order o) { if (o.Id > 0) Use(o); }")]
    [InlineData("private void Use(Order o) { Local(); void Local() { _count++; } } private int _count;")]
    public Task A_loop_is_not_opened_to_code_that_must_not_run_in_it(string members) => Buffered.OffersNoFixMember($$"""
        public void Run()
        {
            foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
                Use(order);
        }
        {{members}}
        """);

    [Fact]
    public Task A_loop_that_formats_by_a_helper_is_opened() => Buffered.FixesMember(
        """
        public string Run()
        {
            var text = new StringBuilder();
            foreach (var order in db.Orders.[|ToList|]())
                text.Append(Line(order));
            return text.ToString();
        }

        private static string Line(Order order) => $"{order.Id}: {Amount(order.Total)}";
        private static string Amount(decimal total) => total.ToString("N2");
        """,
        """
        public string Run()
        {
            var text = new StringBuilder();
            foreach (var order in db.Orders.AsNoTracking())
                text.Append(Line(order));
            return text.ToString();
        }

        private static string Line(Order order) => $"{order.Id}: {Amount(order.Total)}";
        private static string Amount(decimal total) => total.ToString("N2");
        """);

    /// <summary>A declaration that is one of several definitions cannot go.</summary>
    [Theory]
    [InlineData("var orders = db.Orders.AsNoTracking().[|ToList|](); if (sum > 0) orders = []; foreach (var order in orders) sum += order.Total;")]
    [InlineData("List<Order> orders; orders = db.Orders.AsNoTracking().[|ToList|](); foreach (var order in orders) sum += order.Total;")]
    [InlineData("List<Order>? orders = null; orders ??= db.Orders.AsNoTracking().[|ToList|](); foreach (var order in orders) sum += order.Total;")]
    [InlineData("List<Order> orders; if (sum > 0) orders = db.Orders.AsNoTracking().[|ToList|](); else orders = []; foreach (var order in orders) sum += order.Total;")]
    public Task A_list_with_several_definitions_stays(string body) => Buffered.OffersNoFix($"var sum = 0m; {body}");

    [Theory]
    [InlineData("foreach (var product in products) Show(product); static void Show(Product one) => Console.WriteLine(one.Name);")]
    [InlineData("Show(products); static void Show(List<Product> all) => Console.WriteLine(all[0].Name);")]
    [InlineData("foreach (var product in products) _ = Name(product); static string Name<T>(T one) where T : Product => one.Name;")]
    [InlineData("if (products.Count > 5) products = []; foreach (var product in products) Console.WriteLine(product.Name);")]
    public Task Rows_whose_type_is_named_elsewhere_are_not_projected(string use) =>
        LargeColumn.OffersNoFix($"var products = db.[|Products|].ToList();\n{use}");

    [Theory]
    [InlineData("foreach (var product in products) Show(product); static void Show(Product one) => Console.WriteLine(one.Name + one.Image.Length + one.Description);")]
    [InlineData("foreach (var product in products) Show(product); static void Show(object one) => Console.WriteLine(one);")]
    [InlineData("Show(products); static void Show(IEnumerable<Product> all) { foreach (var one in all) Console.WriteLine(one.Image.Length + one.Description); }")]
    public Task A_large_column_that_a_method_may_read_is_read(string use) =>
        LargeColumn.Silent($"var products = db.Products.ToList();\n{use}");

    [Theory]
    [InlineData("batch.Add(order); if (batch.Count >= 1000) { Save(batch); batch.Clear(); }")]
    [InlineData("batch.Add(order); if (batch.Count >= 1000) { Save(batch); batch = new List<Order>(); }")]
    [InlineData("batch.Add(order); if (batch.Count >= 1000) Flush(batch);")]
    public Task A_batch_is_silent(string body) => Accumulated.SilentMember($$"""
        public void Run()
        {
            var batch = new List<Order>();
            foreach (var order in db.Orders)
            {
                {{body}}
            }
        }

        private static void Flush(List<Order> some) { Save(some); some.Clear(); }
        private static void Save(List<Order> some) => Console.WriteLine(some.Count);
        """);

    [Fact]
    public Task A_list_of_either_size_that_is_kept_is_told() => Accumulated.Warns("""
        List<Order> all;
        if (DateTime.Now.Year > 2000)
            all = [];
        else
            all = new(500);
        foreach (var order in db.Orders)
            all.[|Add|](order);
        Console.WriteLine(all.Count);
        """);
}
