using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.GrowingTracker.GrowingTrackerRule>;

namespace Rowbound.Analyzers.Tests.Rules.GrowingTracker;

public sealed class GrowingTrackerTests
{
    [Theory, SyncAndAsync]
    public Task Rows_that_are_added_for_every_row_of_a_table(Flavor flavor) => Verify.Warns($$"""
        foreach (var order in {{flavor.Run("db.Orders.AsNoTracking()", "ToList")}})
        {
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            {{flavor.Await}}db.[|{{flavor.Name("SaveChanges")}}|]();
        }
        """);

    [Fact]
    public Task The_message_names_the_context_and_what_it_keeps() => Verify.Says(
        "'db' is saved in a loop, but goes on tracking the 'AuditEntry', 'Stock' of every turn",
        """
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            db.Add(new AuditEntry { Actor = "job", Action = order.Number });
            foreach (var stock in db.Stock.Where(s => s.ProductId == order.Id).ToList())
                stock.Quantity--;
            db.[|SaveChanges|]();
        }
        """);

    [Fact]
    public Task Batches_are_no_sign_of_safety() => Verify.Warns("""
        var last = 0;
        while (true)
        {
            var batch = await db.Orders.Where(o => o.Id > last).OrderBy(o => o.Id).Take(500).ToListAsync(cancellationToken);
            if (batch.Count == 0)
                break;
            foreach (var order in batch)
                order.IsPaid = true;
            last = batch[^1].Id;
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """);

    [Fact]
    public Task Every_thousandth_turn() => Verify.Suggests("""
        var lines = 0;
        foreach (var line in File.ReadLines("orders.csv"))
        {
            db.Orders.Add(new Order { Number = line });
            if (++lines % 1000 == 0)
                db.[|SaveChanges|]();
        }
        """);

    [Theory]
    [InlineData("while (reader.ReadLine() is { } line)")]
    [InlineData("for (var line = \"\"; ; line = reader.ReadLine()!)")]
    [InlineData("await foreach (var line in File.ReadLinesAsync(\"orders.csv\"))")]
    public Task What_comes_from_outside(string loop) => Verify.Flags($$"""
        using var reader = new StreamReader("orders.csv");
        {{loop}}
        {
            db.Orders.Add(new Order { Number = line });
            await db.[|SaveChangesAsync|](cancellationToken);
        }
        """);

    [Fact]
    public Task A_worker_that_never_ends() => Verify.WarnsMember("""
        public async Task RunAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                var token = await db.AccessTokens.FirstOrDefaultAsync(t => t.Checksum == null, cancellationToken);
                if (token is null)
                    return;
                token.Checksum = token.Token;
                await db.[|SaveChangesAsync|](cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_field_of_the_class() => Verify.WarnsMember("""
        private readonly ShopContext _db = db;

        public void Run()
        {
            foreach (var id in db.Orders.Select(o => o.Id).ToList())
            {
                _db.AuditLog.Add(new AuditEntry { Actor = "job", Action = "seen" + id });
                _db.[|SaveChanges|]();
            }
        }
        """);

    [Fact]
    public Task A_loop_in_the_loop_over_rows() => Verify.Flags("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            foreach (var text in new[] { "a", "b" })
            {
                db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number + text });
                db.[|SaveChanges|]();
            }
        }
        """);

    // Let go.

    [Theory]
    [InlineData("db.ChangeTracker.Clear();")]
    [InlineData("db.Entry(entry).State = EntityState.Detached;")]
    [InlineData("Forget(); void Forget() => db.ChangeTracker.Clear();")]
    public Task What_is_saved_is_let_go(string letGo) => Verify.Silent($$"""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            var entry = new AuditEntry { Actor = "job", Action = order.Number };
            db.AuditLog.Add(entry);
            db.SaveChanges();
            {{letGo}}
        }
        """);

    [Fact]
    public Task The_tracker_may_be_emptied_before_the_turn() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            db.ChangeTracker.Clear();
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task A_context_for_each_turn() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            using var own = new ShopContext();
            own.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            own.SaveChanges();
        }
        """);

    [Fact]
    public Task A_new_context_now_and_then() => Verify.Silent("""
        var own = new ShopContext();
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            own.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            own.SaveChanges();
            own = new ShopContext();
        }
        """);

    [Fact]
    public Task Code_that_is_given_the_context_may_clear_it() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            db.SaveChanges();
            GC.KeepAlive(db);
        }
        """);

    [Fact]
    public Task A_context_may_clear_itself_when_it_is_saved() => Verify.SilentMember("""
        public class Forgetful : ShopContext
        {
            public override int SaveChanges(bool acceptAllChangesOnSuccess)
            {
                var saved = base.SaveChanges(acceptAllChangesOnSuccess);
                ChangeTracker.Clear();
                return saved;
            }
        }

        public void Run(Forgetful own)
        {
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                own.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
                own.SaveChanges(true);
            }
        }
        """);

    // Bounded, or another rule's.

    [Theory]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" })")]
    [InlineData("foreach (var name in names)")]
    [InlineData("foreach (var name in names.Chunk(100).Select(c => c[0]))")]
    [InlineData("for (var name = \"\"; name.Length < 10; name += \"x\")")]
    public Task Turns_over_what_is_in_memory_already(string loop) => Verify.SilentMember($$"""
        public void Run(List<string> names)
        {
            {{loop}}
            {
                db.Orders.Add(new Order { Number = name });
                db.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task A_page_of_rows() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.Id).Take(20).ToList())
        {
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task One_save_behind_the_loop_is_a_unit_of_work() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
            db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
        db.SaveChanges();
        """);

    [Fact]
    public Task Turns_that_leave_nothing_in_the_tracker() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            Console.WriteLine(db.OrderLines.AsNoTracking().Where(l => l.OrderId == order.Id).ToList().Count);
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task Another_context_is_filled() => Verify.SilentMember("""
        public void Run(ShopContext other)
        {
            foreach (var order in db.Orders.AsNoTracking().ToList())
            {
                other.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
                db.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task A_stream_that_is_tracked_itself_is_another_rules() => Verify.Silent("""
        foreach (var order in db.Orders)
        {
            order.IsPaid = true;
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task Pages_by_offset_are_another_rules() => Verify.Silent("""
        for (var page = 0; ; page++)
        {
            var orders = db.Orders.OrderBy(o => o.Id).Skip(page * 100).Take(100).ToList();
            if (orders.Count == 0)
                break;
            foreach (var order in orders)
                order.IsPaid = true;
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent("""
        while (true)
        {
            db.Categories.Add(new Category { Name = "x" });
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task A_save_in_a_lambda_is_no_turn_of_the_loop() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
        {
            Action later = () =>
            {
                db.AuditLog.Add(new AuditEntry { Actor = "job", Action = order.Number });
                db.SaveChanges();
            };
            later();
        }
        """);

    [Fact]
    public Task A_seeder_is_fine() => Verify.SilentMember("""
        public void SeedOrders()
        {
            foreach (var line in File.ReadLines("orders.csv"))
            {
                db.Orders.Add(new Order { Number = line });
                db.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        """
        foreach (var line in File.ReadLines("orders.csv"))
        {
            db.Orders.Add(new Order { Number = line });
            db.SaveChanges();
        }
        """,
        Setup.Default.AsTestProject());
}
