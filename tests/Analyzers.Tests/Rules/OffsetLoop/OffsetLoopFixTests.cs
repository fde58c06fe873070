using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule, Rowbound.CodeFixes.OffsetLoop.OffsetLoopFix, Rowbound.CodeFixes.OffsetLoop.OffsetLoopReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.OffsetLoop;

public sealed class OffsetLoopFixTests
{
    private const string Chunked = """
        var sum = 0m;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            foreach (var order in orders)
                sum += order.Total;
        }
        """;

    [Fact]
    public Task A_drain_reads_in_chunks() => Verify.FixesAll(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Chunked,
        Setup.Runtime);

    [Theory]
    [InlineData("for (var page = 0; true; page++)", "page * 100", "")]
    [InlineData("for (var page = 0; ; ++page)", "100 * page", "")]
    [InlineData("for (int page = 0; ; page += 1)", "page * 100", "")]
    [InlineData("for (var page = 1; ; page++)", "(page - 1) * 100", "")]
    [InlineData("for (var skip = 0; ; skip += 100)", "skip", "")]
    [InlineData("for (var skip = 0; ; )", "skip", "skip += 100;")]
    public Task However_the_loop_counts(string loop, string offset, string move) => Verify.Fixes(
        $$"""
        var sum = 0m;
        {{loop}}
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|]({{offset}}).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
            {{move}}
        }
        """.Replace("    \n", "", StringComparison.Ordinal),
        Chunked,
        Setup.Runtime);

    [Theory]
    [InlineData("var skip = 0;", "skip", "skip += 100;")]
    [InlineData("int skip = 0;", "skip", "skip += orders.Count;")]
    [InlineData("var page = 0;", "page * 100", "page++;")]
    [InlineData("var page = 1;", "(page - 1) * 100", "page++;")]
    public Task Whatever_counts_before_the_loop(string cursor, string offset, string move) => Verify.Fixes(
        $$"""
        var sum = 0m;
        {{cursor}}
        while (true)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|]({{offset}}).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
            {{move}}
        }
        """,
        Chunked,
        Setup.Runtime);

    [Theory]
    [InlineData("if (orders.Count == 0) break;")]
    [InlineData("if (orders.Count < 1) { break; }")]
    [InlineData("if (orders.Count <= 0) break;")]
    [InlineData("if (!orders.Any()) break;")]
    [InlineData("if (orders is []) break;")]
    [InlineData("if (orders is { Count: 0 }) break;")]
    public Task However_the_loop_ends(string leave) => Verify.Fixes(
        $$"""
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            {{leave}}
            foreach (var order in orders)
                sum += order.Total;
            if (orders.Count < 100)
                break;
        }
        """,
        Chunked,
        Setup.Runtime);

