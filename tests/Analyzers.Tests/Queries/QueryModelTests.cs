using Rowbound.Analyzers.Queries;
using Xunit;

namespace Rowbound.Analyzers.Tests.Queries;

/// <summary>What the query model answers about the only query of a snippet.</summary>
public sealed class QueryModelTests
{
    [Theory]
    [InlineData("db.Orders.ToList();", "Orders: ToList")]
    [InlineData("await db.Orders.ToListAsync();", "Orders: ToList")]
    [InlineData("db.Set<Order>().ToArray();", "Order: ToArray")]
    [InlineData("db.Orders.Where(o => o.IsPaid).OrderBy(o => o.Id).ToList();", "Orders Where OrderBy: ToList")]
    [InlineData("var list = (from o in db.Orders where o.IsPaid orderby o.Id select o).ToList();", "Orders Where OrderBy: ToList")]
    [InlineData("var q = db.Orders.Where(o => o.IsPaid); q.ToList();", "Orders Where: ToList")]
    [InlineData("IQueryable<Order> q = db.Orders; var p = q.Where(o => o.IsPaid); p.Count();", "Orders Where: Count")]
    [InlineData("foreach (var o in db.Orders) { }", "Orders: Enumerate")]
    [InlineData("await foreach (var o in db.Orders.AsAsyncEnumerable()) { }", "Orders: Enumerate")]
    [InlineData("await foreach (var o in db.Orders.AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false)) { }", "Orders: Enumerate")]
    [InlineData("List<Order> all = [.. db.Orders];", "Orders: Buffer")]
    [InlineData("var all = new List<Order>(db.Orders);", "Orders: Buffer")]
    [InlineData("new List<Order>().AddRange(db.Orders);", "Orders: Buffer")]
    [InlineData("db.Orders.Load();", "Orders: Load")]
    [InlineData("db.Orders.First(o => o.Id == 1);", "Orders: First")]
    [InlineData("db.Orders.ExecuteDelete();", "Orders: ExecuteDelete")]
    [InlineData("db.Orders.FromSql($\"select 1\").ToList();", "Orders FromSql: ToList")]
    [InlineData("db.Entry(new Order()).Collection(o => o.Lines).Query().ToList();", "OrderLine: ToList")]
    [InlineData("new List<Order>().AsQueryable().ToList();", "")]
    [InlineData("new List<Order>().Where(o => o.IsPaid).ToList();", "")]
    [InlineData("var q = db.Orders.Where(o => o.IsPaid); q = q.Where(o => o.Id > 1); q.ToList();", "Orders Where Where: ToList")]
    [InlineData("db.Orders.Where(o => db.Invoices.Any(i => i.OrderId == o.Id));", "")]
    public async Task A_query_has_a_source_steps_and_a_terminal(string body, string words)
    {
        var sites = await Sites(body);
        Assert.Equal(words, string.Join("; ", sites.Select(s => string.Join(' ', s.Query.Steps.Select(step => step.Operator.ToString()).Prepend(s.Name)) + ": " + (s.Terminal.Operator?.ToString() ?? s.Terminal.Kind.ToString()))));
    }

