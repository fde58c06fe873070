using FsCheck;
using FsCheck.Fluent;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>Makes what is done with a row: mostly reads, seldom what no Safe fix may meet.</summary>
internal static class Bodies
{
    /// <summary>Statements about a row of this shape.</summary>
    internal static Gen<IReadOnlyList<Statement>> Of(Rows rows, int most = 3) => Statement(rows, depth: 1).Some(1, most);

    private static Gen<Statement> Statement(Rows rows, int depth) => Choices.Weighted(
        (60, Read(rows.Shape)),
        (9, Leave(rows.Shape)),
        (depth > 0 ? 10 : 0, Block(rows, depth - 1)),
        (rows.Query.Steps.Any(static s => s.Call.StartsWith("Include", StringComparison.Ordinal)) ? 25 : 3, Navigation(rows)),
        (6, Hazard(rows)));

    private static Gen<Statement> Read(Table shape) => Choices.Weighted(
        (shape.Numbers.Length > 0 ? 6 : 0, Line(shape.Numbers, static n => $"sum += {n};")),
        (shape.Texts.Length > 0 ? 8 : 0, Line(shape.Texts, static t => $"text.Append({t}).Append(';');")),
        (shape.Texts.Length > 0 ? 2 : 0, Line(shape.Texts, static t => $"names.Add($\"{{{Interpolated(t)}}}\");")),
        (shape.Texts.Length > 0 ? 2 : 0, Line(shape.Texts, static t => $"groups[$\"{{{Interpolated(t)}}}\"] = count;")),
        (shape.Texts.Length > 0 ? 1 : 0, Line(shape.Texts, static t => $"text.Append(Short($\"{{{Interpolated(t)}}}\"));")),
        (shape.Texts.Length > 0 ? 1 : 0, Line(shape.Texts, static t => $"if (seen.Add((object?)({t}) ?? 0)) count++;")),
        (1, Choices.Of<Statement>(new Do("count++;"))));

    /// <summary>In an interpolated string a condition needs parentheses.</summary>
    private static string Interpolated(string expression) => $"({expression})";

    private static Gen<Statement> Leave(Table shape) =>
        from condition in Condition(shape)
        from leave in Choices.Weighted(
            (4, "continue;"), (3, "break;"), (1, "return text.Append(\"early\").ToString();"),
            (1, "throw new InvalidOperationException(\"row\");"))
        select (Statement)new Do($"if ({condition}) {leave}");

    private static Gen<Statement> Block(Rows rows, int depth) =>
        from condition in Condition(rows.Shape)
        from body in Statement(rows, depth).Some(1, 2)
        select (Statement)new Around($"if ({condition})", null, body);

    private static Gen<string> Condition(Table shape) =>
        Gen.Elements(shape.Conditions is { Length: > 0 } ? [.. shape.Conditions, "sum > 400"]
            : new[] { "count > 12", "sum > 300" });

    private static Gen<Statement> Navigation(Rows rows) =>
        Line(rows.Shape.Navigations is { Length: > 0 } reads ? reads : ["count++;"], static t => t);

    private static Gen<Statement> Hazard(Rows rows) => Choices.Weighted(
        (3, Choices.Of<Statement>(
            new Do("await Task.Yield();"), new Do("limit++;"), new Do("text.Append(Describe(@));"),
            new Do("cancellationToken.ThrowIfCancellationRequested();"),
            new Do("if (seen.Add(@)) count++;"), new Do("object boxed = @; text.Append(boxed is null);"))),
        (2, Choices.Of<Statement>(
            new Do("count += db.Countries.Count();"),
            new Do("sum += db.OrderLines.Where(l => l.Id == count).Sum(l => (decimal?)l.Quantity) ?? 0;"),
            new Do("count += await db.Products.CountAsync(p => p.Id < 3);"), new Do("db.SaveChanges();"),
            new Do("foreach (var country in db.Countries) count += country.Id;"))),
        (rows.IsEntity && rows.Query.Table != ShopTables.Audit ? 1 : 0, Choices.Of<Statement>(
            new Do("db.AuditLog.Add(new AuditEntry { Id = 9000 + count++, Actor = \"job\", At = DateTime.UnixEpoch });"))),
        (rows.IsEntity && rows.Shape.Writes.Length > 0 ? 2 : 0, Line(rows.Shape.Writes, static w => w)),
        (rows.IsEntity ? 1 : 0,
            Choices.Of<Statement>(new Do("text.Append(db.Entry(@).State);"), new Do("if (ReferenceEquals(@, null)) count++;"))));

    private static Gen<Statement> Line(string[] expressions, Func<string, string> statement) =>
        Gen.Elements(expressions.Length > 0 ? expressions : ["0"]).Select(e => (Statement)new Do(statement(e)));
}
