using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.CachedTable.CachedTableRule>;

namespace Rowbound.Analyzers.Tests.Rules.CachedTable;

public sealed class CachedTableTests
{
    /// <summary>What the packages of Microsoft.Extensions declare, as far as code of tests calls it.</summary>
    private static readonly Setup WithExtensions = Setup.Default.WithFile("""
        using System;
        using System.Threading.Tasks;

        namespace Microsoft.Extensions.Caching.Hybrid
        {
            public abstract class HybridCache
            {
                public abstract ValueTask<T> GetOrCreateAsync<T>(string key, Func<System.Threading.CancellationToken, ValueTask<T>> factory);
            }
        }

        namespace Microsoft.Extensions.Hosting
        {
            public interface IHostedService { }
            public abstract class BackgroundService : IHostedService { }
        }
        """);

    [Theory, SyncAndAsync]
    public Task A_static_field(Flavor flavor) => Verify.WarnsMember($$"""
        private static List<Order> s_orders = [];
        {{flavor.Method("void", "Fill")}}() => s_orders = {{flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")}};
        """);

    [Theory]
    [InlineData("All = db.Orders.[|ToDictionary|](o => o.Id)")]
    [InlineData("All ??= db.Orders.[|ToDictionary|](o => o.Id)")]
    [InlineData("ByShop[1] = db.Orders.[|ToDictionary|](o => o.Id)")]
    public Task A_static_property_and_what_it_holds(string assignment) => Verify.WarnsMember($$"""
        public static Dictionary<int, Order>? All { get; set; }
        public static Dictionary<int, Dictionary<int, Order>> ByShop { get; } = [];
        public void Fill() => {{assignment}};
        """);

    [Fact]
    public Task The_value_that_a_static_begins_with() => Verify.WarnsMember("""
        private static readonly List<Order> s_orders = new ShopContext().Orders.[|ToList|]();
        public static HashSet<int> Ids { get; } = new ShopContext().Orders.Select(o => o.Id).[|ToHashSet|]();
        public int Count => s_orders.Count;
        """);

    [Fact]
    public Task A_list_that_is_returned_as_well() => Verify.WarnsMember("""
        private static List<Order>? s_orders;
        public List<Order> All()
        {
            var orders = db.Orders.[|ToList|]();
            s_orders = orders;
            return orders;
        }
        """);

    [Fact]
    public Task A_memory_cache() => Verify.FlagsFile("""
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Caching.Memory;
        using Shop;

        public class Prices(ShopContext db, IMemoryCache cache)
        {
            public void Fill() => cache.Set("orders", db.Orders.[|ToList|]());

            public Task<System.Collections.Generic.List<Order>?> Find() =>
                cache.GetOrCreateAsync("orders", async entry => await db.Orders.[|ToListAsync|]());

            public void Entry()
            {
                using var entry = cache.CreateEntry("orders");
                entry.Value = db.Orders.[|ToArray|]();
            }
        }
        """);

    [Fact]
    public Task A_hybrid_cache() => Verify.FlagsFile("""
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Caching.Hybrid;
        using Shop;

        public class Prices(ShopContext db, HybridCache cache)
        {
            public async Task<object> Find() =>
                await cache.GetOrCreateAsync("orders", async token => await db.Orders.[|ToListAsync|](token));
        }
        """, WithExtensions);

    [Fact]
    public Task A_field_of_a_hosted_service() => Verify.FlagsFile("""
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.Extensions.Hosting;
        using Shop;

        public class Worker(ShopContext db) : BackgroundService
        {
            private List<Order> _orders = new();
            public void Run() => _orders = db.Orders.[|ToList|]();
            public int Count => _orders.Count;
        }
        """, WithExtensions);

    [Fact]
    public Task A_field_of_a_singleton() => Verify.FlagsFile("""
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.Extensions.DependencyInjection;
        using Shop;

        public interface IPrices { }

        public class Prices(ShopContext db) : IPrices
        {
            private List<Order> _orders = new();
            public void Run() => _orders = db.Orders.[|ToList|]();
            public int Count => _orders.Count;
        }

        public static class Services
        {
            public static void Add(IServiceCollection services) => services.AddSingleton<IPrices, Prices>();
        }
        """);

    [Fact]
    public Task A_field_of_an_object_that_comes_and_goes() => Verify.SilentMember("""
        private List<Order> _orders = [];
        public void Fill() => _orders = db.Orders.ToList();
        public int Count => _orders.Count;
        """);

    [Fact]
    public Task A_table_that_is_not_known_to_grow_is_cached_on_purpose() => Verify.SilentMember("""
        private static List<Country> s_countries = [];
        public void Fill() => s_countries = db.Countries.ToList();
        """);

    [Theory]
    [InlineData("db.Orders.Where(o => o.CustomerId == 5)")]
    [InlineData("db.Orders.OrderBy(o => o.Id).Take(100)")]
    public Task Rows_that_are_bounded(string query) => Verify.SilentMember($"""
        private static List<Order> s_orders = [];
        public void Fill() => s_orders = {query}.ToList();
        """);

    [Fact]
    public Task A_condition_that_leaves_a_share_of_the_table() => Verify.SuggestsMember("""
        private static List<Order> s_orders = [];
        public void Fill() => s_orders = db.Orders.Where(o => o.IsPaid).[|ToList|]();
        """);

    [Fact]
    public Task A_number_that_is_made_of_a_list() => Verify.SilentMember("""
        private static int s_count;
        public void Fill() => s_count = db.Orders.ToList().Count;
        """);

    [Fact]
    public Task Tests_may_keep_tables() => Verify.SilentMember("""
        private static List<Order> s_orders = [];
        public void Fill() => s_orders = db.Orders.ToList();
        """, Setup.Default.AsTestProject());

    [Fact]
    public Task The_message_names_the_set_and_who_keeps_it() => Verify.Says(
        "'Orders' is kept whole in the static 'All': the cache grows with the table",
        "Kept.All = db.Orders.[|ToList|]();",
        Setup.Default.WithFile("public static class Kept { public static object? All { get; set; } }"));
}
