using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>Queries that come from repositories, units of work, specifications and contexts that a factory makes.</summary>
public sealed class RepositoryTests
{
    private const string Open = """
        public interface IRepository<T> where T : class { IQueryable<T> Query(); IQueryable<T> Find(Expression<Func<T, bool>> filter); }
        public class Repository<TEntity>(ShopContext context) : IRepository<TEntity> where TEntity : class
        {
            private readonly DbSet<TEntity> _set = context.Set<TEntity>();
            public IQueryable<TEntity> Query() => _set;
            public IQueryable<TEntity> Find(Expression<Func<TEntity, bool>> filter) => _set.AsNoTracking().Where(filter);
        }

        """;

    [Theory]
    [InlineData("public class Job(IRepository<Order> orders) { void Run() => orders.Query().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public class Job(Repository<Order> orders) { void Run() => orders.Query().Take(5).ToList(); }", "Order Take.ToList: AtMost tracked")]
    [InlineData("public class Job(IRepository<Order> orders) { void Run(int id) => orders.Find(o => o.CustomerId == id).ToList(); }", "Order AsNoTracking Where.ToList: PerParent untracked")]
    [InlineData("public class OrderRepository(ShopContext db) : Repository<Order>(db) { public IQueryable<Order> Paid() => Query().Where(o => o.IsPaid); } public class Job(OrderRepository orders) { void Run() => orders.Paid().ToList(); }", "Order Where.ToList: Share tracked")]
    [InlineData("public class OrderRepository(ShopContext db) : Repository<Order>(db) { public List<Order> Paid() => Find(o => o.IsPaid).ToList(); }", "Order AsNoTracking Where.ToList: Share untracked")]
    [InlineData("public interface IWork { IRepository<Order> Orders { get; } } public class Job(IWork work) { void Run() => work.Orders.Query().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public class Job<T>(IRepository<T> rows) where T : class { void Run() => rows.Query().ToList(); }", "")]
    [InlineData("public class Fake<T>(List<T> rows) : IRepository<T> where T : class { public IQueryable<T> Query() => rows.AsQueryable(); public IQueryable<T> Find(Expression<Func<T, bool>> filter) => rows.AsQueryable().Where(filter); } public class Job(IRepository<Order> orders) { void Run() => orders.Query().ToList(); }", "")]
    [InlineData("public class FakeProducts(List<Product> rows) : IRepository<Product> { public IQueryable<Product> Query() => rows.AsQueryable(); public IQueryable<Product> Find(Expression<Func<Product, bool>> filter) => rows.AsQueryable().Where(filter); } public class Job(IRepository<Order> orders) { void Run() => orders.Query().ToList(); }", "Order.ToList: Table tracked")]
    public Task Of_any_entity(string code, string words) => Shapes.AssertFile(words, Open + code);

