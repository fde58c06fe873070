using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.EarlyClientEvaluation.EarlyClientEvaluationRule,
    Rowbound.CodeFixes.EarlyClientEvaluation.EarlyClientEvaluationFix,
    Rowbound.CodeFixes.EarlyClientEvaluation.EarlyClientEvaluationReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.EarlyClientEvaluation;

public sealed class EarlyClientEvaluationFixTests
{
    [Theory]
    [InlineData("db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).ToList()", "db.Orders.Where(o => o.IsPaid).ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Count(o => o.IsPaid)", "db.Orders.Count(o => o.IsPaid)")]
    [InlineData("db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).Any(o => o.Quantity == 5)", "db.Orders.Where(o => o.IsPaid).Any(o => o.Quantity == 5)")]
    [InlineData("db.Orders.OrderBy(o => o.Id).[|AsEnumerable|]().Where(o => o.Quantity > 5).Take(10).ToArray()", "db.Orders.OrderBy(o => o.Id).Where(o => o.Quantity > 5).Take(10).ToArray()")]
    [InlineData(
        "db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).Select(o => o.Number.GetHashCode()).ToList()",
        "db.Orders.Where(o => o.IsPaid).AsEnumerable().Select(o => o.Number.GetHashCode()).ToList()")]
    [InlineData(
        "db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).ToDictionary(o => o.Id)",
        "db.Orders.Where(o => o.IsPaid).AsEnumerable().ToDictionary(o => o.Id)")]
    [InlineData(
        "await db.Orders.[|AsAsyncEnumerable|]().Where(o => o.IsPaid).ToListAsync(cancellationToken)",
        "await db.Orders.Where(o => o.IsPaid).ToListAsync(cancellationToken)")]
    [InlineData(
        "await db.Orders.[|AsAsyncEnumerable|]().CountAsync(o => o.IsPaid, cancellationToken).ConfigureAwait(false)",
        "await db.Orders.CountAsync(o => o.IsPaid, cancellationToken).ConfigureAwait(false)")]
    [InlineData("await db.Orders.[|AsAsyncEnumerable|]().CountAsync()", "await db.Orders.CountAsync()")]
    public Task Operators_go_before_the_end_of_the_query(string before, string after) =>
        Verify.FixesAll($"return {before};", $"return {after};");

    [Fact]
    public Task Loops_that_only_read() => Verify.FixesAll(
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking().[|AsEnumerable|]().Where(o => o.IsPaid))
            sum += order.Total;
        await foreach (var order in db.Orders.AsNoTracking().[|AsAsyncEnumerable|]().Where(o => o.IsPaid).WithCancellation(cancellationToken))
            sum += order.Total;
        return sum;
        """,
        """
        var sum = 0m;
        foreach (var order in db.Orders.AsNoTracking().Where(o => o.IsPaid))
            sum += order.Total;
        await foreach (var order in db.Orders.AsNoTracking().Where(o => o.IsPaid).AsAsyncEnumerable().WithCancellation(cancellationToken))
            sum += order.Total;
        return sum;
        """);

    [Fact]
    public Task A_chain_over_lines_stays_one() => Verify.Fixes(
        """
        return db.Orders
            .AsNoTracking()
            // In memory.
            .[|AsEnumerable|]()
            // What was paid.
            .Where(o => o.IsPaid)
            .Select(o => o.Number.GetHashCode())
            .ToList();
        """,
        """
        return db.Orders
            .AsNoTracking()
            // In memory.
            // What was paid.
            .Where(o => o.IsPaid)
            .AsEnumerable()
            .Select(o => o.Number.GetHashCode())
            .ToList();
        """);

    [Fact]
    public Task A_call_on_the_line_of_the_query() => Verify.Fixes(
        """
        return db.Orders.[|AsEnumerable|]()
            .Where(o => o.IsPaid)
            .ToList();
        """,
        """
        return db.Orders
            .Where(o => o.IsPaid)
            .ToList();
        """);

    [Fact]
    public Task A_sequence_that_is_kept_stays_one() => Verify.Fixes(
        """
        var paid = db.Orders.AsNoTracking().[|AsEnumerable|]().Where(o => o.IsPaid);
        return paid.Select(o => o.Number.GetHashCode()).ToList();
        """,
        """
        var paid = db.Orders.AsNoTracking().Where(o => o.IsPaid).AsEnumerable();
        return paid.Select(o => o.Number.GetHashCode()).ToList();
        """);

    [Theory]
    [InlineData("db.Orders.[|Where|](wanted).ToList()")]
    [InlineData("rows.[|Where|](o => o.IsPaid).ToList()")]
    [InlineData("Enumerable.[|Where|](db.Orders, wanted).ToList()")]
    [InlineData("maybe?.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().OrderBy(o => o.Total).ThenBy(o => o.Number.GetHashCode()).ToList()")]
    [InlineData("db.Orders.[|AsAsyncEnumerable|]().CountAsync(o => o.IsPaid)")]
    public Task What_cannot_change_places(string query) => Verify.OffersNoFix($"""
        ShopContext? maybe = db;
        Func<Order, bool> wanted = o => o.IsPaid;
        IEnumerable<Order> rows = db.Orders;
        return {query};
        """);
}
