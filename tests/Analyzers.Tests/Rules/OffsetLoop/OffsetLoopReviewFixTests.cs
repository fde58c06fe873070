using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.OffsetLoop.OffsetLoopRule, Rowbound.CodeFixes.OffsetLoop.OffsetLoopFix, Rowbound.CodeFixes.OffsetLoop.OffsetLoopReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.OffsetLoop;

public sealed class OffsetLoopReviewFixTests
{
    [Theory]
    [InlineData("await System.IO.File.AppendAllTextAsync(\"log\", orders[0].Number);")]
    [InlineData("Show(orders); static void Show(IEnumerable<Order> some) => Console.WriteLine(some.Count());")]
    [InlineData("await db.Orders.Where(o => o.IsPaid).ExecuteDeleteAsync();")]
    [InlineData("db.RemoveRange(orders); await db.SaveChangesAsync();")]
    [InlineData("db.Orders.RemoveRange(orders); await db.SaveChangesAsync();")]
    [InlineData("foreach (var order in orders) db.AuditLog.Add(new AuditEntry { Actor = order.Number });")]
    [InlineData("yield return orders[0].Number;")]
    public Task A_loop_that_may_change_what_is_to_come(string work) => Verify.Reviews(
        $$"""
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            {{work}}
        }
        """,
        $$"""
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            {{work}}
        }
        """,
        Setup.Runtime,
        "Read in chunks by key (rows that the loop removes from the query no longer shift the pages)");

    [Fact]
    public Task Tracked_pages_that_are_written_and_saved_stay_tracked() => Verify.Reviews(
        """
        var skip = 0;
        while (true)
        {
            var tokens = await db.AccessTokens.Where(t => t.Checksum == null).OrderBy(t => t.Id).[|Skip|](skip).Take(100).ToListAsync(cancellationToken);
            if (tokens.Count == 0)
                break;
            foreach (var token in tokens)
                token.Checksum = token.Token;
            await db.SaveChangesAsync(cancellationToken);
            skip += 100;
        }
        """,
        """
        await foreach (var tokens in db.AccessTokens.Where(t => t.Checksum == null).OrderBy(t => t.Id).InChunksAsync(100, cancellationToken))
        {
            foreach (var token in tokens)
                token.Checksum = token.Token;
            await db.SaveChangesAsync(cancellationToken);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_size_that_may_be_nought() => Verify.ReviewsMember(
        """
        public async Task<int> Run(int size)
        {
            var count = 0;
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * size).Take(size).ToListAsync();
                if (orders.Count == 0)
                    break;
                count += orders.Count;
            }
            return count;
        }
        """,
        """
        public async Task<int> Run(int size)
        {
            var count = 0;
            await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(size))
            {
                count += orders.Count;
            }
            return count;
        }
        """,
        Setup.Runtime);

    [Theory]
    [InlineData("!seen.Contains(o.CustomerId)", "seen.Add(orders[0].CustomerId);")]
    [InlineData("o.Quantity > like.Quantity", "like.Quantity = orders[0].Quantity;")]
    [InlineData("o.Quantity > _least", "_least = orders[0].Quantity;")]
    [InlineData("o.Quantity > Least", "Raise();")]
    public Task What_the_query_captures_changes(string condition, string work) => Verify.ReviewsMember(
        $$"""
        private int _least;
        private int Least { get; set; }
        private void Raise() => Least++;

        public async Task Run()
        {
            var seen = new List<int>();
            var like = new Order();
            for (var page = 0; ; page++)
            {
                var orders = await db.Orders.AsNoTracking().Where(o => {{condition}}).OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
                if (orders.Count == 0)
                    break;
                {{work}}
            }
            Console.WriteLine(_least + seen.Count + like.Quantity);
        }
        """,
        $$"""
        private int _least;
        private int Least { get; set; }
        private void Raise() => Least++;

        public async Task Run()
        {
            var seen = new List<int>();
            var like = new Order();
            await foreach (var orders in db.Orders.AsNoTracking().Where(o => {{condition}}).OrderBy(o => o.Id).InChunksAsync(100))
            {
                {{work}}
            }
            Console.WriteLine(_least + seen.Count + like.Quantity);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_key_that_is_stored_in_another_form() => Verify.Reviews(
        """
        var sum = 0;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Status).ThenBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            sum += orders.Count;
        }
        """,
        """
        var sum = 0;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Status).ThenBy(o => o.Id).InChunksAsync(100))
        {
            sum += orders.Count;
        }
        """,
        Setup.Runtime.Modelling("modelBuilder.Entity<Order>().Property(o => o.Status).HasConversion<string>();"));

    [Fact]
    public Task The_context_is_used_behind_the_loop() => Verify.Reviews(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            sum += orders.Sum(o => o.Total);
        }
        await db.SaveChangesAsync();
        """,
        """
        var sum = 0m;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(100))
        {
            sum += orders.Sum(o => o.Total);
        }
        await db.SaveChangesAsync();
        """,
        Setup.Runtime);

    [Fact]
    public Task Few_columns_are_asked_for_first() => Verify.Reviews(
        """
        var sum = 0m;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.AsNoTracking().OrderBy(o => o.Id).[|Skip|](page * 25_000).Take(25_000).ToListAsync();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                Console.WriteLine(order.Number);
            sum += orders.Sum(o => o.Total);
        }
        """,
        """
        var sum = 0m;
        await foreach (var orders in db.Orders.AsNoTracking().OrderBy(o => o.Id).InChunksAsync(25_000))
        {
            foreach (var order in orders)
                Console.WriteLine(order.Number);
            sum += orders.Sum(o => o.Total);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Shared_principals_are_left_to_the_tracker() => Verify.Reviews(
        """
        var names = 0;
        for (var page = 0; ; page++)
        {
            var orders = await db.Orders.Include(o => o.Customer).OrderBy(o => o.Id).[|Skip|](page * 100).Take(100).ToListAsync();
            if (orders.Count == 0)
                break;
            names += orders.Sum(o => o.Customer.Name.Length);
        }
        """,
        """
        var names = 0;
        await foreach (var orders in db.Orders.Include(o => o.Customer).OrderBy(o => o.Id).InChunksAsync(100))
        {
            names += orders.Sum(o => o.Customer.Name.Length);
        }
        """,
        Setup.Runtime);
}
