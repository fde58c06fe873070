using FsCheck;
using FsCheck.Fluent;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Makes programs.</summary>
internal static class Programs
{
    internal static Gen<ShopProgram> Any { get; } =
        from parts in Choices.Weighted((9, Main), (1, Beside)).Some(1, 2)
        select new ShopProgram(parts);

    private static Gen<Part> Main =>
        from part in Choices.Weighted((5, Loop), (3, Stream), (5, Operator), (4, Pages), (3, Lists))
        from wrap in Choices.Weighted((24, ""), (1, "try"), (1, "try // finally"),
            (1, "if (!cancellationToken.IsCancellationRequested)"), (1, "checked"))
        select part with { Wrap = wrap };

    private static Gen<Part> Loop =>
        from rows in Queries.Any
        from run in Queries.Buffer
        from hold in Choices.Weighted((5, Hold.Inline), (4, Hold.Variable), (rows.IsEntity ? 1 : 0, Hold.TypedVariable),
            (1, Hold.Query), (rows.IsEntity ? 1 : 0, Hold.ConditionalQuery))
        let source = new Source(rows.Query, run, hold)
        from between in Between.Rarely(8)
        from body in Bodies.Of(rows)
        from after in After(rows, run, "list#").Rarely(source.IsHeld ? 30 : 0, most: 2)
        select (Part)new RowLoop(source, between, body, after);

    private static Gen<Part> Stream =>
        from rows in Queries.Any
        from run in Queries.Stream
        from hold in Choices.Weighted((5, Hold.Inline), (1, Hold.Query))
        from body in Bodies.Of(rows)
        select (Part)new RowLoop(new(rows.Query, run, hold), [], body, []);

    private static Gen<Part> Operator =>
        from rows in Queries.Any
        from part in Operators.Over(rows)
        select part;

    private static Gen<Part> Pages =>
        from table in Queries.Table
        from filters in Queries.Filter(table).Rarely(40)
        from order in Queries.TotalOrder(table)
        from isUntracked in Choices.Percent(30)
        from run in Queries.Buffer
        from form in Choices.Weighted((4, PageForm.Number), (1, PageForm.FewNumbers), (2, PageForm.NumberFromOne),
            (4, PageForm.Offset), (2, PageForm.OffsetByCount))
        from size in Choices.Of(7, 10, 100)
        from endsShort in Choices.Percent(25)
        let query = new Query(table, false,
            [.. isUntracked ? [new Step("AsNoTracking()")] : Array.Empty<Step>(), .. filters, .. order])
        from use in Choices.Of<Statement>(new Do($"count += rows#.{run.Count};"),
            new Do("text.Append(rows#[0].ToString()?.Length);"), new Do("await Task.Yield();")).Rarely(12)
        from body in Bodies.Of(new(query, table))
        select (Part)new PageLoop(query, [], run with { IsAsync = run.IsAsync || size != 10 }, form, size, endsShort, use, body);

    private static Gen<Part> Lists =>
        from table in Queries.Table
        from query in Queries.Entities(table)
        from run in Choices.Weighted((4, Queries.Buffer), (1, Queries.Stream))
        from outer in Choices.Of("foreach (var id# in new[] { 1, 2, 3 })", "for (var id# = 1; id# < 4; id#++)",
            "foreach (var id# in db.Countries.Select(c => c.Id).ToList())")
        from addsAll in Choices.Percent(40)
        let rows = new Rows(query, table)
        from before in Bodies.Of(rows, most: 1).Rarely(15)
        from body in Bodies.Of(rows)
        from after in After(rows, run with { Method = "ToList" }, "all#").Rarely(20)
        select (Part)new Accumulation(outer, query, run, addsAll, [.. before.SelectMany(static b => b)], body, after);

    /// <summary>What else is done with a list.</summary>
    private static Gen<Statement> After(Rows rows, Run run, string list) =>
        from again in Bodies.Of(rows, most: 2)
        from use in Choices.Weighted<Statement>(
            (3, new Do($"count += {list}.{run.Count};")),
            (3, new Around($"foreach (var {rows.Query.Table.Row} in {list})", null, again)),
            (2, new Around($"for (var i# = 0; i# < {list}.{run.Count}; i#++)", $"{list}[i#]", again)),
            (1, new Do($"if ({list}.{run.Count} > 0) text.Append({list}[0] == {list}[^1]);")),
            (1, new Do($"text.Append(System.Text.Json.JsonSerializer.Serialize({list}.Take(2)));")))
        select use;

    private static Gen<Statement> Between => Choices.Of<Statement>(
        new Do("limit++;"), new Do("text.Append(\"read\");"), new Do("var other# = 0;"), new Do("db.SaveChanges();"));

    private static Gen<Part> Beside => Choices.Of<Part>(
        new Plain([new Do("await db.SaveChangesAsync();")]),
        new Plain([new Do("text.Append(db.Orders.Find(3)?.Customer?.Name);")]),
        new Plain([new Do("db.AuditLog.Add(new AuditEntry { Id = 8000 + count, Actor = \"job\", At = DateTime.UnixEpoch });"),
            new Do("await db.SaveChangesAsync(cancellationToken);")]),
        new Plain([new Do("var first# = db.Orders.Include(o => o.Customer).OrderBy(o => o.Id).First();"),
            new Do("text.Append(first#.Number);")]),
        new Plain([new Do("text.Append(db.ChangeTracker.Entries().Count());")]),
        new Plain([new Do("await db.Orders.Where(o => o.IsPaid).ExecuteUpdateAsync(s => s.SetProperty(o => o.IsPaid, false));")]),
        new Plain([new Do("text.Append(db.Customers.ToList().Max(c => c.Orders.Count));")]));
}
