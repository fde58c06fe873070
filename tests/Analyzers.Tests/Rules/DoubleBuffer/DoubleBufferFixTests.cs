using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.DoubleBuffer.DoubleBufferRule, Rowbound.CodeFixes.DoubleBuffer.DoubleBufferFix>;

namespace Rowbound.Analyzers.Tests.Rules.DoubleBuffer;

public sealed class DoubleBufferFixTests
{
    [Theory, SyncAndAsync]
    public Task A_dictionary_is_filled_by_the_query(Flavor flavor) => Verify.FixesAll(
        $"return {flavor.RunInside("db.Orders", "[|ToList|]")}.ToDictionary(o => o.Id, o => o.Total);",
        $"return {flavor.Run("db.Orders", "ToDictionary", "o => o.Id", "o => o.Total")};");

    [Theory, SyncAndAsync]
    public Task A_list_in_a_local_goes(Flavor flavor) => Verify.FixesAll(
        $"""
        // Who ordered.
        List<int> ids = {flavor.Run("db.Orders.Select(o => o.CustomerId)", "[|ToList|]")}; // all
        // Once each.
        var customers = ids.ToHashSet();
        return customers.Count;
        """,
        $"""
        // Who ordered.
        // all
        // Once each.
        var customers = {flavor.Run("db.Orders.Select(o => o.CustomerId)", "ToHashSet")};
        return customers.Count;
        """);

    [Theory]
    [InlineData("db.Orders.[|ToList|]().ToArray()", "db.Orders.ToArray()")]
    [InlineData("db.Orders.[|ToArray|]().ToList()", "db.Orders.ToList()")]
    [InlineData("db.Orders.[|ToList|]().ToLookup(o => o.CustomerId)", "db.Orders.ToLookup(o => o.CustomerId)")]
    [InlineData("new List<Order>(db.Orders.[|ToList|]())", "db.Orders.ToList()")]
    [InlineData(
        "new HashSet<string>(db.Orders.Select(o => o.Number).[|ToList|](), StringComparer.Ordinal)",
        "db.Orders.Select(o => o.Number).ToHashSet(StringComparer.Ordinal)")]
    [InlineData(
        "db.Orders.[|ToList|]().ToDictionary(o => o.Number, StringComparer.Ordinal)",
        "db.Orders.ToDictionary(o => o.Number, StringComparer.Ordinal)")]
    [InlineData("(from o in db.Orders select o.Id).[|ToList|]().ToHashSet()", "(from o in db.Orders select o.Id).ToHashSet()")]
    [InlineData("db.Orders.[|ToList|]().ToDictionary(o => o.Id).Count", "db.Orders.ToDictionary(o => o.Id).Count")]
    public Task Other_collections(string before, string after) => Verify.Fixes($"return {before};", $"return {after};");

    [Theory]
    [InlineData("(await db.Orders.[|ToArrayAsync|]()).ToList()", "await db.Orders.ToListAsync()")]
    [InlineData("new List<Order>(await db.Orders.[|ToListAsync|](cancellationToken))", "await db.Orders.ToListAsync(cancellationToken)")]
    [InlineData(
        "(await db.Orders.[|ToListAsync|](cancellationToken).ConfigureAwait(false)).ToDictionary(o => o.Id)",
        "await db.Orders.ToDictionaryAsync(o => o.Id, cancellationToken).ConfigureAwait(false)")]
    [InlineData(
        "(await db.Orders.Select(o => o.Number).[|ToListAsync|](cancellationToken)).ToHashSet(StringComparer.Ordinal)",
        "await db.Orders.Select(o => o.Number).ToHashSetAsync(StringComparer.Ordinal, cancellationToken)")]
    [InlineData(
        "(await db.Orders.[|ToListAsync|](cancellationToken: cancellationToken)).ToDictionary(o => o.Id).Count",
        "(await db.Orders.ToDictionaryAsync(o => o.Id, cancellationToken)).Count")]
    public Task A_token_and_its_configuration_come_along(string before, string after) =>
        Verify.Fixes($"return {before};", $"return {after};");

