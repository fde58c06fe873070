using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.WholeTableBackfill.WholeTableBackfillRule>;

namespace Rowbound.Analyzers.Tests.Rules.WholeTableBackfill;

public sealed class WholeTableBackfillTests
{
    [Theory, SyncAndAsync]
    public Task A_seeder_that_fills_a_column_of_a_table_that_has_grown(Flavor flavor) => Verify.WarnsMember($$"""
        {{flavor.Method("void", "SeedChecksums")}}()
        {
            foreach (var token in {{flavor.Run("db.[|AccessTokens|]", "ToList")}})
                token.Checksum = token.Token.Trim();
            {{flavor.Run("db", "SaveChanges")}};
        }
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_of_a_table_that_has_grown(Flavor flavor) => Verify.WarnsMember($$"""
        {{flavor.Method("void", "SeedChecksums")}}()
        {
            {{flavor.ForEach("token", "db.[|AccessTokens|].Where(t => t.Checksum != null)")}}
            {
                token.Checksum = token.Token.Trim();
                {{flavor.Run("db", "SaveChanges")}};
            }
        }
        """);

    [Fact]
    public Task A_migration() => Verify.FlagsFile("""
        using System.Linq;
        using Microsoft.EntityFrameworkCore.Migrations;

        namespace Shop;

        public class FillChecksums : Migration
        {
            protected override void Up(MigrationBuilder migrationBuilder)
            {
                using var db = new ShopContext();
                foreach (var token in db.[|AccessTokens|].ToList())
                    token.Checksum = token.Token.Trim();
                db.SaveChanges();
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_set() => Verify.FlagsMember("""
        public void SeedPaid()
        {
            foreach (var order in db.[|Orders|].ToList())
                order.IsPaid = true;
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task A_share_of_the_table() => Verify.SuggestsMember("""
        public void SeedPaid()
        {
            foreach (var order in db.[|Orders|].Where(o => o.PlacedAt < System.DateTime.Today).ToList())
                order.IsPaid = true;
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task Other_code_is_other_rules_matter() => Verify.SilentMember("""
        public void Pay()
        {
            foreach (var order in db.Orders.ToList())
                order.IsPaid = true;
            db.SaveChanges();
        }
        """);

    [Theory]
    [InlineData("db.Categories")]
    [InlineData("db.Countries")]
    public Task A_table_that_is_not_known_to_grow_is_fine(string query) => Verify.SilentMember($$"""
        public void SeedNames()
        {
            foreach (var row in {{query}}.ToList())
                row.Name = row.Name.Trim();
            db.SaveChanges();
        }
        """);

    [Theory]
    [InlineData("db.Orders.OrderBy(o => o.Id).Take(100)")]
    [InlineData("db.Orders.Where(o => o.CustomerId == 7)")]
    public Task Few_rows_are_fine(string query) => Verify.SilentMember($$"""
        public void SeedPaid()
        {
            foreach (var order in {{query}}.ToList())
                order.IsPaid = true;
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task Rows_that_are_only_read_are_fine() => Verify.SilentMember("""
        public void SeedReport()
        {
            foreach (var order in db.Orders.ToList())
                Console.WriteLine(order.Total);
            db.SaveChanges();
        }
        """);

    [Fact]
    public Task Rows_that_are_not_saved_are_fine() => Verify.SilentMember("""
        public void SeedReport()
        {
            foreach (var order in db.Orders.ToList())
                order.Note = order.Number.Trim();
        }
        """);

    [Fact]
    public Task A_loop_that_lets_go_is_fine() => Verify.SilentMember("""
        public void SeedPaid()
        {
            foreach (var order in db.Orders)
            {
                order.IsPaid = true;
                db.SaveChanges();
                db.ChangeTracker.Clear();
            }
        }
        """);

    [Fact]
    public Task A_test_is_left_alone() => Verify.SilentMember(
        """
        public void SeedPaid()
        {
            foreach (var order in db.Orders.ToList())
                order.IsPaid = true;
            db.SaveChanges();
        }
        """,
        Setup.Default.AsTestProject());
}
