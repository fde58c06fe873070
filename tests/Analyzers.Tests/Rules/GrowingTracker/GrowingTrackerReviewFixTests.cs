using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.GrowingTracker.GrowingTrackerRule,
    Rowbound.CodeFixes.GrowingTracker.GrowingTrackerReviewFix>;

namespace Rowbound.Analyzers.Tests.Rules.GrowingTracker;

public sealed class GrowingTrackerReviewFixTests
{
    [Theory, SyncAndAsync]
    public Task What_is_saved_is_let_go(Flavor flavor) => Verify.Reviews(
        $$"""
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "ToList")}})
        {
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            {{flavor.Await}}db.[|{{flavor.Name("SaveChanges")}}|](); // at once
        }
        """,
        $$"""
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "ToList")}})
        {
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            {{flavor.Await}}db.{{flavor.Name("SaveChanges")}}(); // at once
            db.ChangeTracker.Clear();
        }
        """,
        title: "Let go of what is saved (entities that are loaded before are no longer tracked behind it)");

    [Fact]
    public Task A_save_without_a_block_gets_one() => Verify.Reviews(
        """
        var lines = 0;
        foreach (var line in File.ReadLines("orders.csv"))
        {
            db.Orders.Add(new Order { Number = line });
            if (++lines % 1000 == 0)
                db.[|SaveChanges|]();
        }
        """,
        """
        var lines = 0;
        foreach (var line in File.ReadLines("orders.csv"))
        {
            db.Orders.Add(new Order { Number = line });
            if (++lines % 1000 == 0)
            {
                db.SaveChanges();
                db.ChangeTracker.Clear();
            }
        }
        """);

    [Fact]
    public Task A_context_that_saves_itself() => Verify.ReviewsFile(
        """
        using System.IO;
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Importing : ShopContext
        {
            public void Import(StreamReader reader)
            {
                while (reader.ReadLine() is { } line)
                {
                    Add(new Order { Number = line });
                    [|SaveChanges|]();
                }
            }
        }
        """,
        """
        using System.IO;
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Importing : ShopContext
        {
            public void Import(StreamReader reader)
            {
                while (reader.ReadLine() is { } line)
                {
                    Add(new Order { Number = line });
                    SaveChanges();
                    ChangeTracker.Clear();
                }
            }
        }
        """);

    [Fact]
    public Task A_save_that_is_a_part_of_something_is_not_rewritten() => Verify.OffersNoFix("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            var saved = db.[|SaveChanges|]();
        }
        """);
}
