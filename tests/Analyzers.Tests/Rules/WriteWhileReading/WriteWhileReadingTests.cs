using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.WriteWhileReading.WriteWhileReadingRule>;

namespace Rowbound.Analyzers.Tests.Rules.WriteWhileReading;

public sealed class WriteWhileReadingTests
{
    [Theory, SyncAndAsync]
    public Task A_loop_that_saves_while_it_reads(Flavor flavor) => Verify.Suggests($$"""
        {{flavor.ForEach("token", "db.AccessTokens")}}
        {
            token.Checksum = token.Token.Trim();
            {{flavor.Run("db", "[|SaveChanges|]")}};
        }
        """);

    [Theory]
    [InlineData("db.AccessTokens.Where(t => t.Id == token.Id).[|ExecuteUpdate|](s => s.SetProperty(t => t.Checksum, \"\"));")]
    [InlineData("db.AccessTokens.Where(t => t.Id == token.Id).[|ExecuteDelete|]();")]
    [InlineData("db.AuditLog.Add(new AuditEntry()); db.[|SaveChanges|]();")]
    [InlineData("if (token.Id > 7) db.[|SaveChanges|]();")]
    public Task Whatever_writes(string write) => Verify.Suggests($$"""
        foreach (var token in db.AccessTokens.AsNoTracking().Where(t => t.Checksum == null))
        {
            {{write}}
        }
        """);

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "The loop writes while rows of 'AccessTokens' are still being read: most databases refuse that, others may never end",
        """
        foreach (var token in db.AccessTokens.OrderBy(t => t.Id).Take(100))
        {
            token.Checksum = token.Token.Trim();
            db.[|SaveChanges|]();
        }
        """);

    [Fact]
    public Task The_first_of_several_writes() => Verify.Suggests("""
        foreach (var token in db.AccessTokens)
        {
            token.Checksum = token.Token.Trim();
            db.[|SaveChanges|]();
            db.SaveChanges();
        }
        """);

    [Theory, SyncAndAsync]
    public Task Rows_that_are_read_before_the_loop_are_fine(Flavor flavor) => Verify.Silent($$"""
        foreach (var token in {{flavor.Run("db.AccessTokens", "ToList")}})
        {
            token.Checksum = token.Token.Trim();
            {{flavor.Run("db", "SaveChanges")}};
        }
        """);

    [Fact]
    public Task A_save_after_the_loop_is_fine() => Verify.Silent("""
        foreach (var token in db.AccessTokens)
            token.Checksum = token.Token.Trim();
        db.SaveChanges();
        """);

    [Fact]
    public Task Another_context_is_fine() => Verify.Silent("""
        using var other = new ShopContext();
        foreach (var token in db.AccessTokens.AsNoTracking())
        {
            other.AuditLog.Add(new AuditEntry { Actor = token.Token });
            other.SaveChanges();
        }
        """);

    [Fact]
    public Task A_context_that_retries_has_read_all_rows_before() => Verify.Silent(
        """
        foreach (var token in db.AccessTokens)
        {
            token.Checksum = token.Token.Trim();
            db.SaveChanges();
        }
        """,
        Setup.Retrying);

    [Fact]
    public Task Split_queries_may_have_been_read_before() => Verify.Silent(
        """
        foreach (var token in db.AccessTokens)
        {
            token.Checksum = token.Token.Trim();
            db.SaveChanges();
        }
        """,
        Setup.Splitting);

    [Fact]
    public Task A_write_in_a_lambda_runs_elsewhere() => Verify.Silent("""
        var later = new List<Action>();
        foreach (var token in db.AccessTokens.AsNoTracking())
            later.Add(() => db.SaveChanges());
        """);

    [Theory]
    [InlineData("db.Remove(token);")]
    [InlineData("token.Checksum = \"\";")]
    public Task What_another_rule_says_is_not_said_again(string write) => Verify.Silent($$"""
        foreach (var token in db.AccessTokens)
        {
            {{write}}
            db.SaveChanges();
        }
        """);
}
