using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.RowByRowDelete.RowByRowDeleteRule>;

namespace Rowbound.Analyzers.Tests.Rules.RowByRowDelete;

public sealed class RowByRowDeleteTests
{
    [Theory]
    [InlineData("db.AuditLog.[|RemoveRange|](db.AuditLog);")]
    [InlineData("db.[|RemoveRange|](db.AuditLog);")]
    [InlineData("db.[|RemoveRange|](db.AuditLog.Where(a => a.Actor != \"system\"));")]
    [InlineData("db.[|RemoveRange|](from a in db.AuditLog where a.Actor != \"system\" select a);")]
    [InlineData("db.[|RemoveRange|](db.AuditLog.AsEnumerable());")]
    [InlineData("db.AuditLog.[|RemoveRange|](db.Set<AuditEntry>());")]
    [InlineData("IEnumerable<AuditEntry> all = db.AuditLog; db.[|RemoveRange|](all);")]
    public Task A_query_that_is_given_to_RemoveRange_is_loaded(string removal) => Verify.Warns(removal + "\ndb.SaveChanges();");

    [Theory, SyncAndAsync]
    public Task A_list_that_is_loaded_to_be_removed(Flavor flavor) => Verify.Warns($"""
        var entries = {flavor.Run("db.AuditLog", "ToList")};
        db.AuditLog.[|RemoveRange|](entries);
        {flavor.Run("db", "SaveChanges")};
        """);

    [Theory, SyncAndAsync]
    public Task A_list_in_the_call_itself(Flavor flavor) => Verify.Warns(
        $"db.[|RemoveRange|]({flavor.Run("db.AuditLog", "ToList")});\n{flavor.Run("db", "SaveChanges")};");

    [Theory, SyncAndAsync]
    public Task An_array_for_the_parameters(Flavor flavor) => Verify.Warns(
        $"db.AuditLog.[|RemoveRange|]({flavor.Run("db.AuditLog", "ToArray")});");

    [Theory, SyncAndAsync]
    public Task A_loop_that_removes_each_row(Flavor flavor) => Verify.Warns($"""
        foreach (var entry in {flavor.Run("db.AuditLog", "ToList")})
            db.[|Remove|](entry);
        {flavor.Run("db", "SaveChanges")};
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_that_removes_each_row(Flavor flavor) => Verify.Warns($$"""
        {{flavor.ForEach("entry", "db.AuditLog")}}
        {
            db.AuditLog.[|Remove|](entry);
        }
        {{flavor.Run("db", "SaveChanges")}};
        """);

    [Fact]
    public Task A_loop_that_removes_and_saves_each_row() => Verify.Warns("""
        foreach (var entry in db.AuditLog.ToList())
        {
            db.AuditLog.[|Remove|](entry);
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task A_helper_that_removes_what_matches() => Verify.WarnsMember("""
        public void Forget() => [|RemoveWhere|](db.AuditLog.Where(a => a.Actor != "system"));

        private void RemoveWhere<T>(IQueryable<T> rows) where T : class => db.RemoveRange(rows);
        """);

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "Rows of 'AuditLog' are loaded and tracked only to be deleted", "db.[|RemoveRange|](db.AuditLog);");

    // How many.

    [Theory]
    [InlineData("db.[|RemoveRange|](db.AuditLog.Where(a => a.At < DateTime.Today));")]
    [InlineData("db.[|RemoveRange|](db.AuditLog.Where(a => a.Actor == \"system\"));")]
    [InlineData("db.[|RemoveRange|](db.Countries);")]
    [InlineData("db.[|RemoveRange|](db.Orders.Where(o => o.CustomerId == 7));")]
    [InlineData("db.[|RemoveRange|](from l in db.OrderLines join o in db.Orders on l.OrderId equals o.Id where o.IsPaid select l);")]
    public Task Some_rows_of_a_table_or_one_of_which_growth_is_not_known(string removal) =>
        Verify.Suggests(removal + "\ndb.SaveChanges();");

    [Theory]
    [InlineData("db.RemoveRange(db.Categories);")]
    [InlineData("db.RemoveRange(db.Orders.Where(o => o.Id == 7));")]
    [InlineData("db.RemoveRange(db.Orders.OrderBy(o => o.Id).Take(100));")]
    [InlineData("var ids = new List<int>(); db.RemoveRange(db.Orders.Where(o => ids.Contains(o.Id)));")]
    public Task Few_rows_are_fine(string removal) => Verify.Silent(removal + "\ndb.SaveChanges();");

    [Fact]
    public Task The_rows_of_one_parent_that_are_a_part_of_a_larger_change_are_fine() => Verify.SilentMember("""
        public void Replace(int order, List<OrderLine> lines)
        {
            db.OrderLines.RemoveRange(db.OrderLines.Where(l => l.OrderId == order));
            db.OrderLines.AddRange(lines);
            db.SaveChanges();
        }
        """);

    // What else is done.

    [Fact]
    public Task Rows_that_are_removed_by_the_database_are_fine() => Verify.Silent("db.AuditLog.ExecuteDelete();");

    [Theory]
    [InlineData("db.AddRange(db.AuditLog);")]
    [InlineData("db.UpdateRange(db.AuditLog);")]
    [InlineData("new List<int>().RemoveRange(0, 1);")]
    public Task What_removes_no_rows_is_another_matter(string call) => Verify.Silent(call);

    [Fact]
    public Task Rows_that_are_looked_at_before_they_are_removed_are_another_matter() => Verify.Silent("""
        foreach (var entry in db.AuditLog.ToList())
        {
            Console.WriteLine(entry.Action);
            db.Remove(entry);
        }
        """);

    [Fact]
    public Task A_list_that_is_used_for_more_is_another_matter() => Verify.Silent("""
        var entries = db.AuditLog.ToList();
        Console.WriteLine(entries[0].Action);
        db.RemoveRange(entries);
        """);

    [Fact]
    public Task A_condition_in_the_loop_is_another_matter() => Verify.Silent("""
        foreach (var entry in db.AuditLog.ToList())
        {
            if (entry.Actor.Length > 3)
                db.Remove(entry);
        }
        """);

    [Fact]
    public Task Another_object_than_the_row_is_another_matter() => Verify.Silent("""
        foreach (var order in db.Orders.Include(o => o.Customer).ToList())
            db.Remove(order.Customer);
        """);

    [Fact]
    public Task A_seeder_is_left_alone() => Verify.SilentMember("public void ResetSeed() => db.RemoveRange(db.AuditLog);");
}
