using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>What is not a query of EF Core that is executed here has no answer.</summary>
public sealed class SilenceTests
{
    [Theory]
    [InlineData("EF.CompileQuery((ShopContext shop) => shop.Orders.ToList());")]
    [InlineData("EF.CompileQuery((ShopContext shop, int key) => shop.Orders.Where(o => o.CustomerId == key).ToList());")]
    [InlineData("EF.CompileAsyncQuery((ShopContext shop) => shop.Orders.Count());")]
    [InlineData("Expression<Func<ShopContext, List<Order>>> e = shop => shop.Orders.ToList();")]
    [InlineData("var q = db.Orders.Where(o => db.Invoices.Where(i => i.OrderId == o.Id).ToList().Count > 0);")]
    [InlineData("var q = db.Orders.Select(o => new { o.Id, Invoices = db.Invoices.Where(i => i.OrderId == o.Id).ToList() });")]
    [InlineData("var q = from o in db.Orders where db.Invoices.Any(i => i.OrderId == o.Id) select o;")]
    [InlineData("new List<Order>().AsQueryable().Where(o => o.IsPaid).ToList();")]
    [InlineData("Enumerable.Range(0, n).AsQueryable().ToList();")]
    [InlineData("new EnumerableQuery<Order>(new List<Order>()).ToList();")]
    [InlineData("db.Orders.AsEnumerable().Where(o => o.IsPaid).ToList();")]
    [InlineData("db.Database.SqlQuery<int>($\"select 1\").ToList();")]
    [InlineData("db.ChangeTracker.Entries<Order>().ToList();")]
    [InlineData("db.Orders.Local.ToList();")]
    [InlineData("new Customer().Orders.ToList();")]
    public Task Of_code_that_looks_like_one(string code) => Shapes.AssertBody("", code);

    [Theory]
    [InlineData("namespace Other { public class DbSet<T> : List<T>; public class DbContext { public DbSet<Order> Orders => new(); } } public class Job { void Run(Other.DbContext db) => db.Orders.ToList(); }")]
    [InlineData("public class FakeSet<T> : DbSet<T> where T : class { public override Microsoft.EntityFrameworkCore.Metadata.IEntityType EntityType => null!; } public class Job { void Run(FakeSet<Order> set) => set.ToList(); }")]
    [InlineData("public abstract class Session { public abstract IQueryable<T> Query<T>(); } public class Job { void Run(Session session) => session.Query<Order>().ToList(); }")]
    [InlineData("public interface ISession { IQueryable<T> Query<T>(); } public class Job { void Run(ISession session) => session.Query<Order>().Where(o => o.IsPaid).ToList(); }")]
    [InlineData("public static class Own { public static IQueryable<T> Where<T>(this IQueryable<T> q, string text) => q.Provider.CreateQuery<T>(q.Expression); } public class Job { void Run(ShopContext db) => db.Orders.Where(\"paid\").ToList(); }")]
    [InlineData("public static class Own { public static List<T> ToList<T>(this DbSet<T> q) where T : class => []; } public class Job { void Run(ShopContext db) => db.Orders.ToList(); }")]
    [InlineData("public static class Mapping { public static IQueryable<R> ProjectTo<R>(this IQueryable q) => throw new NotSupportedException(); } public class Job { void Run(ShopContext db) => db.Orders.ProjectTo<object>().ToList(); }")]
    public Task Of_types_that_are_named_so(string file) => Shapes.AssertFile("", file);
}
