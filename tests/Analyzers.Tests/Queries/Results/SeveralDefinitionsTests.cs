using Rowbound.Analyzers.Queries;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries.Results;

/// <summary>Results in variables that are given a value in several places.</summary>
public sealed class SeveralDefinitionsTests
{
    [Theory]
    [InlineData("List<Order> list; list = db.Orders.ToList(); foreach (var o in list) Console.WriteLine(o.Total);", "Enumerated", "Total; named")]
    [InlineData("var list = new List<Order>(); list = await db.Orders.ToListAsync(); Console.WriteLine(list.Count);", "Counted", "; named")]
    [InlineData("List<Order> list; if (DateTime.Now.Year > 1) list = db.Orders.ToList(); else list = []; foreach (var o in list) Console.WriteLine(o.Id);", "Enumerated", "Id; named")]
    [InlineData("var list = db.Orders.ToList(); Console.WriteLine(list[0].Id); list = []; foreach (var o in list) Console.WriteLine(o.Total);", "Indexed", "Id; named")]
    [InlineData("List<Order> page; while ((page = db.Orders.Take(9).ToList()).Count > 0) { foreach (var o in page) Console.WriteLine(o.Id); }", "Counted Enumerated", "Id; named")]
    [InlineData("List<Order> page; do { page = await db.Orders.Take(9).ToListAsync(); foreach (var o in page) Console.WriteLine(o.Id); } while (page.Count == 9);", "Enumerated Counted", "Id; named")]
    [InlineData("List<Order>? list = null; list ??= db.Orders.ToList(); Console.WriteLine(list.Count);", "Counted", "; named")]
    [InlineData("var list = DateTime.Now.Year > 1 ? db.Orders.ToList() : []; foreach (var o in list) Console.WriteLine(o.Id);", "Unknown", "Id; named")]
    [InlineData("List<Order>? given = null; var list = given ?? db.Orders.ToList(); foreach (var o in list) o.IsPaid = true;", "Unknown", "IsPaid; written named")]
    [InlineData("List<Order> list; try { list = db.Orders.ToList(); } catch { list = []; } Console.WriteLine(list.Count);", "Counted", "; named")]
    [InlineData("List<Order> list = []; switch (DateTime.Now.Day) { case 1: list = db.Orders.ToList(); break; } Console.WriteLine(list[0].Id);", "Indexed", "Id; named")]
    [InlineData("Order? last = null; foreach (var o in db.Orders.ToList()) { if (last != null) Console.WriteLine(last.Total); last = o; }", "Enumerated", "Total; null named")]
    [InlineData("var list = new List<Order>(); list = db.Orders.ToList(); Swap(ref list); void Swap(ref List<Order> some) => some = [];", "", "; named escapes")]
    [InlineData("List<Order> list; var other = list = db.Orders.ToList(); foreach (var o in other) Console.WriteLine(o.Id);", "Unknown", "Id; named")]
    [InlineData("List<Order> list = []; Action load = () => list = db.Orders.ToList(); load(); foreach (var o in list) Console.WriteLine(o.Id);", "Captured Enumerated", "Id; named")]
    public async Task The_uses_that_a_definition_reaches_are_its_own(string body, string kinds, string rows)
    {
        var use = (await ResultModel.Site(body)).Use;
        Assert.Equal(kinds, use.Kinds());
        Assert.Equal(rows, use.Rows.Words());
    }

    [Theory]
    [InlineData("var list = db.Orders.ToList(); if (list.Count == 0) list = []; foreach (var o in list) Console.WriteLine(o.Id);")]
    [InlineData("List<Order> list; list = db.Orders.ToList(); foreach (var o in list) Console.WriteLine(o.Id);")]
    public async Task A_declaration_that_is_not_the_only_definition_is_not_the_buffers(string body)
    {
        var site = await ResultModel.Site(body);
        Assert.NotNull(site.Use.Local);
        Assert.Null(site.BufferDeclaration);
    }

