using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>A query that a helper of the compilation composes is what the helper makes of what it is given.</summary>
public sealed class HelperTests
{
    [Theory]
    [InlineData("IQueryable<Order> Paid() => db.Orders.Where(o => o.IsPaid); void Run() => Paid().ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("private IQueryable<Order> Paid() { return db.Orders.Where(o => o.IsPaid); } void Run() => Paid().Take(5).ToList();", "Order Where Take.ToList: AtMost tracked")]
    [InlineData("static IQueryable<Order> Paid(ShopContext shop) => shop.Orders.Where(o => o.IsPaid); void Run() => Paid(db).ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("IQueryable<Order> Of(int customer) => db.Orders.Where(o => o.CustomerId == customer); void Run() => Of(5).ToList();", "Order Where.ToList: PerParent tracked")]
    [InlineData("IQueryable<Order> Paid(IQueryable<Order> q) => q.Where(o => o.IsPaid); void Run() => Paid(db.Orders.Take(5)).ToList();", "Order Take Where.ToList: AtMost tracked")]
    [InlineData("void Run() { Paid().ToList(); IQueryable<Order> Paid() => db.Orders.Where(o => o.IsPaid); }", "Order Where.ToList: Share tracked")]
    [InlineData("void Run() { Top(db.Orders, 5).ToList(); static IQueryable<T> Top<T>(IQueryable<T> q, int n) => q.Take(n); }", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<T> All<T>() where T : class => db.Set<T>(); void Run() => All<Order>().AsNoTracking().ToList();", "Order AsNoTracking.ToList: Table untracked")]
    [InlineData("IQueryable<T> All<T>() where T : class => Inner<T>(); IQueryable<E> Inner<E>() where E : class => db.Set<E>().AsNoTracking(); void Run() => All<Product>().ToList();", "Product AsNoTracking.ToList: Table untracked")]
    [InlineData("DbSet<T> All<T>() where T : class => db.Set<T>(); void Run() => All<Order>().ToList();", "Order.ToList: Table tracked")]
    [InlineData("IQueryable<Order> Page(IQueryable<Order> q, int page = 1, int size = 20) => q.Skip((page - 1) * size).Take(size); void Run() => Page(db.Orders).ToList();", "Order Skip Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> Page(IQueryable<Order> q, int page, int size) => q.Skip(page * size).Take(size); void Run(int size) => Page(db.Orders, 2, size).ToList();", "Order Skip Take.ToList: Page tracked")]
    [InlineData("IQueryable<Order> Top(int n) => db.Orders.Take(n); void Run() => Top(n: 100_000).ToList();", "Order Take.ToList: Table tracked")]
    [InlineData("IQueryable<Order> Top(int n) { n = Math.Min(n, 100); return db.Orders.Take(n); } void Run() => Top(100_000).ToList();", "Order Take.ToList: Page tracked")]
    [InlineData("IQueryable<Order> With(params Expression<Func<Order, object>>[] paths) { IQueryable<Order> q = db.Orders; foreach (var path in paths) q = q.Include(path); return q; } void Run() => With(o => o.Lines).ToList();", "Order Include?.ToList: Table tracked")]
    [InlineData("IQueryable<Order> Some(bool all) { if (all) return db.Orders; return db.Orders.Take(5); } void Run() => Some(true).ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> Some(int n) => n switch { 1 => db.Orders.Take(5), _ => throw new ArgumentException() }; void Run() => Some(1).ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IOrderedQueryable<Order> Newest() => db.Orders.OrderByDescending(o => o.Id); void Run() => Newest().ThenBy(o => o.Total).ToList();", "Order OrderByDescending ThenBy.ToList: Table tracked")]
    [InlineData("IQueryable<Order> A() => B().Where(o => o.IsPaid); IQueryable<Order> B() => C().OrderBy(o => o.Id); IQueryable<Order> C() => db.Orders.AsNoTracking(); void Run() => A().ToList();", "Order AsNoTracking OrderBy Where.ToList: Share untracked")]
    [InlineData("void Run() { var q = Paid(); if (db.Database.CanConnect()) q = Newest(q); q.ToList(); } IQueryable<Order> Paid() => db.Orders.Where(o => o.IsPaid); IQueryable<Order> Newest(IQueryable<Order> q) => q.OrderBy(o => o.Id).Take(5);", "Order Where OrderBy? Take?.ToList: Share tracked")]
    public Task Methods_are_followed(string code, string words) => Shapes.AssertClass(words, code);

    [Theory]
    [InlineData("void Run() => Find().ToList();", "Order.ToList: Table tracked")]
    [InlineData("void Run() => Find(null).ToList();", "Order.ToList: Table tracked")]
    [InlineData("void Run(int id) => Find(o => o.Id == id).ToList();", "Order Where.ToList: One tracked")]
    [InlineData("void Run(Expression<Func<Order, bool>> given) => Find(given).ToList();", "Order Where?.ToList: Unknown tracked")]
    [InlineData("void Run() => Find(take: 5).ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("void Run(int? n) => Find(take: n).ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("void Run(int id) => Find(o => o.CustomerId == id, take: 5).ToList();", "Order Where Take.ToList: AtMost tracked")]
    [InlineData("void Run() => Find(orderBy: q => q.OrderBy(o => o.Total)).ToList();", "Order OrderBy.ToList: Table tracked")]
    [InlineData("void Run() => Find(include: q => q.Include(o => o.Lines).ThenInclude(l => l.Product)).ToList();", "Order Include ThenInclude.ToList: Table tracked")]
    [InlineData("void Run() => Find(tracks: false).ToList();", "Order AsNoTracking.ToList: Table untracked")]
    [InlineData("void Run(bool b) => Find(tracks: b).ToList();", "Order AsNoTracking?.ToList: Table unknown")]
    [InlineData("void Run() => Find(orderBy: Newest).ToList(); static IOrderedQueryable<Order> Newest(IQueryable<Order> q) => q.OrderBy(o => o.Id);", "")]
    public Task Optional_arguments_choose_the_path(string code, string words) => Shapes.AssertClass(words, $$"""
        IQueryable<Order> Find(
            Expression<Func<Order, bool>>? filter = null,
            Func<IQueryable<Order>, IOrderedQueryable<Order>>? orderBy = null,
            Func<IQueryable<Order>, IIncludableQueryable<Order, object>>? include = null,
            int? take = null,
            bool tracks = true)
        {
            IQueryable<Order> query = db.Orders;
            if (!tracks)
                query = query.AsNoTracking();
            if (include != null)
                query = include(query);
            if (filter is not null)
                query = query.Where(filter);
            if (orderBy != null)
                query = orderBy(query);
            if (take.HasValue)
                query = query.Take(take.Value);
            return query;
        }
        {{code}}
        """);

    [Theory]
    [InlineData("IQueryable<Order> Of(Expression<Func<Order, bool>>? filter) => filter == null ? db.Orders : db.Orders.Where(filter); void Run() => Of(o => o.Id == 5).ToList();", "Order Where.ToList: One tracked")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, Expression<Func<Order, bool>>? filter) => filter == null ? q : q.Where(filter); void Run() => Of(db.Orders, o => o.Id == 5).ToList();", "Order Where.ToList: One tracked")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, Expression<Func<Order, bool>>? filter) { if (filter == null) return q; return q.Where(filter); } void Run() => Of(db.Orders, o => o.Id == 5).ToList();", "Order Where.ToList: One tracked")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, bool flag, Expression<Func<Order, bool>> filter) { if (flag) q = q.Where(filter); return q; } void Run(bool b) => Of(db.Orders, b, o => o.Id == 5).ToList();", "Order Where?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> Of(IQueryable<Order> q, Expression<Func<Order, bool>>? filter) { if (filter != null) q = q.Where(filter).OrderBy(o => o.Id); return q; } void Run() => Of(db.Orders, null).ToList();", "Order.ToList: Table tracked")]
    [InlineData("IQueryable<Order> Of(Func<IQueryable<Order>, IQueryable<Order>> shape) => shape(db.Orders); void Run() => Of(q => q.Where(o => o.IsPaid).Take(5)).ToList();", "Order Where Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> Of(Func<IQueryable<Order>, IQueryable<Order>> shape) => shape(db.Orders); void Run() => Of(q => q).ToList();", "Order.ToList: Table tracked")]
    [InlineData("IQueryable<Order> Of(Func<IQueryable<Order>, IQueryable<Order>>? shape) => shape?.Invoke(db.Orders) ?? db.Orders; void Run() => Of(q => q.Take(5)).ToList();", "")]
    public Task A_filter_that_is_given_is_applied(string code, string words) => Shapes.AssertClass(words, code);

    [Theory]
    [InlineData("IQueryable<Order> Self(int n) => n == 0 ? db.Orders : Self(n - 1).Where(o => o.IsPaid); void Run() => Self(5).ToList();")]
    [InlineData("IQueryable<Order> A(int n) => n == 0 ? db.Orders : B(n - 1); IQueryable<Order> B(int n) => A(n).Where(o => o.IsPaid); void Run() { A(5).ToList(); B(5).ToList(); }")]
    [InlineData("IQueryable<Order> A => B; IQueryable<Order> B => A; void Run() => A.ToList();")]
    [InlineData("static IQueryable<Order> _a = _b!; static IQueryable<Order> _b = _a; void Run() => _a.ToList();")]
    [InlineData("async Task<IQueryable<Order>> Paid() { await Task.Yield(); return db.Orders; } async Task Run() => (await Paid()).ToList();")]
    [InlineData("IEnumerable<Order> Paid() { foreach (var o in new List<Order>()) yield return o; } void Run() => Paid().ToList();")]
    [InlineData("IQueryable<Order> Fake() => new List<Order>().AsQueryable(); void Run() => Fake().ToList();")]
    [InlineData("IQueryable<Order> Some(bool fake) => fake ? new List<Order>().AsQueryable() : db.Orders; void Run() => Some(false).ToList();")]
    [InlineData("IQueryable<Order> Given(IQueryable<Order> q) { q.ToList(); return q; } void Run() => Given(new List<Order>().AsQueryable()).ToList();")]
    [InlineData("void Run(Func<IQueryable<Order>> make) => make().ToList();")]
    [InlineData("void Run() { Func<IQueryable<Order>> make = () => db.Orders; make().ToList(); }")]
    [InlineData("readonly Lazy<IQueryable<Order>> _all = new(() => new List<Order>().AsQueryable()); void Run() => _all.Value.ToList();")]
    [InlineData("IQueryable<Order> A1() => A2(); IQueryable<Order> A2() => A3(); IQueryable<Order> A3() => A4(); IQueryable<Order> A4() => A5(); IQueryable<Order> A5() => A6(); IQueryable<Order> A6() => A7(); IQueryable<Order> A7() => db.Orders; void Run() => A1().ToList();")]
    public Task What_cannot_be_followed_is_not_known(string code) => Shapes.AssertClass("", code);

    [Fact]
    public Task A_helper_that_is_too_deep_from_one_place_is_read_from_another() => Shapes.AssertClass(
        "Order.ToArray: Table tracked",
        """
        IQueryable<Order> A1() => A2(); IQueryable<Order> A2() => A3(); IQueryable<Order> A3() => A4(); IQueryable<Order> A4() => A5();
        IQueryable<Order> A5() => A6(); IQueryable<Order> A6() => A7(); IQueryable<Order> A7() => db.Orders;
        void Deep() => A1().ToList();
        void Run() => A2().ToArray();
        """);

    [Theory]
    [InlineData("IQueryable<Order> Paid => db.Orders.Where(o => o.IsPaid); void Run() => Paid.ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("IQueryable<Order> Paid { get { return db.Orders.Where(o => o.IsPaid); } } void Run() => Paid.ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("IQueryable<Order> Paid { get; } = db.Orders.Where(o => o.IsPaid); void Run() => Paid.ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("IQueryable<Order> Paid { get; set; } = db.Orders.Take(5); void Run() => Paid.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("public IQueryable<Order> Paid { get; set; } = db.Orders; void Run() => Paid.ToList();", "")]
    [InlineData("IQueryable<Order>? _all; IQueryable<Order> All => _all ??= db.Orders.Take(5); void Run() => All.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("readonly IQueryable<Order> _paid = db.Orders.Where(o => o.IsPaid); void Run() => _paid.ToList();", "Order Where.ToList: Share tracked")]
    [InlineData("IQueryable<Order> _some = db.Orders; void Page() => _some = _some.Take(5); void Run() => _some.ToList();", "")]
    [InlineData("IQueryable<Order> _some = db.Orders; void Page(int n) => (_some, n) = (_some.Take(5), 1); void Run() => _some.ToList();", "")]
    [InlineData("IQueryable<Order> _some = db.Orders; void Page() => Change(ref _some); static void Change(ref IQueryable<Order> q) => q = q.Take(5); void Run() => _some.ToList();", "")]
    [InlineData("internal IQueryable<Order> Some = db.Orders; void Run() => Some.ToList();", "")]
    [InlineData("IQueryable<Order>? _some; void Set() => _some ??= db.Orders; void Set2() => _some ??= db.Orders.Take(5); void Run() => _some!.ToList();", "")]
    [InlineData("IQueryable<Order> this[int id] => db.Orders.Where(o => o.Id == id); void Run() => this[5].ToList();", "")]
    [InlineData("DbSet<Order> Set => db.Orders; void Run() => Set.Where(o => o.IsPaid).ToList();", "Order Where.ToList: Share tracked")]
    public Task Properties_and_fields_are_followed(string code, string words) => Shapes.AssertClass(words, code);
}