    [Theory]
    [InlineData("db.Orders", RowBound.Table)]
    [InlineData("db.Orders.Where(o => o.IsPaid)", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Id == id)", RowBound.One)]
    [InlineData("db.Orders.Where(o => o.IsPaid && o.Id == id)", RowBound.One)]
    [InlineData("db.Orders.Where(o => o.Id > id)", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Id > 5)", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Id > id && o.Id <= id + 100)", RowBound.Selected)]
    [InlineData("db.Orders.Where(o => o.PlacedAt < DateTime.UtcNow)", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Number.StartsWith(name))", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Number.StartsWith(\"A\"))", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Customer.Name == name)", RowBound.Selected)]
    [InlineData("db.Orders.Where(o => o.Number.ToLower() == name)", RowBound.Selected)]
    [InlineData("db.Orders.Where(o => o.Number != name)", RowBound.Table)]
    [InlineData("db.Orders.Where(o => !ids.Contains(o.Id))", RowBound.Table)]
    [InlineData("db.Orders.Where(o => ids.Contains(o.Quantity))", RowBound.Selected)]
    [InlineData("db.Orders.Where(o => ids.Contains(o.CustomerId))", RowBound.PerParent)]
    [InlineData("db.Orders.Where(o => ids.Contains(o.Customer.CountryId))", RowBound.Selected)]
    [InlineData("db.Orders.Where(o => new[] { OrderStatus.Placed }.Contains(o.Status))", RowBound.Share)]
    [InlineData("db.Orders.Where(o => !db.Invoices.Any(i => i.OrderId == o.Id))", RowBound.Share)]
    [InlineData("db.Orders.Where(o => o.Lines.Any(l => l.ProductId == id))", RowBound.PerParent)]
    [InlineData("db.Customers.Where(c => c.Email == name)", RowBound.One)]
    [InlineData("db.Stock.Where(s => s.WarehouseId == id && s.ProductId == id)", RowBound.One)]
    [InlineData("db.Stock.Where(s => s.ProductId == id)", RowBound.PerParent)]
    [InlineData("db.Orders.Where(o => o.CustomerId == id)", RowBound.PerParent)]
    [InlineData("db.Orders.Where(o => ids.Contains(o.Id))", RowBound.Keys)]
    [InlineData("db.Orders.Take(10)", RowBound.AtMost)]
    [InlineData("db.Orders.Take(10_001)", RowBound.Table)]
    [InlineData("db.Orders.Take(id)", RowBound.Page)]
    [InlineData("db.Orders.Skip(10)", RowBound.Table)]
    [InlineData("db.Orders.Select(o => o.Total).Distinct()", RowBound.Unknown)]
    [InlineData("db.Orders.GroupBy(o => o.Status)", RowBound.Unknown)]
    [InlineData("db.Orders.Where(o => o.Number == name)", RowBound.Selected)]
    [InlineData("db.Orders.Where(o => o.Number == \"x\")", RowBound.Share)]
    public async Task Rows_are_as_many_as_the_steps_let_through(string query, object rows) =>
        Assert.Equal(rows, (await Site($"var id = 1; var name = \"x\".Trim(); var ids = new[] {{ 1 }}; _ = {query}.ToList();")).Rows);

    [Theory]
    [InlineData("db.Orders", RowShape.TrackedEntity)]
    [InlineData("db.Orders.AsNoTracking()", RowShape.UntrackedEntity)]
    [InlineData("db.Orders.AsNoTracking().AsTracking()", RowShape.TrackedEntity)]
    [InlineData("db.Orders.Select(o => o.Id)", RowShape.Columns)]
    [InlineData("db.Orders.Select(o => new { o.Id, o.Customer.Name })", RowShape.Columns)]
    [InlineData("db.Orders.Select(o => new { o })", RowShape.HoldsEntity)]
    [InlineData("db.Orders.Select(o => o.Customer)", RowShape.HoldsEntity)]
    [InlineData("db.Orders.Select(o => new { o.Id, o.Lines })", RowShape.HoldsEntity)]
    [InlineData("db.Orders.Select(o => new { Lines = o.Lines.Count })", RowShape.Columns)]
    [InlineData("db.Orders.Select(o => new Order { Id = o.Id })", RowShape.Columns)]
    [InlineData("db.SalesByDay", RowShape.UntrackedEntity)]
    [InlineData("db.Orders.Where(o => db.Invoices.AsNoTracking().Any(i => i.OrderId == o.Id))", RowShape.Unknown)]
    [InlineData("db.Orders.OfType<Order>()", RowShape.Unknown)]
    public async Task A_row_is_an_entity_or_columns(string query, object shape) => Assert.Equal(shape, (await Site($"_ = {query}.ToList();")).Shape);

