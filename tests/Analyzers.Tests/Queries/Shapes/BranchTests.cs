using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Shapes;

/// <summary>A query in a variable is what it may be by any way to where it is executed.</summary>
public sealed class BranchTests
{
    [Theory]
    [InlineData("var q = db.Orders.AsQueryable(); if (a) q = q.Take(5); q.ToList();", "Order AsQueryable Take?.ToList: Share tracked")]
    [InlineData("var q = db.Orders.AsQueryable(); if (a) q = q.Take(5); else q = q.Take(n); q.ToList();", "Order AsQueryable Take? Take?.ToList: Page tracked")]
    [InlineData("IQueryable<Order> q; if (a) q = db.Orders.Take(5); else q = db.Orders.Where(o => o.Id == id); q.ToList();", "Order Take? Where?.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q; if (a) q = db.Orders.Take(5); else q = db.Orders; q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) { if (b) q = q.Where(o => o.IsPaid); else q = q.Take(5); } q.ToList();", "Order Where? Take?.ToList: Table tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) q = q.Where(o => o.IsPaid); else if (b) q = q.Where(o => o.Id > n); q = q.Take(5); q.ToList();", "Order Where? Where? Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order>? q = null; if (a) q = db.Orders.Take(5); if (b) q = db.Orders.Take(n); q!.ToList();", "Order Take? Take?.ToList: Page tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (name is { Length: > 0 }) q = q.Where(o => o.Number.Contains(name)); if (ids.Length > 0) q = q.Where(o => ids.Contains(o.Id)); q.ToList();", "Order Where? Where?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) q = db.Orders.Take(1); else { q = db.Orders.Take(2); } q.ToList();", "Order Take? Take?.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) { } else { q = q.Take(5); } q.ToList();", "Order Take?.ToList: Share tracked")]
    public Task Behind_if(string code, string words) => Shapes.AssertBody(words, code);