    [Theory]
    [InlineData("public interface IOrders { IQueryable<Order> All(); } public class Job(IOrders orders) { void Run() => orders.All().ToList(); }", "")]
    [InlineData("public interface IOrders { IQueryable<Order> All(); } public class Orders(ShopContext db) : IOrders { public IQueryable<Order> All() => db.Orders; } public class Job(IOrders orders) { void Run() => orders.All().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public interface IOrders { IQueryable<Order> All(); } public class Orders(ShopContext db) : IOrders { IQueryable<Order> IOrders.All() => db.Orders.Take(5); } public class Job(IOrders orders) { void Run() => orders.All().ToList(); }", "Order Take.ToList: AtMost tracked")]
    [InlineData("public interface IOrders { IQueryable<Order> All { get; } } public class Orders(ShopContext db) : IOrders { public IQueryable<Order> All => db.Orders; } public class Job(IOrders orders) { void Run() => orders.All.ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public interface IOrders { IQueryable<Order> All { get; } } public class Orders : IOrders { public Orders(ShopContext db) => All = db.Orders.AsNoTracking(); public IQueryable<Order> All { get; } } public class Job(IOrders orders) { void Run() => orders.All.ToList(); }", "")]
    [InlineData("public interface IOrders { ShopContext Db { get; } IQueryable<Order> All() => Db.Orders; } public class Orders(ShopContext db) : IOrders { public ShopContext Db => db; } public class Job(IOrders orders) { void Run() => orders.All().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public abstract class Base { protected abstract IQueryable<Order> All(); public List<Order> Run() => All().ToList(); } public class Job(ShopContext db) : Base { protected override IQueryable<Order> All() => db.Orders; }", "Order.ToList: Table tracked")]
    [InlineData("public abstract class Base { protected abstract IQueryable<Order> All(); public List<Order> Run() => All().ToList(); } public class Job(ShopContext db) : Base { protected override IQueryable<Order> All() => db.Orders; } public class Other(ShopContext db) : Base { protected override IQueryable<Order> All() => db.Orders.Take(5); }", "")]
    [InlineData("public class Base(ShopContext db) { protected virtual IQueryable<Order> All() => db.Orders; public List<Order> Run() => All().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public class Base(ShopContext db) { protected virtual IQueryable<Order> All() => db.Orders; public List<Order> Run() => All().ToList(); } public class Paid(ShopContext db) : Base(db) { protected override IQueryable<Order> All() => base.All().Take(5); }", "")]
    [InlineData("public class Base(ShopContext db) { protected virtual IQueryable<Order> Table => db.Orders; } public class Job(ShopContext db) : Base(db) { void Run() => Table.ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public abstract class Base<T>(ShopContext db) where T : class { protected IQueryable<T> Table => db.Set<T>(); } public class Job(ShopContext db) : Base<Order>(db) { void Run() => Table.ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public abstract class Base<T>(ShopContext db) where T : class { protected DbSet<T> Table { get; } = db.Set<T>(); } public class Job(ShopContext db) : Base<Order>(db) { void Run() => Table.Where(o => o.Id == 5).ToList(); }", "Order Where.ToList: One unknown")]
    [InlineData("public abstract class Mid<U>(ShopContext db) : Base<U>(db) where U : class; public abstract class Base<T>(ShopContext db) where T : class { protected IQueryable<T> Table() => db.Set<T>(); } public class Job(ShopContext db) : Mid<Order>(db) { void Run() => Table().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public interface IHasTable { static abstract IQueryable<Order> Table(ShopContext db); } public class Job<T> where T : IHasTable { void Run(ShopContext db) => T.Table(db).ToList(); }", "")]
    public Task Behind_a_member_that_is_overridden_or_implemented(string code, string words) => Shapes.AssertFile(words, code);

