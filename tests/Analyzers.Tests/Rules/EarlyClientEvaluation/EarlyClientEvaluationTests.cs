using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.EarlyClientEvaluation.EarlyClientEvaluationRule>;

namespace Rowbound.Analyzers.Tests.Rules.EarlyClientEvaluation;

public sealed class EarlyClientEvaluationTests
{
    [Theory]
    [InlineData("db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).ToList()")]
    [InlineData("db.Orders.Where(o => !o.IsPaid).[|AsEnumerable|]().Count(o => o.Quantity == 5)")]
    [InlineData("db.Orders.[|AsEnumerable|]().Sum(o => o.Quantity)")]
    [InlineData("db.Orders.[|AsEnumerable|]().OrderBy(o => o.PlacedAt).Take(10).ToList()")]
    [InlineData("db.Orders.AsNoTracking().[|AsEnumerable|]().OrderByDescending(o => o.Total).First()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Skip(10).ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Max(o => o.Id)")]
    [InlineData("await db.Orders.[|AsAsyncEnumerable|]().Where(o => o.IsPaid).ToListAsync()")]
    [InlineData("await db.Orders.[|AsAsyncEnumerable|]().CountAsync(o => o.IsPaid, cancellationToken)")]
    [InlineData("await db.Orders.[|AsAsyncEnumerable|]().CountAsync(cancellationToken)")]
    public Task All_rows_are_tracked_or_sorted(string query) => Verify.Warns($"return {query};");

    [Theory]
    [InlineData("db.Orders.AsNoTracking().[|AsEnumerable|]().Where(o => o.IsPaid).ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Any(o => o.IsPaid)")]
    [InlineData("db.Orders.[|AsEnumerable|]().First(o => o.IsPaid)")]
    [InlineData("db.Orders.[|AsEnumerable|]().Take(10).ToList()")]
    [InlineData("db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).Take(10).ToList()")]
    [InlineData("db.Orders.Where(o => o.IsPaid).[|AsEnumerable|]().Where(o => o.Quantity == 5).ToList()")]
    [InlineData("db.Countries.[|AsEnumerable|]().Where(c => c.Id > 5).ToList()")]
    public Task Rows_that_pass_or_are_few_are_a_suggestion(string query) => Verify.Suggests($"return {query};");