    [Fact]
    public Task A_size_that_does_not_change_cancellation_and_configuration() => Verify.FixesMember(
        """
        private const int Size = 500;

        public async Task<decimal> SumAsync(CancellationToken cancellationToken)
        {
            var size = 100;
            var sum = 0m;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * size).Take(size).ToListAsync(cancellationToken).ConfigureAwait(false);
                if (orders.Count == 0)
                    break;
                sum += orders.Sum(o => o.Total);
            }

            for (var skip = 0; ; skip += Size)
            {
                var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](skip).Take(Size).ToListAsync(cancellationToken: cancellationToken);
                if (orders.Count == 0)
                    break;
                sum += orders[0].Total;
            }

            return sum;
        }
        """,
        """
        private const int Size = 500;

        public async Task<decimal> SumAsync(CancellationToken cancellationToken)
        {
            var size = 100;
            var sum = 0m;
            await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(size, cancellationToken).ConfigureAwait(false))
            {
                sum += orders.Sum(o => o.Total);
            }

            await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(Size, cancellationToken))
            {
                sum += orders[0].Total;
            }

            return sum;
        }
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("db.Orders.OrderBy(o => o.Id)", ".AsNoTracking()", "db.Orders.OrderBy(o => o.Id).AsNoTracking()")]
    [InlineData("db.Orders.OrderBy(o => o.Id)", "", "db.Orders.AsNoTracking().OrderBy(o => o.Id)")]
    [InlineData("db.Orders.OrderBy(o => o.Id)", ".Select(o => new { o.Total })", "db.Orders.OrderBy(o => o.Id).Select(o => new { o.Total })")]
    [InlineData("db.Orders.OrderBy(o => o.Id)", ".Include(o => o.Lines)", "db.Orders.AsNoTracking().OrderBy(o => o.Id).Include(o => o.Lines)")]
    [InlineData("db.Orders.AsNoTracking().OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Id)", "", "db.Orders.AsNoTracking().OrderByDescending(o => o.PlacedAt).ThenBy(o => o.Id)")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Id).ThenBy(o => o.Status)", "", "db.Orders.AsNoTracking().OrderBy(o => o.Id).ThenBy(o => o.Status)")]
    [InlineData("db.Orders.AsNoTracking().Where(o => o.IsPaid).OrderBy(o => o.Id)", "", "db.Orders.AsNoTracking().Where(o => o.IsPaid).OrderBy(o => o.Id)")]
    public Task Whatever_the_query(string pages, string after, string chunks) => Verify.Fixes(
        $$"""
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await {{pages}}.[|Skip|](page * 100).Take(100){{after}}.ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        $$"""
        var sum = 0m;
        await foreach (var orders in {{chunks}}.InChunksAsync(100))
        {
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_composite_key_and_a_unique_index() => Verify.FixesAll(
        """
        var sum = 0;
        for (var page = 0; ; page++)
        {
            var stock = await db.Stock.AsNoTracking().OrderBy(s => s.WarehouseId).ThenByDescending(s => s.ProductId).[|Skip|](page * 100).Take(100).ToListAsync();
            if (stock.Count == 0)
                break;
            sum += stock.Sum(s => s.Quantity);
        }

        for (var page = 0; ; page++)
        {
            var tokens = await db.AccessTokens.AsNoTracking().OrderBy(t => t.Token).[|Skip|](page * 100).Take(100).ToListAsync();
            if (tokens.Count == 0)
                break;
            sum += tokens.Count;
        }
        """,
        """
        var sum = 0;
        await foreach (var stock in db.Stock.AsNoTracking().OrderBy(s => s.WarehouseId).ThenByDescending(s => s.ProductId).InChunksAsync(100))
        {
            sum += stock.Sum(s => s.Quantity);
        }

        await foreach (var tokens in db.AccessTokens.AsNoTracking().OrderBy(t => t.Token).InChunksAsync(100))
        {
            sum += tokens.Count;
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_list_by_its_name_becomes_a_chunk() => Verify.Fixes(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            List<Order> orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Chunked,
        Setup.Runtime);

    [Fact]
    public Task A_query_in_a_local_and_comments() => Verify.Fixes(
        """
        var paid = db.Orders
            .AsNoTracking()
            .Where(o => o.IsPaid)
            .OrderBy(o => o.Id);
        var sum = 0m;
        // Page after page.
        var page = 0;
        while (true)
        {
            // Not all at once.
            var orders = await paid.[|Skip|](page * 100).Take(100).ToListAsync(); // a page
            // No more?
            if (orders.Count == 0)
                break; // done

            // Add them up.
            foreach (var order in orders)
                sum += order.Total;
            page++; // next
        }
        """,
        """
        var paid = db.Orders
            .AsNoTracking()
            .Where(o => o.IsPaid)
            .OrderBy(o => o.Id);
        var sum = 0m;
        // Page after page.
        await foreach (var orders in paid.InChunksAsync(100))
        {
            // Not all at once.
            // a page
            // No more?
            // done
            // Add them up.
            foreach (var order in orders)
                sum += order.Total;
            // next
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_chain_over_several_lines() => Verify.Fixes(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders
                .AsNoTracking()
                .OrderBy(o => o.Id)
                .[|Skip|](page * 100)
                .Take(100)
                .ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        """
        var sum = 0m;
        await foreach (var orders in db.Orders
            .AsNoTracking()
            .OrderBy(o => o.Id)
            .InChunksAsync(100))
        {
            foreach (var order in orders)
                sum += order.Total;
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Top_level_statements() => Verify.FixesFile(
        """
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Shop;

        using var db = new ShopContext();
        var sum = 0m;
        var skip = 0;
        while (true)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](skip).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            sum += orders.Sum(o => o.Total);
            skip += 100;
        }
        System.Console.WriteLine(sum);
        """,
        """
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        using Rowbound;
        using Shop;

        using var db = new ShopContext();
        var sum = 0m;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            sum += orders.Sum(o => o.Total);
        }
        System.Console.WriteLine(sum);
        """,
        Setup.Runtime);

    [Fact]
    public Task A_break_in_the_work_still_leaves_the_loop() => Verify.Fixes(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            sum += orders.Sum(o => o.Total);
            if (sum > 1000)
                break;
        }
        """,
        """
        var sum = 0m;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            sum += orders.Sum(o => o.Total);
            if (sum > 1000)
                break;
        }
        """,
        Setup.Runtime);

    // The preconditions of a walk by key, one by one.

    [Theory]
    [InlineData("db.Orders.AsNoTracking()")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt)")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Id).OrderBy(o => o.Status)")]
    [InlineData("db.Stock.AsNoTracking().OrderBy(s => s.WarehouseId)")]
    public Task The_order_is_not_total(string pages) => Leaves(pages);

    [Theory]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Note).ThenBy(o => o.Id)")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Total).ThenBy(o => o.Id)")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Number.Length).ThenBy(o => o.Id)")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Customer.Name).ThenBy(o => o.Id)")]
    [InlineData("db.Orders.FromSql($\"select * from orders\").AsNoTracking().OrderBy(o => o.Id)")]
    [InlineData("db.Orders.AsNoTracking().Distinct().OrderBy(o => o.Id)")]
    [InlineData("db.Orders.AsNoTracking().OrderBy(o => o.Id).Select(o => new { o.Id }).Where(o => o.Id > 1)")]
    [InlineData("db.SalesByDay.OrderBy(s => s.Day)")]
    public Task Chunks_would_refuse_the_query(string pages) => Leaves(pages);

    [Theory]
    [InlineData("await Console.Out.WriteLineAsync(order.Number);")]
    [InlineData("Console.WriteLine($\"{order.Number}: {order.Total:F2}\");")]
    [InlineData("Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $\"{order.Total:F2}\"));")]
    public Task What_a_page_gives_is_written_out(string write) => Verify.Fixes(
        $$"""
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                {{write}}
        }
        """,
        $$"""
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            foreach (var order in orders)
                {{write}}
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task The_runtime_library_is_not_referenced() => Leaves("db.Orders.AsNoTracking().OrderBy(o => o.Id)", setup: Setup.Default);

    [Fact]
    public Task The_method_cannot_await() => Verify.OffersNoFix(
        """
        for (var page = 0; ; page++)
        {
            var orders = db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToList();
            if (orders.Count == 0)
                break;
            Console.WriteLine(orders.Count);
        }
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("for (var page = 1; ; page++)", "page * 100", "100")]
    [InlineData("for (var page = 0; ; page++)", "(page - 1) * 100", "100")]
    [InlineData("for (var page = 0; ; page++)", "page * 50", "100")]
    [InlineData("for (var page = 0; ; page += 2)", "page * 100", "100")]
    [InlineData("for (var page = 9; ; page--)", "page * 100", "100")]
    [InlineData("for (var page = 0; page < 10; page++)", "page * 100", "100")]
    [InlineData("for (var skip = 0; ; skip++)", "skip", "100")]
    [InlineData("for (var skip = 0; ; skip += 50)", "skip", "100")]
    [InlineData("for (int page = 0, more = 1; ; page++)", "page * 100", "100 + more")]
    [InlineData("for (var page = 0; ; page++)", "page * 100 + 5", "100")]
    [InlineData("for (var page = 0; ; page++)", "page * Size()", "Size()")]
    public Task The_pages_are_not_one_after_the_other(string loop, string offset, string size) => Verify.OffersNoFix(
        $$"""
        {{loop}}
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|]({{offset}}).Take({{size}}).ToListAsync();
            if (orders.Count == 0)
                break;
            Console.WriteLine(orders.Count);
        }
        static int Size() => DateTime.Now.Day;
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("var skip = 0;", "Console.WriteLine(skip); skip += size;", "")]
    [InlineData("var skip = 0;", "skip += size;", "Console.WriteLine(skip);")]
    [InlineData("var skip = 0;", "if (orders[0].IsPaid) skip += size;", "")]
    [InlineData("var skip = 0;", "Console.WriteLine(skip += size);", "")]
    [InlineData("var skip = 0;", "if (orders.Count > 0) { Console.WriteLine(orders.Count); skip += size; }", "")]
    [InlineData("var skip = 0;", "skip += size; skip += size;", "")]
    [InlineData("var skip = 0;", "skip += size; size = 50;", "")]
    [InlineData("var skip = 0;", "skip += size; if (orders[0].IsPaid) continue; Console.WriteLine(orders.Count);", "")]
    [InlineData("var skip = 20;", "skip += size;", "")]
    [InlineData("var skip = 0; skip = 20;", "skip += size;", "")]
    [InlineData("var skip = 0; Console.WriteLine(skip);", "skip += size;", "")]
    [InlineData("int skip = 0, other = 1;", "skip += size;", "Console.WriteLine(other);")]
    [InlineData("var skip = 0; Func<int> progress = () => skip;", "skip += size;", "Console.WriteLine(progress());")]
    public Task The_offset_is_more_than_that(string before, string move, string after) => Verify.OffersNoFix(
        $$"""
        var size = 100;
        {{before}}
        while (true)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](skip).Take(size).ToListAsync();
            if (orders.Count == 0)
                break;
            {{move}}
        }
        {{after}}
        """,
        Setup.Runtime);

