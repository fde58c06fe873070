using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.RepeatedSlice.RepeatedSliceRule>;

namespace Rowbound.Analyzers.Tests.Rules.RepeatedSlice;

public sealed class RepeatedSliceTests
{
    [Theory, SyncAndAsync]
    public Task A_loop_that_deletes_slice_by_slice(Flavor flavor) => Verify.Suggests($$"""
        while (true)
        {
            var deleted = {{flavor.Run("db.AuditLog.Where(a => a.At < DateTime.Today).[|Take|](1000)", "ExecuteDelete")}};
            if (deleted == 0)
                break;
        }
        """);

    [Theory, SyncAndAsync]
    public Task A_loop_that_updates_slice_by_slice(Flavor flavor) => Verify.Suggests($$"""
        int updated;
        do
        {
            updated = {{flavor.Run("db.AccessTokens.Where(t => t.Checksum == null).[|Take|](1000)", "ExecuteUpdate", "s => s.SetProperty(t => t.Checksum, \"\")")}};
        } while (updated > 0);
        """);

    [Theory]
    [InlineData("while (db.AuditLog.Where(a => a.Actor != \"x\").[|Take|](1000).ExecuteDelete() > 0) { }")]
    [InlineData("while (db.AuditLog.OrderBy(a => a.Id).[|Take|](1000).ExecuteDelete() > 0) Thread.Sleep(10);")]
    [InlineData("for (; ; ) { if (db.AuditLog.[|Take|](1000).ExecuteDelete() == 0) break; }")]
    [InlineData("var size = 100; while (db.AuditLog.[|Take|](size).ExecuteDelete() == size) { }")]
    [InlineData("var old = db.AuditLog.Where(a => a.At < DateTime.Today); while (old.[|Take|](1000).ExecuteDelete() > 0) { }")]
    public Task Whatever_the_loop(string loop) => Verify.Suggests(loop);

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "Each turn searches 'AuditLog' from its start, past all rows that the turns before have written",
        "while (db.AuditLog.[|Take|](1000).ExecuteDelete() > 0) { }");

    [Fact]
    public Task A_single_slice_is_fine() => Verify.Silent("db.AuditLog.Take(1000).ExecuteDelete();");

    [Fact]
    public Task All_rows_at_once_are_another_matter() => Verify.Silent("while (db.AuditLog.ExecuteDelete() > 0) { }");

    [Fact]
    public Task Other_rows_in_each_turn_are_fine() => Verify.Silent("""
        var last = 0L;
        while (last < 1_000_000)
        {
            db.AuditLog.Where(a => a.Id > last).Take(1000).ExecuteDelete();
            last += 1000;
        }
        """);

    [Fact]
    public Task A_value_that_each_turn_fetches_is_fine() => Verify.Silent("""
        var actors = new Queue<string>();
        while (actors.Count > 0)
        {
            var actor = actors.Dequeue();
            db.AuditLog.Where(a => a.Actor == actor).Take(1000).ExecuteDelete();
        }
        """);

    [Fact]
    public Task A_field_may_be_moved_elsewhere() => Verify.SilentMember("""
        private long _last;

        public void Forget()
        {
            while (db.AuditLog.Where(a => a.Id > _last).Take(1000).ExecuteDelete() > 0)
                Next();
        }

        private void Next() => _last += 1000;
        """);

    [Fact]
    public Task A_loop_over_something_else_is_fine() => Verify.Silent("""
        foreach (var actor in new[] { "a", "b" })
            db.AuditLog.Where(a => a.At < DateTime.Today).Take(1000).ExecuteDelete();
        """);

    [Theory]
    [InlineData("db.Categories")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 7)")]
    public Task Few_rows_are_fine(string query) => Verify.Silent($"while ({query}.Take(1000).ExecuteDelete() > 0) {{ }}");
}
