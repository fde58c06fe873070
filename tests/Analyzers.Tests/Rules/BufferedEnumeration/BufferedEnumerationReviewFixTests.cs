using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedEnumeration.BufferedEnumerationRule, Rowbound.CodeFixes.BufferedEnumeration.BufferedEnumerationReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedEnumeration;

public sealed class BufferedEnumerationReviewFixTests
{
    private const string Chunks = "Read in chunks by key (each chunk sees the table as it is then)";
    private const string Saved = "Save and let go in chunks by key (several transactions instead of one)";

    [Fact]
    public Task A_loop_that_waits_runs_over_chunks() => Verify.Reviews(
        """
        foreach (var order in await db.Orders.AsNoTracking().[|ToListAsync|]())
            await Console.Out.WriteLineAsync(order.Number);
        """,
        """
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                await Console.Out.WriteLineAsync(order.Number);
        }
        """,
        Setup.Runtime,
        Chunks);

    [Fact]
    public Task A_loop_that_reaches_the_database_runs_over_chunks_in_their_order() => Verify.Reviews(
        """
        // Each in turn.
        var orders = await db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).[|ToListAsync|](cancellationToken).ConfigureAwait(false);
        foreach (var order in orders)
        {
            // Who?
            var customer = await db.Customers.FirstAsync(c => c.Id == order.CustomerId);
            Console.WriteLine(customer.Name);
        }
        """,
        """
        // Each in turn.
        await foreach (var chunk in db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).InChunksAsync(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            foreach (var order in chunk)
            {
                // Who?
                var customer = await db.Customers.FirstAsync(c => c.Id == order.CustomerId);
                Console.WriteLine(customer.Name);
            }
        }
        """,
        Setup.Runtime,
        Chunks);

    [Fact]
    public Task A_context_that_retries_needs_chunks() => Verify.Reviews(
        """
        var sum = 0m;
        foreach (var order in await db.Orders.[|ToListAsync|]())
            sum += order.Total;
        """,
        """
        var sum = 0m;
        await foreach (var chunk in db.Orders.AsNoTracking().InChunksAsync())
        {
            foreach (var order in chunk)
                sum += order.Total;
        }
        """,
        Setup.Retrying.WithRuntime(),
        Chunks);

    [Fact]
    public Task Rows_that_are_written_are_saved_chunk_by_chunk() => Verify.Reviews(
        """
        foreach (var order in await db.Orders.[|ToListAsync|](cancellationToken))
        {
            order.Note = order.Number.Trim();
        }

        // All at once.
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await foreach (var chunk in db.Orders.InChunksAsync(cancellationToken: cancellationToken))
        {
            foreach (var order in chunk)
            {
                order.Note = order.Number.Trim();
            }
            // All at once.
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime,
        Saved);

    [Theory]
    [InlineData("return await db.SaveChangesAsync();")]
    [InlineData("var saved = await db.SaveChangesAsync(); return saved;")]
    [InlineData("if (await db.SaveChangesAsync() > 5) return null; return 1;")]
    [InlineData("Console.WriteLine(\"done\"); await db.SaveChangesAsync(); return null;")]
    [InlineData("db.AuditLog.Add(new AuditEntry()); await db.SaveChangesAsync(); return null;")]
    public Task A_save_that_is_more_than_a_statement_after_the_loop_stays_one(string save) => Verify.OffersNoFix(
        $$"""
        foreach (var order in await db.Orders.[|ToListAsync|]())
            order.IsPaid = true;
        {{save}}
        """,
        Setup.Runtime);

    [Fact]
    public Task A_loop_that_adds_to_the_table_would_meet_what_it_adds() => Verify.OffersNoFix(
        """
        foreach (var order in await db.Orders.AsNoTracking().[|ToListAsync|]())
        {
            db.Orders.Add(new Order { CustomerId = order.CustomerId });
            await db.SaveChangesAsync();
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task A_filter_that_the_loop_moves_on() => Verify.OffersNoFix(
        """
        var since = DateTime.MinValue;
        foreach (var entry in await db.AuditLog.AsNoTracking().Where(e => e.At > since).[|ToListAsync|]())
        {
            await Console.Out.WriteLineAsync(entry.Action);
            since = entry.At;
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Nothing_is_awaited_under_a_lock() => Verify.OffersNoFix(
        """
        await Task.Yield();
        lock (db)
        {
            foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
                Console.WriteLine(order.Total);
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Nothing_is_awaited_where_nothing_can_be() => Verify.OffersNoFix(
        """
        foreach (var order in db.Orders.AsNoTracking().[|ToList|]())
            Console.WriteLine(order.Total);
        """,
        Setup.Runtime);

    [Fact]
    public Task Rows_of_a_view_have_no_key() => Verify.OffersNoFix(
        """
        foreach (var day in await db.SalesByDay.[|ToListAsync|]())
            Console.WriteLine(day.Total);
        """,
        Setup.Runtime);

    [Fact]
    public Task Rows_in_an_order_without_a_column() => Verify.OffersNoFix(
        """
        foreach (var order in await db.Orders.AsNoTracking().OrderBy(o => o.Total * 2).[|ToListAsync|]())
            Console.WriteLine(order.Total);
        """,
        Setup.Runtime);

    [Fact]
    public Task Nothing_is_read_in_chunks_without_the_runtime_library() => Verify.OffersNoFix("""
        foreach (var order in await db.Orders.AsNoTracking().[|ToListAsync|]())
            await Console.Out.WriteLineAsync(order.Number);
        """);
}
