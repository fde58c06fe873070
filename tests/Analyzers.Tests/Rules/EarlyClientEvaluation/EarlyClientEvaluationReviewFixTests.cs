using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.EarlyClientEvaluation.EarlyClientEvaluationRule,
    Rowbound.CodeFixes.EarlyClientEvaluation.EarlyClientEvaluationReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.EarlyClientEvaluation;

public sealed class EarlyClientEvaluationReviewFixTests
{
    [Theory]
    [InlineData("db.Orders.[|AsEnumerable|]().OrderBy(o => o.Total).Take(10).ToList()", "db.Orders.OrderBy(o => o.Total).Take(10).ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Where(o => o.Number == \"x\").ToList()", "db.Orders.Where(o => o.Number == \"x\").ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Sum(o => o.Quantity)", "db.Orders.Sum(o => o.Quantity)")]
    [InlineData(
        "db.Orders.Include(o => o.Customer).[|AsEnumerable|]().Where(o => o.IsPaid).ToList()",
        "db.Orders.Include(o => o.Customer).Where(o => o.IsPaid).ToList()")]
    public Task What_may_differ_is_to_review(string before, string after) =>
        Verify.Reviews($"return {before};", $"return {after};");

    [Fact]
    public Task The_title_says_what_may_differ() => Verify.Reviews(
        "return db.Orders.[|AsEnumerable|]().OrderBy(o => o.Total).Take(10).ToList();",
        "return db.Orders.OrderBy(o => o.Total).Take(10).ToList();",
        title: "Let the database apply 'OrderBy', 'Take' (collation, ties, rounding or nulls may give something else)");

    [Fact]
    public Task A_value_that_changes_while_rows_are_read_is_to_review() => Verify.Reviews(
        """
        var least = 5;
        foreach (var order in db.Orders.AsNoTracking().[|AsEnumerable|]().Where(o => o.Quantity > least))
            least++;
        return least;
        """,
        """
        var least = 5;
        foreach (var order in db.Orders.AsNoTracking().Where(o => o.Quantity > least))
            least++;
        return least;
        """);

    [Fact]
    public Task Rows_that_are_written_are_to_review() => Verify.Reviews(
        """
        foreach (var order in db.Orders.[|AsEnumerable|]().Where(o => !o.IsPaid))
            order.IsPaid = true;
        db.SaveChanges();
        """,
        """
        foreach (var order in db.Orders.Where(o => !o.IsPaid))
            order.IsPaid = true;
        db.SaveChanges();
        """);

    [Fact]
    public Task What_the_tracker_holds_is_to_review() => Verify.Reviews(
        """
        var paid = db.Orders.[|AsEnumerable|]().Count(o => o.IsPaid);
        return paid + db.ChangeTracker.Entries().Count();
        """,
        """
        var paid = db.Orders.Count(o => o.IsPaid);
        return paid + db.ChangeTracker.Entries().Count();
        """);
}
