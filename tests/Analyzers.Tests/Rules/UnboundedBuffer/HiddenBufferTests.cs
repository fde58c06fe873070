using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnboundedBuffer;

/// <summary>Collections of a whole table that no <c>ToList</c> shows.</summary>
public sealed class HiddenBufferTests
{
    [Theory]
    [InlineData("db.Orders.AsEnumerable().[|ToList|]()")]
    [InlineData("string.[|Join|](',', db.Orders.Select(o => o.Number))")]
    [InlineData("System.Text.Json.JsonSerializer.[|Serialize|](db.Orders.AsNoTracking())")]
    public Task A_text_or_list_of_all_rows(string value) => Verify.Warns($"return {value};");

    [Fact]
    public Task A_list_that_every_row_is_handed_to() => Verify.Flags("""
        var all = new List<Order>();
        await db.Orders.AsNoTracking().[|ForEachAsync|](all.Add, cancellationToken);
        return all;
        """);

    [Theory]
    [InlineData("await foreach (var order in db.Orders.AsNoTracking().AsAsyncEnumerable())")]
    [InlineData("foreach (var order in db.Orders.AsNoTracking())")]
    [InlineData("foreach (var order in await db.Orders.AsNoTracking().ToListAsync(cancellationToken))")]
    public Task A_list_that_a_loop_adds_to_for_each_row(string loop) => Verify.Flags($$"""
        await Task.Yield();
        var totals = new List<decimal>();
        {{loop}}
        {
            totals.[|Add|](order.Total);
        }

        return totals;
        """);

    [Fact]
    public Task A_list_of_the_rows_that_pass_a_test() => Verify.Silent("""
        var totals = new List<decimal>();
        foreach (var order in db.Orders.AsNoTracking())
        {
            if (order.IsPaid)
                totals.Add(order.Total);
        }

        return totals;
        """);

    [Fact]
    public Task A_list_of_the_rows_that_are_not_passed_over() => Verify.Silent("""
        var totals = new List<decimal>();
        foreach (var order in db.Orders.AsNoTracking())
        {
            if (order.IsPaid)
                continue;
            totals.Add(order.Total);
        }

        return totals;
        """);

    [Fact]
    public Task A_list_that_is_emptied_in_the_loop() => Verify.Silent("""
        var batch = new List<decimal>();
        foreach (var order in db.Orders.AsNoTracking())
        {
            batch.Add(order.Total);
            if (batch.Count == 100)
            {
                Console.WriteLine(string.Join(',', batch));
                batch.Clear();
            }
        }
        """);

    [Fact]
    public Task A_list_that_the_loop_hands_on() => Verify.SilentMember("""
        public void Run()
        {
            var batch = new List<decimal>();
            foreach (var order in db.Orders.AsNoTracking())
            {
                batch.Add(order.Total);
                if (batch.Count == 100)
                    Flush(batch);
            }
        }

        private static void Flush(List<decimal> batch) => batch.Clear();
        """);

    [Fact]
    public Task A_list_that_is_replaced_in_the_loop() => Verify.Silent("""
        var batch = new List<decimal>();
        foreach (var order in db.Orders.AsNoTracking())
        {
            batch.Add(order.Total);
            if (batch.Count == 100)
            {
                Console.WriteLine(string.Join(',', batch));
                batch = new List<decimal>();
            }
        }
        """);

    [Fact]
    public Task A_list_that_a_loop_stops_filling() => Verify.Silent("""
        var totals = new List<decimal>();
        foreach (var order in db.Orders.AsNoTracking())
        {
            totals.Add(order.Total);
            if (totals.Count == 10)
                break;
        }

        return totals;
        """);

    [Fact]
    public Task A_list_that_each_turn_makes_anew() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking())
        {
            var totals = new List<decimal>();
            totals.Add(order.Total);
            Console.WriteLine(totals.Count);
        }
        """);

    [Fact]
    public Task A_helper_that_makes_a_list_of_what_it_is_given() => Verify.WarnsMember("""
        public Task<List<Order>> LoadAsync() => [|AllAsync|](db.Orders);

        private static Task<List<T>> AllAsync<T>(IQueryable<T> query) => query.ToListAsync();
        """);

    [Fact]
    public Task A_helper_that_is_given_a_bounded_query() => Verify.SilentMember("""
        public Task<List<Order>> LoadAsync() => AllAsync(db.Orders.Take(10));

        private static Task<List<T>> AllAsync<T>(IQueryable<T> query) => query.ToListAsync();
        """);

    [Fact]
    public Task A_helper_that_pages() => Verify.SilentMember("""
        public Task<List<Order>> LoadAsync(int page) => PageAsync(db.Orders, page);

        private static Task<List<T>> PageAsync<T>(IQueryable<T> query, int page) => query.Skip(page * 10).Take(10).ToListAsync();
        """);

    [Fact]
    public Task A_removal_of_all_rows_is_another_rule() => Verify.Silent("db.Orders.RemoveRange(db.Orders);");
}