    [Theory]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: q = q.Take(1); break; case 2: q = q.Take(2); break; } q.ToList();", "Order Take? Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: q = q.Take(1); break; default: q = q.Take(2); break; } q.ToList();", "Order Take? Take?.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: q = q.Take(1); break; default: return; } q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: q = q.Take(1); break; default: throw new InvalidOperationException(); } q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: if (a) { q = q.Take(1); break; } q = q.Take(2); break; default: q = q.Take(3); break; } q.ToList();", "Order Take? Take? Take?.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: if (a) break; q = q.Take(2); break; default: q = q.Take(3); break; } q.ToList();", "Order Take? Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (name) { case \"total\": case \"sum\": q = q.OrderBy(o => o.Total); break; default: q = q.OrderBy(o => o.Id); break; } q.Take(10).ToList();", "Order OrderBy? OrderBy? Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; switch (n) { case 1: q = q.Take(1); goto case 2; case 2: break; } q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("var q = n switch { 1 => db.Orders.Where(o => o.IsPaid), 2 => db.Orders.Take(5), _ => db.Orders }; q.ToList();", "Order Where? Take?.ToList: Table tracked")]
    [InlineData("var q = n switch { 1 => db.Orders.Take(1), _ => db.Orders.Take(2) }; q.ToList();", "Order Take? Take?.ToList: AtMost tracked")]
    [InlineData("var q = n switch { 1 => db.Orders.Take(1), _ => throw new InvalidOperationException() }; q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; q = name switch { \"total\" => q.OrderBy(o => o.Total), _ => q.OrderBy(o => o.Id) }; q.ToList();", "Order OrderBy? OrderBy?.ToList: Table tracked")]
    public Task Behind_switch(string code, string words) => Shapes.AssertBody(words, code);

    [Theory]
    [InlineData("var q = a ? db.Orders.Take(5) : db.Orders; q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("(a ? db.Orders.Take(5) : db.Orders.Take(6)).ToList();", "Order Take? Take?.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; q = a ? q.OrderBy(o => o.Id) : q.OrderByDescending(o => o.Id); q.ToList();", "Order OrderBy? OrderByDescending?.ToList: Table tracked")]
    [InlineData("var q = a ? db.Orders.AsNoTracking() : throw new InvalidOperationException(); q.ToList();", "Order AsNoTracking.ToList: Table untracked")]
    [InlineData("IQueryable<Order>? q = null; (q ?? db.Orders).ToList();", "Order.ToList: Table tracked")]
    [InlineData("IQueryable<Order>? q = a ? db.Orders.Take(5) : null; q ??= db.Orders; q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order>? q = a ? db.Orders.Take(5) : null; (q ??= db.Orders.Take(6)).ToList();", "Order Take? Take?.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order>? q = a ? db.Orders.Take(5) : null; q = q ?? throw new InvalidOperationException(); q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; var ok = a && (q = q.Take(5)) != null; q.ToList();", "Order Take?.ToList: Share tracked")]
    public Task Behind_a_choice(string code, string words) => Shapes.AssertBody(words, code);

    [Theory]
    [InlineData("IQueryable<Order> q = db.Orders; foreach (var term in terms) q = q.Where(o => o.Number.Contains(term)); q.ToList();", "Order Where?.ToList: Table tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; foreach (var term in terms) { if (term.Length == 0) continue; var t = term; q = q.Where(o => o.Number == t); } q.ToList();", "Order Where?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; for (var i = 0; i < n; i++) q = q.Include(o => o.Lines); q.ToList();", "Order Include?.ToList: Table tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; while (a) { q = q.Take(5); if (b) break; } q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; do { q = q.Where(o => o.IsPaid); } while (a); q.Take(n).ToList();", "Order Where? Take.ToList: Page tracked")]
    [InlineData("foreach (var term in terms) { var q = db.Orders.Where(o => o.Number == term); if (a) q = q.Take(5); q.ToList(); }", "Order Where Take?.ToList: Selected tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; foreach (var term in terms) { q.ToList(); q = q.Take(5); }", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; foreach (var term in terms) { q = db.Orders.Take(5); q.ToList(); }", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders.Take(5); foreach (var term in terms) { if (a) q = db.Orders; else q = q.Where(o => o.IsPaid); } q.ToList();", "Order Take? Where?.ToList: Share tracked")]
    [InlineData("for (var q = db.Orders.Where(o => o.IsPaid); a; q = q.Take(5)) q.ToList();", "Order Where Take?.ToList: Share tracked")]
    public Task Behind_a_loop(string code, string words) => Shapes.AssertBody(words, code);

    [Theory]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) return; q = q.Take(5); q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) { q = db.Orders.Take(n); return; } q.ToList();", "Order.ToList: Table tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (!a) throw new InvalidOperationException(); else q = q.Take(5); q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) { q.Take(5).ToList(); return; } q.Count();", "Order Take.ToList: AtMost tracked; Order.Count: Table tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; try { q = q.Take(5); } catch (InvalidOperationException) { } q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; try { q = q.Take(5); } catch (InvalidOperationException) { throw; } q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; try { q = q.Take(5); } finally { Console.WriteLine(); } q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q; try { q = db.Orders; } finally { q = db.Orders.Take(5); } q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("using (var other = new ShopContext()) { IQueryable<Order> q = other.Orders; if (a) q = q.Take(5); q.ToList(); }", "Order Take?.ToList: Share tracked")]
    [InlineData("await using var other = new ShopContext(); var q = other.Orders.AsNoTracking(); await q.ToListAsync();", "Order AsNoTracking.ToList: Table untracked")]
    [InlineData("lock (terms) { IQueryable<Order> q = db.Orders; q = q.Take(5); q.ToList(); }", "Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) goto end; q = q.Take(5); end: q.ToList();", "Order Take?.ToList: Share tracked")]
    public Task Behind_an_exit(string code, string words) => Shapes.AssertBody(words, code);

    [Theory]
    [InlineData("IQueryable<Order> q = db.Orders.Where(o => o.IsPaid); q = q.Where(o => o.Id > n); q = q.OrderBy(o => o.Id); q.ToList();", "Order Where Where OrderBy.ToList: Share tracked")]
    [InlineData("IOrderedQueryable<Order> q = db.Orders.OrderBy(o => o.Id); if (a) q = q.ThenBy(o => o.Total); q.ToList();", "Order OrderBy ThenBy?.ToList: Table tracked")]
    [InlineData("var one = db.Orders.Where(o => o.IsPaid); var two = one.Take(5); var q = a ? one : two; q.ToList();", "Order Where Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders.Take(5); q.ToList(); q = db.Orders; q.Count();", "Order Take.ToList: AtMost tracked; Order.Count: Table tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; var all = q; q = q.Take(5); all.ToList(); q.ToList();", "Order.ToList: Table tracked; Order Take.ToList: AtMost tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; Func<int> count = () => q.Count(); q = q.Take(5); count();", "Order Take?.Count: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; Action page = () => q = q.Take(5); page(); q.ToList();", "Order Take?.ToList: Share tracked")]
    [InlineData("IQueryable<Order> q = db.Orders; Page(); q.ToList(); void Page() { q = q.Take(5); }", "Order Take?.ToList: Share tracked")]
    [InlineData("var total = db.Orders.Count(); IQueryable<Order> q = db.Orders; if (total > n) q = q.Skip(n).Take(5); q.ToList();", "Order.Count: Table tracked; Order Skip? Take?.ToList: Share tracked")]
    [InlineData("object source = db.Orders.Take(5); if (source is IQueryable<Order> q) q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("object source = db.Orders.Take(5); if (source is not IQueryable<Order> q) return; q.ToList();", "Order Take.ToList: AtMost tracked")]
    [InlineData("if (a) return; return; db.Orders.ToList();", "Order.ToList: Table tracked")]
    public Task In_several_steps(string code, string words) => Shapes.AssertBody(words, code);

    [Theory]
    [InlineData("var (q, m) = (db.Orders.Take(5), 1); q.ToList();")]
    [InlineData("IQueryable<Order> q = db.Orders; (q, n) = (q.Take(5), 1); q.ToList();")]
    [InlineData("Make(out var q); q.ToList(); static void Make(out IQueryable<Order> made) => made = new List<Order>().AsQueryable();")]
    [InlineData("IQueryable<Order> q = db.Orders; Page(ref q); q.ToList(); static void Page(ref IQueryable<Order> made) => made = made.Take(5);")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) q = new List<Order>().AsQueryable(); q.ToList();")]
    [InlineData("IQueryable<Order> q = db.Orders; if (a) q = db.Invoices.Select(i => i.Order); q.ToList();")]
    [InlineData("foreach (var q in new[] { db.Orders.Take(5), db.Orders.Take(6) }) q.ToList();")]
    [InlineData("foreach (var q in new[] { db.Orders.Take(5) }) (a ? q : db.Orders).ToList();")]
    [InlineData("object o = db.Orders; switch (o) { case IQueryable<Order> q: q.ToList(); break; }")]
    [InlineData("var box = new { Query = db.Orders.Take(5) }; box.Query.ToList();")]
    [InlineData("var list = new List<IQueryable<Order>> { db.Orders }; list[0].ToList();")]
    [InlineData("IQueryable<Order> q; var all = (q = db.Orders.Take(5)).ToList();")]
    [InlineData("IEnumerable<Order> q = db.Orders; q = q.Where(o => o.IsPaid); q.ToList();")]
    public Task Elsewhere_nothing_is_said(string code) => Shapes.AssertBody("", code);
}