    [Fact]
    public Task The_offset_goes_on_in_the_next_turn_of_an_outer_loop() => Verify.OffersNoFix(
        """
        var skip = 0;
        foreach (var paid in new[] { true, false })
        {
            while (true)
            {
                var orders = await db.Orders.AsNoTracking().Where(o => o.IsPaid == paid).OrderBy(o => o.Id).[|Skip|](skip).Take(100).ToListAsync();
                if (orders.Count == 0)
                    break;
                skip += 100;
            }
        }
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("if (orders.Count < 100) break;")]
    [InlineData("if (orders.Count == 0) { Console.WriteLine(); break; }")]
    [InlineData("if (orders.Count == 0) break; else Console.WriteLine();")]
    [InlineData("if (orders.Count == 0) return;")]
    [InlineData("if (orders.Count == 1) break;")]
    [InlineData("if (!orders.Any(o => o.IsPaid)) break;")]
    [InlineData("if (-orders.Count == 0) break;")]
    [InlineData("Console.WriteLine(orders.Count); if (orders.Count == 0) break;")]
    public Task The_loop_does_not_just_end_with_the_rows(string leave) => Verify.OffersNoFix(
        $$"""
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            {{leave}}
            foreach (var order in orders)
                Console.WriteLine(order.Total);
        }
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("orders.RemoveAll(o => o.IsPaid);")]
    [InlineData("orders.Add(new Order());")]
    [InlineData("orders.Sort((a, b) => a.Id - b.Id);")]
    [InlineData("Take(orders); static void Take(List<Order> list) => Console.WriteLine(list.Count);")]
    [InlineData("Func<int> later = () => orders.Count; Console.WriteLine(later());")]
    [InlineData("kept = orders;")]
    [InlineData("all.AddRange(orders);")]
    [InlineData("orders = [];")]
    public Task The_page_is_used_as_a_list(string use) => Verify.OffersNoFix(
        $$"""
        List<Order>? kept = null;
        var all = new List<Order>();
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            {{use}}
        }
        Console.WriteLine(kept?.Count + all.Count);
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("var min = 0m;", "min = orders[^1].Total;")]
    [InlineData("var min = 0m;", "min++;")]
    public Task The_query_asks_for_something_else_each_time(string before, string work) => Verify.OffersNoFix(
        $$"""
        {{before}}
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().Where(o => o.Quantity > min).OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            {{work}}
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task An_array_is_no_list() => Verify.OffersNoFix(
        """
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToArrayAsync();
            if (orders.Length == 0)
                break;
            Console.WriteLine(orders[0].Total);
        }
        """,
        Setup.Runtime);

    private static Task Leaves(string pages, Setup? setup = null) => Verify.OffersNoFix(
        $$"""
        for (var page = 0; ; page++)
        {
            var rows = await {{pages}}.[|Skip|](page * 100).Take(100).ToListAsync();
            if (rows.Count == 0)
                break;
            Console.WriteLine(rows.Count);
        }
        """,
        setup ?? Setup.Runtime);
}
