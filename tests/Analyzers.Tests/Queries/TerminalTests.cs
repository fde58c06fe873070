using Rowbound.Analyzers.Queries;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries;

/// <summary>What executes a query, in every disguise that people give it.</summary>
public sealed class TerminalTests
{
    [Theory]
    [InlineData("_ = db.Orders.AsEnumerable().ToList();", "Buffer Table")]
    [InlineData("IEnumerable<Order> orders = db.Orders; _ = orders.ToArray();", "Buffer Table")]
    [InlineData("_ = await db.Orders.AsAsyncEnumerable().ToListAsync(cancellationToken);", "Buffer Table")]
    [InlineData("_ = db.Orders.ToDictionary(o => o.Id);", "Buffer Table")]
    [InlineData("_ = await db.Orders.ToDictionaryAsync(o => o.Id, o => o.Total, cancellationToken);", "Buffer Table")]
    [InlineData("_ = db.Orders.ToLookup(o => o.CustomerId);", "Buffer Table")]
    [InlineData("HashSet<int> ids = [.. db.Orders.Select(o => o.Id)];", "Buffer Table")]
    [InlineData("var ids = new HashSet<int>(db.Orders.Select(o => o.Id));", "Buffer Table")]
    [InlineData("var queue = new Queue<Order>(db.Orders);", "Buffer Table")]
    [InlineData("var all = new List<Order>(); all.AddRange(db.Orders.Where(o => o.IsPaid));", "Buffer Share")]
    [InlineData("var all = new List<Order>(); await db.Orders.ForEachAsync(all.Add, cancellationToken);", "Buffer Table")]
    [InlineData("var all = new List<int>(); await db.Orders.ForEachAsync(o => all.Add(o.Id));", "Buffer Table")]
    [InlineData("await db.Orders.ForEachAsync(o => Console.WriteLine(o.Id));", "Enumerate Table")]
    [InlineData("await db.Orders.LoadAsync(cancellationToken);", "Buffer Table")]
    [InlineData("_ = string.Join(\", \", db.Orders.Select(o => o.Number));", "Buffer Table")]
    [InlineData("_ = string.Concat(db.Orders.Select(o => o.Number));", "Buffer Table")]
    [InlineData("_ = string.Join(\", \", db.Orders.Take(10).Select(o => o.Number));", "Buffer AtMost")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Serialize(db.Orders);", "Buffer Table")]
    [InlineData("_ = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(db.Orders.Select(o => o.Id));", "Buffer Table")]
    [InlineData("_ = System.Collections.Immutable.ImmutableArray.CreateRange(db.Orders.Select(o => o.Id));", "Buffer Table")]
    [InlineData("_ = System.Collections.Immutable.ImmutableList.ToImmutableList(db.Orders.Select(o => o.Id));", "Buffer Table")]
    [InlineData("_ = System.Collections.Frozen.FrozenSet.ToFrozenSet(db.Orders.Select(o => o.Id));", "Buffer Table")]
    [InlineData("db.Orders.RemoveRange(db.Orders.Where(o => o.IsPaid));", "Tracker Share")]
    [InlineData("db.RemoveRange(db.Orders.Where(o => o.CustomerId == 7));", "Tracker PerParent")]
    [InlineData("db.Orders.UpdateRange(db.Orders);", "Tracker Table")]
    [InlineData("db.Orders.RemoveRange(new List<Order>());", "")]
    [InlineData("_ = string.Join(\", \", new[] { 1, 2 });", "")]
    [InlineData("_ = System.Text.Json.JsonSerializer.Serialize(new Order());", "")]
    [InlineData("var all = new List<Order>(); all.AddRange(all.ToArray());", "")]
    public async Task A_query_is_executed_by(string body, string words) => Assert.Equal(words, await Words(body, ""));

    [Theory]
    [InlineData("_ = All(db.Orders); List<Order> All(IQueryable<Order> query) => query.ToList();", "Buffer Table")]
    [InlineData("_ = All(db.Orders.Take(5)); List<Order> All(IQueryable<Order> query) => query.ToList();", "Buffer AtMost")]
    [InlineData("Export(db.Orders); void Export(IEnumerable<Order> orders) { foreach (var order in orders) Console.WriteLine(order.Id); }", "Enumerate Table")]
    [InlineData("Export(db.Orders); void Export(IEnumerable<Order> orders) { var list = orders.ToList(); Console.WriteLine(list.Count); }", "Buffer Table")]
    [InlineData("Export(db.Orders.ToList()); void Export(IEnumerable<Order> orders) { var list = orders.ToList(); Console.WriteLine(list.Count); }", "Buffer Table")]
    [InlineData("Export([]); void Export(IEnumerable<Order> orders) { var list = orders.ToList(); Console.WriteLine(list.Count); }", "")]
    public async Task A_local_function_executes_what_it_is_given(string body, string words) => Assert.Equal(words, await Words(body, ""));

    [Theory]
    [InlineData("_ = await db.Orders.AllAsync(); ", "Buffer Table")]
    [InlineData("_ = await db.Orders.PagedAsync(2, 50);", "Buffer AtMost")]
    [InlineData("var page = Console.Read(); _ = await db.Orders.PagedAsync(page, page);", "Buffer Page")]
    [InlineData("_ = await db.Orders.Where(o => o.CustomerId == 7).AllAsync();", "Buffer PerParent")]
    [InlineData("_ = await db.Orders.ThroughAsync();", "Buffer Table")]
    [InlineData("_ = new Repository<Order>(db).GetAll();", "Buffer Table")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.GetAll();", "Buffer Table")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.Find(o => o.CustomerId == 7);", "Buffer PerParent")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.Find(null);", "Buffer Table")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.Find();", "Buffer Table")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); System.Linq.Expressions.Expression<Func<Order, bool>> paid = o => o.IsPaid; _ = orders.Find(paid);", "Buffer Unknown")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.Page(5);", "Buffer AtMost")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.Query().ToList();", "Buffer Table")]
    [InlineData("IRepository<Order> orders = new Repository<Order>(db); _ = orders.Query().Where(o => o.Id == 3).ToList();", "Buffer One")]
    [InlineData("_ = new OrderList(db).All();", "")]
    public async Task A_helper_executes_what_it_is_given_or_called_for(string body, string words) => Assert.Equal(words, await Words(body, Helpers));

    [Theory]
    [InlineData("var list = await db.Orders.AllAsync(); Console.WriteLine(list[0].Total);", "")]
    [InlineData("Export(db.Orders); void Export(IEnumerable<Order> orders) => Console.WriteLine(orders.ToList().Count);", "escapes")]
    public async Task What_a_helper_hands_back_is_followed(string body, string words) =>
        Assert.Equal(words, (await SiteReader.Sites(body, Helpers)).Single().Use.Rows.Escapes ? "escapes" : words);

    private static async Task<string> Words(string body, string file) => string.Join("; ",
        (await SiteReader.Sites(body, file)).Where(s => s.Terminal.Kind is not TerminalKind.SetBased)
            .Select(s => $"{s.Terminal.Kind} {s.Rows}"));

    private const string Helpers = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Linq.Expressions;
        using System.Threading.Tasks;
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public static class Queries
        {
            public static Task<List<T>> AllAsync<T>(this IQueryable<T> query) => query.ToListAsync();

            public static async Task<List<T>> PagedAsync<T>(this IQueryable<T> query, int page, int size) =>
                await query.Skip((page - 1) * size).Take(size).ToListAsync();

            public static async Task<List<T>> ThroughAsync<T>(this IQueryable<T> query) => await query.AllAsync();
        }

        public interface IRepository<T>
            where T : class
        {
            IQueryable<T> Query();
            List<T> GetAll();
            List<T> Find(Expression<Func<T, bool>>? filter = null);
            List<T> Page(int size);
        }

        public class Repository<TEntity>(ShopContext db) : IRepository<TEntity>
            where TEntity : class
        {
            public IQueryable<TEntity> Query() => db.Set<TEntity>();

            public List<TEntity> GetAll() => db.Set<TEntity>().ToList();

            public List<TEntity> Find(Expression<Func<TEntity, bool>>? filter)
            {
                IQueryable<TEntity> query = db.Set<TEntity>();
                if (filter != null)
                    query = query.Where(filter);
                return query.ToList();
            }

            public List<TEntity> Page(int size) => Query().Take(size).ToList();
        }

        // Its own code says what it loads; a call has nothing to add.
        public class OrderList(ShopContext db)
        {
            public List<Order> All() => db.Orders.ToList();
        }
        """;
}