    [Fact]
    public Task A_chain_over_lines_stays_one() => Verify.Fixes(
        """
        var totals = (await db.Orders
            .AsNoTracking()
            // Only what was paid.
            .Where(o => o.IsPaid)
            .[|ToListAsync|](cancellationToken))
            // By number.
            .ToDictionary(o => o.Number, o => o.Total); // kept
        return totals.Count;
        """,
        """
        // By number.
        var totals = await db.Orders
            .AsNoTracking()
            // Only what was paid.
            .Where(o => o.IsPaid)
            .ToDictionaryAsync(o => o.Number, o => o.Total, cancellationToken); // kept
        return totals.Count;
        """);

    [Fact]
    public Task Expression_bodies_and_collection_expressions() => Verify.FixesMember(
        """
        public List<Order> List() => [.. db.Orders.[|ToList|]()];
        public Order[] Array() => [.. db.Orders.[|ToList|]()];
        public HashSet<int> Target() => new(db.Orders.Select(o => o.Id).[|ToList|]());
        public async Task<List<Order>> ListAsync() => [.. await db.Orders.[|ToListAsync|]()];
        """,
        """
        public List<Order> List() => db.Orders.ToList();
        public Order[] Array() => db.Orders.ToArray();
        public HashSet<int> Target() => db.Orders.Select(o => o.Id).ToHashSet();
        public async Task<List<Order>> ListAsync() => await db.Orders.ToListAsync();
        """);

    [Fact]
    public Task Rows_that_come_with_what_is_read_of_them() => Verify.Fixes(
        "return db.Orders.AsNoTracking().Include(o => o.Customer).[|ToList|]().ToDictionary(o => o.Id, o => o.Customer.Name);",
        "return db.Orders.AsNoTracking().Include(o => o.Customer).ToDictionary(o => o.Id, o => o.Customer.Name);");

    [Fact]
    public Task Rows_of_columns_and_a_method_that_makes_keys_of_them() => Verify.FixesMember(
        """
        private static string Key(int id) => $"order {id:D8}";
        public object Run() => (from o in db.Orders select new { o.Id, o.Total }).[|ToList|]().ToDictionary(o => Key(o.Id), o => o.Total);
        """,
        """
        private static string Key(int id) => $"order {id:D8}";
        public object Run() => (from o in db.Orders select new { o.Id, o.Total }).ToDictionary(o => Key(o.Id), o => o.Total);
        """);

    [Fact]
    public Task Two_copies_in_one_method() => Verify.FixesAll(
        """
        var orders = db.Orders.[|ToList|]().ToDictionary(o => o.Id);
        var customers = db.Customers.[|ToList|]().ToDictionary(c => c.Id);
        return orders.Count + customers.Count;
        """,
        """
        var orders = db.Orders.ToDictionary(o => o.Id);
        var customers = db.Customers.ToDictionary(c => c.Id);
        return orders.Count + customers.Count;
        """);

    [Fact]
    public Task A_query_in_a_local() => Verify.Fixes(
        """
        IQueryable<Order> orders = db.Orders;
        if (cancellationToken.CanBeCanceled)
            orders = orders.Where(o => !o.IsPaid);
        return (await orders.[|ToListAsync|](cancellationToken)).ToDictionary(o => o.Id);
        """,
        """
        IQueryable<Order> orders = db.Orders;
        if (cancellationToken.CanBeCanceled)
            orders = orders.Where(o => !o.IsPaid);
        return await orders.ToDictionaryAsync(o => o.Id, cancellationToken);
        """);

    [Theory]
    [InlineData("db.Orders.[|ToList|]().ToDictionary(o => db.Customers.Count(c => c.Id < o.Id))")]
    [InlineData("db.Orders.[|ToList|]().ToDictionary(o => Name(o))")]
    [InlineData("(await db.Orders.[|ToListAsync|]()).ToDictionary(o => o.Id, o => LoadAsync(o))")]
    public Task Lambdas_that_may_reach_the_database(string copy) => Verify.OffersNoFixMember($$"""
        private static readonly Func<Order, string> Naming = o => o.Number;
        private static string Name(Order order) => Naming(order);
        private Task<int> LoadAsync(Order order) => db.Orders.CountAsync(o => o.Id < order.Id);
        public async Task<object> Run() { await Task.Yield(); return {{copy}}; }
        """);

