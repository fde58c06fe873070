using FsCheck;
using FsCheck.Fluent;

namespace Rowbound.Equivalence.Tests.Generated;

/// <summary>A query, and what can be said of its rows.</summary>
internal sealed record Rows(Query Query, Table Shape)
{
    /// <summary>Whether the rows are entities as they are stored.</summary>
    internal bool IsEntity { get; init; } = true;
}

/// <summary>Makes queries, and the ways to run them.</summary>
internal static class Queries
{
    internal static Gen<Table> Table { get; } = Choices.Weighted(
        (6, ShopTables.Orders), (4, ShopTables.Products), (2, ShopTables.Lines), (2, ShopTables.Customers),
        (2, ShopTables.Tokens),
        (1, ShopTables.Audit), (1, ShopTables.Stock), (1, ShopTables.Invoices));

    /// <summary>A list or array.</summary>
    internal static Gen<Run> Buffer { get; } =
        from method in Choices.Weighted((5, "ToList"), (1, "ToArray"))
        from run in Of(method)
        select run;

    /// <summary>A loop over the query itself.</summary>
    internal static Gen<Run> Stream { get; } = Of("");

    /// <summary>Queries of which a good part is entities of a whole table.</summary>
    internal static Gen<Rows> Any { get; } =
        from table in Table
        from rows in Over(table)
        select rows;

    internal static Gen<Rows> Over(Table table) =>
        from plain in Entities(table)
        from projected in Projection(table).Rarely(15)
        from page in Page.Rarely(6)
        let query = plain.Then(page).Then(projected.Select(static p => p.Step))
        select projected is [var projection] ? new Rows(query, projection.Shape) { IsEntity = false } : new Rows(query, table);

    /// <summary>A query for entities, in any order.</summary>
    internal static Gen<Query> Entities(Table table) =>
        from isSyntax in Choices.Percent(12)
        from tracking in Tracking.Rarely(25)
        from includes in Include(table).Rarely(table.Includes.Length > 0 ? 15 : 0, most: 2)
        from filters in Filter(table).Rarely(45, most: 2)
        from order in Order(table)
        from isLate in Choices.Percent(30)
        select new Query(table, isSyntax, isLate
            ? [.. filters, .. order, .. includes, .. tracking]
            : [.. tracking, .. includes, .. filters, .. order]);

    internal static Gen<Step> Filter(Table table) =>
        from condition in Gen.Elements(table.Conditions)
        select new Step($"Where(@ => {condition})", $"where {condition}");

    /// <summary>An order that ends with the key.</summary>
    internal static Gen<IReadOnlyList<Step>> TotalOrder(Table table) =>
        from column in Gen.Elements(table.Numbers).Rarely(40)
        from isDescending in Choices.Percent(25)
        let direction = isDescending ? "Descending" : ""
        select (IReadOnlyList<Step>)
        [
            .. column.Concat(table.Key).Select((c, i) => i == 0
                ? new Step($"OrderBy{direction}(@ => {c})", $"orderby {c} {direction.ToLowerInvariant()}".TrimEnd())
                : new Step($"ThenBy(@ => {c})")),
        ];

    private static Gen<IReadOnlyList<Step>> Order(Table table) =>
        from total in TotalOrder(table)
        from isOrdered in Choices.Percent(60)
        select isOrdered ? total : [];

    private static Gen<Step> Tracking { get; } = Choices.Weighted(
        (6, new Step("AsNoTracking()")), (1, new Step("AsTracking()")), (1, new Step("AsNoTrackingWithIdentityResolution()")),
        (1, new Step("AsSplitQuery()")), (1, new Step("TagWith(\"report\")")), (1, new Step("IgnoreQueryFilters()")));

    private static Gen<Step> Page { get; } = Choices.Weighted((2, new Step("Take(20)")), (1, new Step("Skip(3)")),
        (1, new Step("Distinct()")));

    private static Gen<Step> Include(Table table) =>
        from path in Gen.Elements(table.Includes.Length > 0 ? table.Includes : [""])
        select new Step($"Include(@ => {path})");

    private static Gen<(Step Step, Table Shape)> Projection(Table table) =>
        from columns in Gen.SubListOf(table.Columns)
        from first in Gen.Elements(table.Columns)
        from isScalar in Choices.Percent(30)
        let all = columns.Append(first).Distinct().ToArray()
        let value = isScalar ? $"@.{first}" : $"new {{ {string.Join(", ", all.Select(static c => $"@.{c}"))} }}"
        select (new Step($"Select(@ => {value})", $"select {value}"), isScalar ? table.Of(first) : table.Of(all));

    private static Gen<Run> Of(string method) =>
        from isAsync in Choices.Percent(55)
        from hasToken in Choices.Percent(30)
        from isConfigured in Choices.Percent(20)
        select new Run(method, isAsync, isAsync && hasToken, isAsync && isConfigured);
}
