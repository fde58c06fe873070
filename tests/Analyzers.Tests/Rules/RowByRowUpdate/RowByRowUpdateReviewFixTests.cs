using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.RowByRowUpdate.RowByRowUpdateRule, Rowbound.CodeFixes.RowByRowUpdate.RowByRowUpdateReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.RowByRowUpdate;

public sealed class RowByRowUpdateReviewFixTests
{
    private const string Interceptor =
        "namespace Shop; public class Interceptor : Microsoft.EntityFrameworkCore.Diagnostics.SaveChangesInterceptor;";

    [Fact]
    public Task A_list_of_rows() => Verify.Reviews(
        """
        foreach (var order in await db.[|Orders|].Where(o => o.PlacedAt < DateTime.Today).ToListAsync(cancellationToken))
            order.IsPaid = true;
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await db.Orders.Where(o => o.PlacedAt < DateTime.Today).ExecuteUpdateAsync(set => set.SetProperty(order => order.IsPaid, true), cancellationToken);
        """,
        title: "Update in the database (the change tracker and what it calls on saving see nothing of it)");

    [Fact]
    public Task In_chunks_where_the_runtime_library_is_there() => Verify.Reviews(
        """
        foreach (var order in await db.[|Orders|].ToListAsync(cancellationToken))
            order.IsPaid = true;
        await db.SaveChangesAsync(cancellationToken);
        """,
        """
        await db.Orders.ExecuteUpdateInChunksAsync(set => set.SetProperty(order => order.IsPaid, true), cancellationToken: cancellationToken);
        """,
        Setup.Runtime,
        "Update in the database, in chunks by key (several transactions; the change tracker sees nothing of it)");

    [Fact]
    public Task Values_of_all_kinds_and_comments() => Verify.Reviews(
        """
        var now = DateTime.UtcNow;

        // All of them.
        var orders = db.[|Orders|].ToList();
        foreach (var order in orders)
        {
            order.PlacedAt = now; // today
            order.Note = null;
            order.Status = OrderStatus.Shipped;
            order.Total *= 1.1m - 0.1m;
            order.Quantity++;
        }

        // At last.
        db.SaveChanges();
        """,
        """
        var now = DateTime.UtcNow;

        // All of them.
        // today
        // At last.
        db.Orders.ExecuteUpdate(set => set.SetProperty(order => order.PlacedAt, now).SetProperty(order => order.Note, order => null).SetProperty(order => order.Status, OrderStatus.Shipped).SetProperty(order => order.Total, order => order.Total * (1.1m - 0.1m)).SetProperty(order => order.Quantity, order => order.Quantity + 1));
        """);

    [Fact]
    public Task A_stream_that_saves_each_row() => Verify.Reviews(
        """
        await foreach (var token in db.[|AccessTokens|])
        {
            token.Checksum = "";
            await db.SaveChangesAsync();
        }
        """,
        """
        await db.AccessTokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.Checksum, ""));
        """);

    [Fact]
    public Task What_an_interceptor_sees_is_saved_chunk_by_chunk() => Verify.Reviews(
        """
        // All.
        foreach (var token in await db.[|AccessTokens|].ToListAsync())
            token.Checksum = ""; // forgotten
        await db.SaveChangesAsync();
        """,
        """
        // All.
        await foreach (var chunk in db.AccessTokens.InChunksAsync())
        {
            foreach (var token in chunk)
                token.Checksum = ""; // forgotten
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        """,
        Setup.Runtime.Configuring("options.AddInterceptors(new Interceptor());").WithFile(Interceptor));

    [Fact]
    public Task A_loop_that_saves_each_row_for_an_interceptor_is_left() => Verify.OffersNoFix(
        """
        foreach (var token in await db.[|AccessTokens|].ToListAsync())
        {
            token.Checksum = "";
            await db.SaveChangesAsync();
        }
        """,
        Setup.Runtime.Configuring("options.AddInterceptors(new Interceptor());").WithFile(Interceptor));

    [Fact]
    public Task A_version_that_saving_compares_is_left() => Verify.OffersNoFix(
        """
        foreach (var token in db.[|AccessTokens|].ToList())
            token.Checksum = "";
        db.SaveChanges();
        """,
        Setup.Default.Modelling("modelBuilder.Entity<AccessToken>().Property(t => t.Token).IsConcurrencyToken();"));

    [Theory]
    [InlineData("db.Orders.Add(new Order());", "")]
    [InlineData("foreach (var other in db.Orders.Take(10)) Console.WriteLine(other.Total);", "")]
    [InlineData("", "Console.WriteLine(db.ChangeTracker.Entries().Count());")]
    public Task A_tracker_that_holds_more_is_left(string before, string after) => Verify.OffersNoFix($$"""
        {{before}}
        foreach (var token in db.[|AccessTokens|].ToList())
            token.Checksum = "";
        db.SaveChanges();
        {{after}}
        """);

    [Fact]
    public Task An_order_that_is_written_is_left_to_the_database() => Verify.Reviews(
        """
        foreach (var token in await db.[|AccessTokens|].OrderBy(t => t.ExpiresAt).ToListAsync())
            token.ExpiresAt = DateTime.MaxValue;
        await db.SaveChangesAsync();
        """,
        """
        await db.AccessTokens.OrderBy(t => t.ExpiresAt).ExecuteUpdateAsync(set => set.SetProperty(token => token.ExpiresAt, DateTime.MaxValue));
        """,
        Setup.Runtime);
}