    [Fact]
    public Task A_delegate_whose_code_is_not_seen() => Verify.OffersNoFixMember(
        "public object Run(Func<Order, int> key) => db.Orders.[|ToList|]().ToDictionary(o => key(o));");

    [Fact]
    public Task Navigations_that_tracking_fills() =>
        Verify.OffersNoFix("return db.Orders.Include(o => o.Customer).[|ToList|]().ToDictionary(o => o.Id, o => o.Customer.Orders.Count);");

    [Fact]
    public Task Navigations_that_load_themselves() => Verify.OffersNoFix(
        "return db.Orders.AsNoTracking().[|ToList|]().ToDictionary(o => o.Id, o => o.Customer.Name);",
        Setup.Default.Configuring("options.UseLazyLoadingProxies();").WithFile("""
            namespace Microsoft.EntityFrameworkCore;

            public static class ProxiesExtensions
            {
                public static DbContextOptionsBuilder UseLazyLoadingProxies(this DbContextOptionsBuilder options) => options;
            }
            """));

    [Fact]
    public Task Lambdas_that_write_rows() => Verify.OffersNoFix(
        "return db.Orders.[|ToList|]().ToDictionary(o => o.Id, o => o.Note = o.Number);");

    [Fact]
    public Task Comparers_of_the_program() => Verify.OffersNoFixMember("""
        public class ByNumber : IEqualityComparer<string>
        {
            public bool Equals(string? x, string? y) => x == y;
            public int GetHashCode(string text) => text.Length;
        }

        public object Run() => db.Orders.Select(o => o.Number).[|ToList|]().ToHashSet(new ByNumber());
        """);

    [Fact]
    public Task Keys_that_compare_themselves() => Verify.OffersNoFixMember("""
        public class Key(int id)
        {
            public override bool Equals(object? other) => other is Key;
            public override int GetHashCode() => id;
        }

        public object Run() => db.Orders.[|ToList|]().ToDictionary(o => new Key(o.Id));
        """);

    [Fact]
    public Task Equal_keys_that_a_catch_sees_before_all_rows_are_tracked() => Verify.OffersNoFix("""
        try
        {
            return db.Orders.[|ToList|]().ToDictionary(o => o.CustomerId);
        }
        catch (ArgumentException)
        {
            return db.ChangeTracker.Entries().Count();
        }
        """);

    [Theory]
    [InlineData("Console.WriteLine();\nreturn orders.ToDictionary(o => o.Id);")]
    [InlineData("return cancellationToken.CanBeCanceled ? orders.ToDictionary(o => o.Id) : null;")]
    [InlineData("return (db.SaveChanges(), orders.ToDictionary(o => o.Id));")]
    [InlineData("if (cancellationToken.CanBeCanceled)\n    return orders.ToDictionary(o => o.Id);\nreturn null;")]
    public Task Something_between_the_list_and_its_copy(string rest) =>
        Verify.OffersNoFix($"var orders = db.Orders.[|ToList|]();\n{rest}");

    [Theory]
    [InlineData("Enumerable.[|ToList|](db.Orders).ToHashSet()")]
    [InlineData("maybe?.Orders.[|ToList|]().ToHashSet()")]
    [InlineData("rows.[|ToList|]().ToHashSet()")]
    public Task Calls_that_are_not_written_behind_the_query(string copy) => Verify.OffersNoFix($"""
        ShopContext? maybe = db;
        IEnumerable<Order> rows = db.Orders;
        return {copy};
        """);

    [Fact]
    public Task Named_arguments() => Verify.OffersNoFix(
        "return (await db.Orders.[|ToListAsync|]()).ToDictionary(elementSelector: o => o.Total, keySelector: o => o.Id);");
}