    [Fact]
    public async Task Each_of_two_definitions_has_the_same_uses()
    {
        var sites = await ResultModel.Sites(
            "List<Order> list; if (DateTime.Now.Year > 1) list = db.Orders.Take(3).ToList(); else list = db.Orders.ToList(); foreach (var o in list) Console.WriteLine(o.Id);");
        Assert.All(sites, site => Assert.Equal(("Enumerated", "Id; named"), (site.Use.Kinds(), site.Use.Rows.Words())));
        Assert.Equal(2, sites.Count);
    }

    /// <summary>Batches: what is emptied or replaced in the loop does not grow.</summary>
    [Theory]
    [InlineData("var batch = new List<Order>(); foreach (var o in db.Orders) { batch.Add(o); if (batch.Count >= 1000) { Save(batch); batch = new List<Order>(); } } Save(batch);")]
    [InlineData("var batch = new List<Order>(); foreach (var o in db.Orders) { batch.Add(o); if (batch.Count >= 1000) { Save(batch); batch.Clear(); } }")]
    [InlineData("var batch = new List<Order>(); foreach (var o in db.Orders) { batch.Add(o); if (batch.Count >= 1000) Flush(batch); }")]
    [InlineData("var batch = new List<Order>(); foreach (var o in db.Orders) { batch.Add(o); if (batch.Count >= 1000) Flush(); } void Flush() { Save(batch); batch.Clear(); }")]
    [InlineData("var batch = new List<Order>(); foreach (var o in db.Orders) { batch.Add(o); if (batch.Count >= 1000) Flush(); } void Flush() { Save(batch); batch = []; }")]
    [InlineData("List<Order> batch = []; for (var last = 0; ;) { var page = db.Orders.Where(o => o.Id > last).OrderBy(o => o.Id).Take(100).ToList(); if (page.Count == 0) break; last = page[page.Count - 1].Id; batch.AddRange(page); if (batch.Count > 500) { Save(batch); batch = []; } }")]
    [InlineData("foreach (var o in db.Orders) { var one = new List<Order>(); one.Add(o); Save(one); }")]
    [InlineData("List<Order> one; foreach (var o in db.Orders) { one = []; one.Add(o); Save(one); }")]
    [InlineData("var queue = new Queue<Order>(); foreach (var o in db.Orders) { queue.Enqueue(o); if (queue.Count > 9) queue.Dequeue(); }")]
    public async Task A_batch_that_is_let_go_in_the_loop_does_not_grow(string body) =>
        Assert.Null((await ResultModel.Site(body, Batches)).Accumulation);

    [Theory]
    [InlineData("var all = new List<Order>(); foreach (var o in db.Orders) all.Add(o); Save(all); all = [];")]
    [InlineData("List<Order> all; if (DateTime.Now.Year > 1) all = []; else all = new(5); foreach (var o in db.Orders) all.Add(o);")]
    [InlineData("var all = new List<Order>(); foreach (var o in db.Orders) all.Add(o); all.Clear();")]
    [InlineData("var all = new List<Order>(); foreach (var o in db.Orders) Keep(all, o);")]
    [InlineData("var all = new List<Order>(); foreach (var o in db.Orders) Keep(o); void Keep(Order o) => all.Add(o);")]
    [InlineData("var all = new List<Order>(); foreach (var o in db.Orders) { all.Add(o); all = all.Where(x => x.IsPaid).ToList(); }")]
    public async Task A_list_that_is_kept_beyond_the_loop_grows(string body)
    {
        var site = await ResultModel.Site(body, Batches);
        Assert.NotNull(site.Accumulation);
        Assert.Equal(AccumulationGrowth.Table, site.GrowthOf(site.Accumulation));
    }

    private const string Batches = """
        private static void Save(List<Order> some) => Console.WriteLine(some.Count);
        private static void Flush(List<Order> some) { Save(some); some.Clear(); }
        private static void Keep(List<Order> into, Order one) => into.Add(one);
        """;
}