    [Fact]
    public Task A_loop_over_what_is_left() => Verify.Warns("""
        foreach (var order in db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid))
            Console.WriteLine(order.Total);
        await foreach (var order in db.Orders.[|AsAsyncEnumerable|]().Where(o => o.IsPaid))
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("db.Orders.[|Where|](wanted).ToList()")]
    [InlineData("db.Orders.[|Count|](wanted)")]
    [InlineData("db.Orders.[|Where|](IsWanted).ToList()")]
    [InlineData("db.Orders.[|Where|](_wanted).ToList()")]
    [InlineData("db.Orders.Where(o => !o.IsPaid).[|OrderBy|](key).ToList()")]
    public Task A_delegate_where_an_expression_could_stand(string query) => Verify.WarnsMember($$"""
        private readonly Func<Order, bool> _wanted = o => o.IsPaid;
        private static bool IsWanted(Order order) => order.IsPaid;
        public object Run(Func<Order, bool> wanted, Func<Order, int> key) => {{query}};
        """);

    [Fact]
    public Task A_variable_that_is_no_query_any_more() => Verify.Warns("""
        IEnumerable<Order> orders = db.Orders;
        return orders.[|Where|](o => o.IsPaid).ToList();
        """);

    [Fact]
    public Task A_method_that_gives_no_query_any_more() => Verify.WarnsMember("""
        private IEnumerable<Order> All() => db.Orders;
        public object Run() => All().[|Count|](o => o.IsPaid);
        """);

    [Fact]
    public Task A_computed_property_could_be_written_out() => Verify.SuggestsMember("""
        public object Run(Bills bills) => bills.All.[|AsEnumerable|]().Where(b => b.IsDue).ToList();
        """, Setup.Default.WithFile("""
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Bill
        {
            public int Id { get; set; }
            public int Open { get; set; }
            public bool IsDue => Open > 0;
        }

        public class Bills : DbContext
        {
            public DbSet<Bill> All { get; set; } = null!;
        }
        """));

    [Theory]
    [InlineData("db.Orders.AsEnumerable().Where(o => Regex(o.Number)).ToList()")]
    [InlineData("db.Orders.AsEnumerable().Where(o => o.Number.GetHashCode() == 5).ToList()")]
    [InlineData("db.Orders.AsEnumerable().Select(o => Regex(o.Number)).ToList()")]
    [InlineData("db.Orders.AsEnumerable().Select(o => new { o.Id, Text = o.Total.ToString() }).Where(o => o.Text == \"5\").ToList()")]
    [InlineData("db.Orders.AsEnumerable().Where(wanted).ToList()")]
    public Task What_the_database_cannot_run_is_ended_on_purpose(string query) => Verify.SilentMember($$"""
        private static bool Regex(string text) => text.Contains('x');
        public object Run(Func<Order, bool> wanted) => {{query}};
        """);

    [Theory]
    [InlineData("db.Orders.Where(o => o.CustomerId == 5)")]
    [InlineData("db.Orders.Take(10)")]
    [InlineData("db.Categories")]
    [InlineData("db.Orders.GroupBy(o => o.CustomerId).Select(g => g.First())")]
    public Task A_query_that_is_bounded_small_or_of_unknown_size(string query) =>
        Verify.Silent($"return {query}.AsEnumerable().Where(r => r.Id != 5).ToList();");

    [Fact]
    public Task A_projection_by_a_method_leaves_no_row_out() => Verify.SilentMember("""
        private static string Text(Order order) => order.Number;
        public object Run() => db.Orders.Select(Text).ToList();
        """);

    [Fact]
    public Task Query_syntax_behind_the_end_is_not_followed() =>
        Verify.Silent("return (from o in db.Orders.AsEnumerable() where o.IsPaid select o).ToList();");

    [Fact]
    public Task A_list_is_another_rule() => Verify.Silent("return db.Orders.ToList().Where(o => o.IsPaid).ToList();");

    [Fact]
    public Task A_query_of_the_database() => Verify.Silent("return db.Orders.Where(o => o.IsPaid).OrderBy(o => o.Id).Count();");

    [Fact]
    public Task Objects_in_memory() => Verify.SilentMember("""
        public object Run(List<Order> orders, IEnumerable<Order> more, IQueryable<Order> query) =>
            (orders.AsEnumerable().Where(o => o.IsPaid), more.Where(o => o.IsPaid), query.AsEnumerable().Where(o => o.IsPaid));
        """);

    [Fact]
    public Task A_query_inside_another_one() => Verify.Silent(
        "return db.Customers.Where(c => c.Id == 5).Select(c => c.Orders.AsEnumerable().Where(o => o.IsPaid).Count()).First();");

    [Fact]
    public Task Tests_may_read_tables() =>
        Verify.Silent("return db.Orders.AsEnumerable().Where(o => o.IsPaid).ToList();", Setup.Default.AsTestProject());

    [Fact]
    public Task The_message_says_what_ends_the_query() => Verify.Says(
        "Every row of 'Orders' is read for 'Where', which runs in memory: 'AsEnumerable' ends the query before it",
        "return db.Orders.[|AsEnumerable|]().Where(o => o.IsPaid).ToList();");

    [Fact]
    public Task The_message_names_the_delegate() => Verify.Says(
        "Every row of 'Orders' is read for 'Count', which runs in memory: 'wanted' is a delegate and no expression",
        "Func<Order, bool> wanted = o => o.IsPaid;\nreturn db.Orders.[|Count|](wanted);");

    [Fact]
    public Task The_message_names_the_variable() => Verify.Says(
        "Every row of 'Orders' is read for 'Where', which runs in memory: 'orders' is no IQueryable any more",
        "IEnumerable<Order> orders = db.Orders;\nreturn orders.[|Where|](o => o.IsPaid).ToList();");
}