    [Theory]
    [InlineData("foreach (var o in list) Console.WriteLine(o.Total);", "Enumerated", "Total")]
    [InlineData("Console.WriteLine(list.Count);", "Counted", "")]
    [InlineData("if (list is []) Console.WriteLine();", "Counted", "")]
    [InlineData("Console.WriteLine(list[0].Total);", "Indexed", "Total")]
    [InlineData("Console.WriteLine(list.Any(o => o.IsPaid));", "Operator", "IsPaid")]
    [InlineData("var more = new List<Order>(); more.AddRange(list); Console.WriteLine(more[0].Total);", "Added", "Total; accumulated")]
    [InlineData("foreach (var o in list) o.Total = 0;", "Enumerated", "Total; written")]
    [InlineData("foreach (var o in list) Console.WriteLine(o);", "Enumerated", "; escapes")]
    [InlineData("foreach (var o in list) if (o == list[0]) Console.WriteLine(o.Id);", "Enumerated Indexed", "Id; compared")]
    [InlineData("foreach (var o in list) if (o != null) Console.WriteLine(o.Id);", "Enumerated", "Id; null")]
    [InlineData("foreach (Order o in list) Console.WriteLine(o.Id);", "Enumerated", "Id; named")]
    [InlineData("foreach (var o in list) Console.WriteLine(o.Customer.Name);", "Enumerated", "Customer Name; navigates")]
    [InlineData("Func<int> later = () => list.Count; Console.WriteLine(later());", "Captured Counted", "")]
    [InlineData("Show(list); void Show(IEnumerable<Order> some) { }", "HandedOver", "; named")]
    [InlineData("Show(list); void Show(List<Order> some) { }", "PassedOn", "; named")]
    [InlineData("var byId = new Dictionary<int, Order>(); foreach (var o in list) byId[o.Id] = o;", "Enumerated", "Id; accumulated")]
    [InlineData("var set = new HashSet<Order>(); foreach (var o in list) set.Add(o);", "Enumerated", "; compared accumulated")]
    [InlineData("foreach (var o in list) Console.WriteLine(((IComparable)(object)o).ToString());", "Enumerated", "; named escapes")]
    public async Task The_use_of_the_rows_is_followed(string use, string collection, string rows)
    {
        var result = (await Site($"var list = db.Orders.ToList(); {use}")).Use;
        Assert.Equal(collection, string.Join(' ', result.Collection.Select(u => u.Kind.ToString())));
        Assert.Equal(rows, Words(result.Rows));
    }

    [Theory]
    [InlineData("_ = db.Orders.ToList();", "")]
    [InlineData("for (;;) _ = db.Orders.ToList();", "loop")]
    [InlineData("foreach (var i in db.Orders.ToList()) { }", "")]
    [InlineData("await Task.Yield(); _ = db.Orders.ToList();", "async")]
    [InlineData("Func<Task> later = async () => { await Task.Yield(); _ = db.Orders.ToList(); };", "async")]
    [InlineData("for (;;) { Action later = () => _ = db.Orders.ToList(); }", "")]
    [InlineData("try { _ = db.Orders.ToList(); } catch { }", "guarded")]
    [InlineData("try { } catch { _ = db.Orders.ToList(); }", "")]
    [InlineData("try { _ = db.Orders.ToList(); } finally { }", "")]
    public async Task A_query_stands_somewhere(string body, string words)
    {
        var scope = (await Sites(body)).First(s => s.Terminal.Kind == TerminalKind.Buffer).Scope;
        Assert.Equal(words, string.Join(' ', new[] { scope.Loop is null ? "" : "loop", scope.IsAsync ? "async" : "", scope.IsGuarded ? "guarded" : "" }.Where(w => w.Length > 0)));
    }

    private static string Words(RowUse rows)
    {
        var members = string.Join(' ', rows.Read.Select(p => p.Name).Order(StringComparer.Ordinal));
        var words = new[]
        {
            (rows.IsWritten, "written"), (rows.ReadsNavigations, "navigates"), (rows.MayBeNull, "null"), (rows.HasNamedType, "named"),
            (rows.Escapes, "escapes"), (rows.IsCompared, "compared"), (rows.Accumulations.Count > 0, "accumulated"),
        };
        var said = string.Join(' ', words.Where(w => w.Item1).Select(w => w.Item2));
        return said.Length == 0 ? members : $"{members}; {said}";
    }

    private static async Task<QuerySite> Site(string body) => Assert.Single(await Sites(body));

    private static Task<IReadOnlyList<QuerySite>> Sites(string body) => SiteReader.Sites(body);
}