    [Theory]
    [InlineData("public class Job { readonly IQueryable<Order> _q; public Job(ShopContext db) { _q = db.Orders.AsNoTracking(); } void Run() => _q.ToList(); }", "Order AsNoTracking.ToList: Table untracked")]
    [InlineData("public class Job { readonly IQueryable<Order> _q; public Job(IQueryable<Order> q) { _q = q; } void Run() => _q.ToList(); }", "")]
    [InlineData("public class Job { readonly IQueryable<Order> _q; public Job(ShopContext db) { _q = db.Orders; } public Job() { _q = new List<Order>().AsQueryable(); } void Run() => _q.ToList(); }", "")]
    [InlineData("public class Job { readonly DbSet<Order> _set; public Job(ShopContext db) => _set = db.Set<Order>(); void Run() => _set.ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("public class Job { readonly IQueryable<Order> _q; public Job(ShopContext db, bool a) { var q = db.Orders.AsQueryable(); if (a) q = q.Take(5); _q = q; } void Run() => _q.ToList(); }", "Order AsQueryable Take?.ToList: Share tracked")]
    [InlineData("public class Job(IQueryable<Order> q) { void Run() => q.ToList(); }", "")]
    [InlineData("public class Job(DbSet<Order> set) { void Run() => set.Where(o => o.IsPaid).ToList(); }", "Order Where.ToList: Share unknown")]
    [InlineData("public partial class Job { private partial IQueryable<Order> Paid(); } public partial class Job(ShopContext db) { private partial IQueryable<Order> Paid() => db.Orders.Take(5); void Run() => Paid().ToList(); }", "Order Take.ToList: AtMost tracked")]
    public Task Held_by_the_class(string code, string words) => Shapes.AssertFile(words, code);

    [Theory]
    [InlineData("void Run(IDbContextFactory<ShopContext> factory) { using var db = factory.CreateDbContext(); db.Orders.ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("async Task Run(IDbContextFactory<ShopContext> factory) { await using var db = await factory.CreateDbContextAsync(); await db.Orders.AsNoTracking().ToListAsync(); }", "Order AsNoTracking.ToList: Table untracked")]
    [InlineData("void Run(IDbContextFactory<ShopContext> factory) => factory.CreateDbContext().Orders.ToList();", "Order.ToList: Table tracked")]
    [InlineData("void Run(IServiceProvider services) { var db = (ShopContext)services.GetService(typeof(ShopContext))!; db.Set<Order>().ToList(); }", "Order.ToList: Table tracked")]
    [InlineData("void Run(ShopContext? db) => db?.Orders.ToList();", "Order.ToList: Table tracked")]
    [InlineData("void Run(DbContext db) => db.Set<Order>().ToList();", "Order.ToList: Table unknown")]
    [InlineData("void Run() { using (var db = new ShopContext()) { var q = db.Orders.Where(o => o.IsPaid); q.ToList(); } }", "Order Where.ToList: Share tracked")]
    public Task Of_a_context_that_is_made(string code, string words) => Shapes.AssertFile(words, $"public class Job {{ {code} }}");

    [Theory]
    [InlineData("db.Orders.Paid().ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("db.Orders.Paid().Page(1, 20).ToList();", "Order Where Skip Take.ToList: AtMost tracked")]
    [InlineData("db.Orders.If(a, q => q.Take(5)).ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("db.Orders.WhereIf(a, o => o.Id == n).ToList();", "Order Where?.ToList: Share tracked")]
    [InlineData("Queries.Paid(db.Orders.Take(5)).ToList();", "Order Take Where.ToList: AtMost tracked")]
    [InlineData("db.Invoices.Active().ToList();", "Invoice Where.ToList: Table tracked")]
    [InlineData("db.Orders.OfCustomer(n).ToList();", "Order Where.ToList: PerParent unknown")]
    [InlineData("db.Orders.ById(n).ToList();", "Order Where.ToList: One tracked")]
    [InlineData("db.Orders.ById(n).Include(o => o.Lines).ToList();", "Order Where Include.ToList: One tracked")]
    [InlineData("db.Orders.Where(new PaidOrders().Criteria).ToList();", "Order Where.ToList: Unknown tracked")]
    [InlineData("db.Orders.Matching(new PaidOrders()).ToList();", "Order Where.ToList: Unknown tracked")]
    [InlineData("db.Orders.Unseen().ToList();", "")]
    [InlineData("db.Orders.Take(5).Where(o => o.Lines.Paid().Any()).ToList();", "Order Take Where.ToList: AtMost tracked")]
    public Task Through_extensions_of_another_file(string code, string words) => Shapes.AssertFile(words, $$"""
        public class Job { void Run(ShopContext db, bool a, int n) { {{code}} } }
        """, """
        public interface ISpecification<T> { Expression<Func<T, bool>> Criteria { get; } }
        public class PaidOrders : ISpecification<Order> { public Expression<Func<Order, bool>> Criteria => o => o.IsPaid; }
        public static class Queries
        {
            public static IQueryable<Order> Paid(this IQueryable<Order> q) => q.Where(o => o.IsPaid);
            public static IEnumerable<OrderLine> Paid(this IEnumerable<OrderLine> q) => q.Where(l => l.Price > 0);
            public static IQueryable<T> Page<T>(this IQueryable<T> q, int page, int size) => q.Skip((page - 1) * size).Take(size);
            public static IQueryable<T> If<T>(this IQueryable<T> q, bool condition, Func<IQueryable<T>, IQueryable<T>> then) => condition ? then(q) : q;
            public static IQueryable<T> WhereIf<T>(this IQueryable<T> q, bool condition, Expression<Func<T, bool>> filter) => condition ? q.Where(filter) : q;
            public static IQueryable<Invoice> Active(this IQueryable<Invoice> q) => q.Where(i => !i.IsVoid);
            public static IQueryable<Order> OfCustomer(this DbSet<Order> q, int id) => q.Where(o => o.CustomerId == id);
            public static IQueryable<Order> ById(this IQueryable<Order> q, int id) { return q.Where(o => o.Id == id); }
            public static IQueryable<T> Matching<T>(this IQueryable<T> q, ISpecification<T> s) => q.Where(s.Criteria);
            public static IQueryable<T> Unseen<T>(this IQueryable<T> q) => q.Provider.CreateQuery<T>(q.Expression);
        }
        """);

    [Fact]
    public Task A_specification_is_evaluated() => Shapes.AssertFile(
        "Order Where? OrderBy? Skip? Take?.ToList: Unknown tracked",
        """
        public class Specification<T>
        {
            public Expression<Func<T, bool>>? Criteria { get; set; }
            public Expression<Func<T, object>>? OrderBy { get; set; }
            public int? Skip { get; set; }
            public int? Take { get; set; }
        }
        public static class Evaluator
        {
            public static IQueryable<T> Apply<T>(IQueryable<T> input, Specification<T> spec)
            {
                var query = input;
                if (spec.Criteria != null)
                    query = query.Where(spec.Criteria);
                if (spec.OrderBy != null)
                    query = query.OrderBy(spec.OrderBy);
                if (spec.Skip is { } skip)
                    query = query.Skip(skip).Take(spec.Take ?? 10);
                return query;
            }
        }
        public class Job(ShopContext db) { List<Order> List(Specification<Order> spec) => Evaluator.Apply(db.Orders, spec).ToList(); }
        """);
}
