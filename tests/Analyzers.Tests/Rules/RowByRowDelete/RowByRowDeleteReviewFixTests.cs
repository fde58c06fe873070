using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.RowByRowDelete.RowByRowDeleteRule, Rowbound.CodeFixes.RowByRowDelete.RowByRowDeleteReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.RowByRowDelete;

public sealed class RowByRowDeleteReviewFixTests
{
    private const string InDatabase =
        "Delete in the database (the change tracker and what it calls on saving see nothing of it)";

    private const string InDatabaseInChunks =
        "Delete in the database, in chunks by key (several transactions; the change tracker sees nothing of it)";

    private const string Auditing = """
        public class AuditingContext : ShopContext
        {
            public override int SaveChanges(bool acceptAllChangesOnSuccess) => base.SaveChanges(acceptAllChangesOnSuccess);
        }
        """;

    [Fact]
    public Task A_query_that_is_given_to_RemoveRange() => Verify.Reviews(
        """
        db.AuditLog.[|RemoveRange|](db.AuditLog.Where(a => a.At < DateTime.Today));
        await db.SaveChangesAsync(cancellationToken);
        """,
        "await db.AuditLog.Where(a => a.At < DateTime.Today).ExecuteDeleteAsync(cancellationToken);",
        title: InDatabase);

    [Fact]
    public Task In_chunks_where_the_runtime_library_is_there() => Verify.Reviews(
        """
        db.AuditLog.[|RemoveRange|](db.AuditLog.Where(a => a.At < DateTime.Today));
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        """,
        """
        await db.AuditLog.Where(a => a.At < DateTime.Today).ExecuteDeleteInChunksAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        """,
        Setup.Runtime,
        InDatabaseInChunks);

    [Fact]
    public Task The_rows_of_one_parent_need_no_chunks() => Verify.Reviews(
        """
        db.[|RemoveRange|](db.OrderLines.Where(l => l.OrderId == 7));
        await db.SaveChangesAsync();
        """,
        "await db.OrderLines.Where(l => l.OrderId == 7).ExecuteDeleteAsync();",
        Setup.Runtime,
        InDatabase);

    [Fact]
    public Task A_list_in_a_local_with_comments() => Verify.Reviews(
        """
        Console.WriteLine("start");

        // What is old.
        var old = await db.AuditLog
            .Where(a => a.At < DateTime.Today) // yesterday's
            .ToListAsync(cancellationToken);
        // Away with it.
        db.AuditLog.[|RemoveRange|](old);

        // And save.
        await db.SaveChangesAsync(cancellationToken);

        Console.WriteLine("done");
        """,
        """
        Console.WriteLine("start");

        // What is old.
        // Away with it.
        // And save.
        await db.AuditLog
            .Where(a => a.At < DateTime.Today) // yesterday's
            .ExecuteDeleteAsync(cancellationToken);

        Console.WriteLine("done");
        """);

    [Fact]
    public Task A_method_that_does_not_await() => Verify.Reviews(
        """
        foreach (var entry in db.AuditLog.ToList())
            db.AuditLog.[|Remove|](entry); // each
        db.SaveChanges();
        """,
        "db.AuditLog.ExecuteDelete(); // each",
        Setup.Runtime);

    [Fact]
    public Task A_stream_that_saves_each_row() => Verify.Reviews(
        """
        await foreach (var entry in db.AuditLog.Where(a => a.At < DateTime.Today).AsAsyncEnumerable())
        {
            db.[|Remove|](entry);
            await db.SaveChangesAsync(cancellationToken);
        }
        """,
        "await db.AuditLog.Where(a => a.At < DateTime.Today).ExecuteDeleteAsync(cancellationToken);");

    [Fact]
    public Task A_query_in_query_syntax() => Verify.Reviews(
        """
        db.[|RemoveRange|](from a in db.AuditLog where a.At < DateTime.Today select a);
        db.SaveChanges();
        """,
        "(from a in db.AuditLog where a.At < DateTime.Today select a).ExecuteDelete();");

    [Fact]
    public Task A_query_in_a_local() => Verify.Reviews(
        """
        var old = db.AuditLog.Where(a => a.At < DateTime.Today);
        if (DateTime.Today.Year > 2030)
            old = old.Where(a => a.Actor == "system");
        db.[|RemoveRange|](old);
        db.SaveChanges();
        """,
        """
        var old = db.AuditLog.Where(a => a.At < DateTime.Today);
        if (DateTime.Today.Year > 2030)
            old = old.Where(a => a.Actor == "system");
        old.ExecuteDelete();
        """);

    [Theory]
    [InlineData("options.AddInterceptors(new Interceptor());")]
    public Task What_an_interceptor_sees_is_removed_chunk_by_chunk(string configuration) => Verify.Reviews(
        """
        // Old.
        db.AuditLog.[|RemoveRange|](db.AuditLog.Where(a => a.At < DateTime.Today));
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        // Old.
        await foreach (var chunk in db.AuditLog.Where(a => a.At < DateTime.Today).InChunksAsync(cancellationToken: cancellationToken))
        {
            db.AuditLog.RemoveRange(chunk);
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime.Configuring(configuration).WithFile(
            "namespace Shop; public class Interceptor : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor;"),
        "Save and let go in chunks by key (several transactions instead of one)");

    [Fact]
    public Task A_version_that_saving_compares_keeps_the_tracker() => Verify.Reviews(
        """
        foreach (var entry in await db.AuditLog.ToListAsync())
            db.[|Remove|](entry);
        await db.SaveChangesAsync();
        """,
        """
        await foreach (var chunk in db.AuditLog.InChunksAsync())
        {
            db.RemoveRange(chunk);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime.Modelling("modelBuilder.Entity<AuditEntry>().Property(a => a.Action).IsConcurrencyToken();"));

    [Fact]
    public Task Rows_that_come_with_others_keep_the_tracker() => Verify.Reviews(
        """
        db.[|RemoveRange|](db.Orders.Include(o => o.Lines));
        await db.SaveChangesAsync();
        """,
        """
        await foreach (var chunk in db.Orders.Include(o => o.Lines).InChunksAsync())
        {
            db.RemoveRange(chunk);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime);

    [Fact]
    public Task Without_the_runtime_library_rows_that_an_interceptor_sees_are_left() => Verify.OffersNoFix(
        """
        db.AuditLog.[|RemoveRange|](db.AuditLog);
        await db.SaveChangesAsync(cancellationToken);
        """,
        Setup.Default.Configuring("options.AddInterceptors(new Interceptor());").WithFile(
            "namespace Shop; public class Interceptor : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor;"));

    [Fact]
    public Task A_context_that_overrides_saving_is_left() => Verify.OffersNoFixFile($$"""
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        {{Auditing}}

        public class Job(AuditingContext db)
        {
            public void Run()
            {
                db.AuditLog.[|RemoveRange|](db.AuditLog);
                db.SaveChanges();
            }
        }
        """);

    [Theory]
    [InlineData("", "")]
    [InlineData("Console.WriteLine();", "db.SaveChanges();")]
    [InlineData("db.Orders.Add(new Order());", "db.SaveChanges();")]
    [InlineData("", "db.SaveChanges(false);")]
    [InlineData("", "Console.WriteLine(db.SaveChanges());")]
    [InlineData("", "new ShopContext().SaveChanges();")]
    [InlineData("", "db.SaveChangesAsync();")]
    public Task What_is_not_saved_right_after_and_alone_is_left(string between, string save) => Verify.OffersNoFix($$"""
        db.AuditLog.[|RemoveRange|](db.AuditLog);
        {{between}}
        {{save}}
        """);

    [Theory]
    [InlineData("foreach (var order in db.Orders.Take(10)) Console.WriteLine(order.Total);", "")]
    [InlineData("db.Orders.Add(new Order());", "")]
    [InlineData("", "Console.WriteLine(db.ChangeTracker.Entries().Count());")]
    public Task A_tracker_that_holds_more_is_left(string before, string after) => Verify.OffersNoFix($$"""
        {{before}}
        db.AuditLog.[|RemoveRange|](db.AuditLog);
        db.SaveChanges();
        {{after}}
        """);

    [Fact]
    public Task Another_context_is_left() => Verify.OffersNoFix("""
        using var other = new ShopContext();
        other.[|RemoveRange|](db.AuditLog);
        other.SaveChanges();
        """);

    [Fact]
    public Task A_sequence_takes_no_operator() => Verify.OffersNoFix("""
        IEnumerable<AuditEntry> all = db.AuditLog;
        db.[|RemoveRange|](all);
        db.SaveChanges();
        """);

    [Fact]
    public Task Something_between_list_and_removal_is_left() => Verify.OffersNoFix("""
        var all = db.AuditLog.ToList();
        Console.WriteLine(DateTime.Now);
        db.[|RemoveRange|](all);
        db.SaveChanges();
        """);

    [Fact]
    public Task A_projection_is_left() => Verify.OffersNoFix("""
        db.[|RemoveRange|](db.AuditLog.Select(a => new AuditEntry { Id = a.Id }));
        db.SaveChanges();
        """);
}
