using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.RowByRowUpdate.RowByRowUpdateRule>;

namespace Rowbound.Analyzers.Tests.Rules.RowByRowUpdate;

public sealed class RowByRowUpdateTests
{
    [Theory, SyncAndAsync]
    public Task A_list_of_rows_that_are_given_the_same_value(Flavor flavor) => Verify.Warns($"""
        foreach (var token in {flavor.Run("db.[|AccessTokens|]", "ToList")})
            token.Checksum = null;
        {flavor.Run("db", "SaveChanges")};
        """);

    [Theory, SyncAndAsync]
    public Task A_list_in_a_local(Flavor flavor) => Verify.Warns($$"""
        var tokens = {{flavor.Run("db.[|AccessTokens|]", "ToList")}};
        foreach (var token in tokens)
        {
            token.ExpiresAt = DateTime.UtcNow;
        }
        {{flavor.Run("db", "SaveChanges")}};
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_of_rows(Flavor flavor) => Verify.Warns($"""
        {flavor.ForEach("token", "db.[|AccessTokens|]")}
            token.Checksum = "";
        {flavor.Run("db", "SaveChanges")};
        """);

    [Fact]
    public Task A_loop_that_saves_each_row() => Verify.Warns("""
        foreach (var token in db.[|AccessTokens|].ToList())
        {
            token.Checksum = null;
            db.SaveChanges();
        }
        """);

    [Theory]
    [InlineData("order.IsPaid = true;")]
    [InlineData("order.Status = OrderStatus.Cancelled;")]
    [InlineData("order.Note = default;")]
    [InlineData("order.PlacedAt = now;")]
    [InlineData("order.PlacedAt = DateTime.UtcNow;")]
    [InlineData("order.Total *= 1.1m;")]
    [InlineData("order.Total += order2.Total;")]
    [InlineData("order.Quantity++;")]
    [InlineData("order.Total = order.Total * 2 + order.Quantity;")]
    [InlineData("order.IsPaid = true; order.Note = null; order.Total = 0;")]
    public Task Values_that_the_database_could_give(string writes) => Verify.Warns($$"""
        var now = DateTime.UtcNow;
        var order2 = new Order();
        foreach (var order in db.[|Orders|].ToList())
        {
            {{writes}}
        }
        db.SaveChanges();
        """);

    [Fact]
    public Task The_message_names_the_set() => Verify.Says(
        "Rows of 'Orders' are loaded and tracked to be given values that the database could give them",
        """
        foreach (var order in db.[|Orders|].ToList())
            order.IsPaid = true;
        db.SaveChanges();
        """);

    [Theory]
    [InlineData("db.[|Orders|].Where(o => o.IsPaid)")]
    [InlineData("db.[|Orders|].Where(o => o.PlacedAt < DateTime.Today)")]
    public Task A_share_of_the_table(string query) => Verify.Suggests($"""
        foreach (var order in {query}.ToList())
            order.IsPaid = true;
        db.SaveChanges();
        """);

    [Fact]
    public Task A_table_of_which_growth_is_not_known() => Verify.Suggests("""
        foreach (var country in db.[|Countries|].ToList())
            country.Name = "";
        db.SaveChanges();
        """);

    // What the database could not do, or not as well.

    [Theory]
    [InlineData("order.Note = order.Number;")]
    [InlineData("order.Note = Console.ReadLine();")]
    [InlineData("order.Note = order.Number.Trim();")]
    [InlineData("order.Note = order.Note + \"!\";")]
    [InlineData("order.Total = order.Total / 3;")]
    [InlineData("order.Quantity = number++;")]
    [InlineData("order.Note = order.Customer.Name;")]
    [InlineData("order.Customer.Name = \"\";")]
    [InlineData("order.Total = 1; order.Total = order.Total + 1;")]
    [InlineData("order.Quantity = 1; order.Total = order.Quantity * 2;")]
    [InlineData("if (order.Number.Length > 3) order.IsPaid = true;")]
    [InlineData("order.IsPaid = true; Console.WriteLine(order.Number);")]
    [InlineData("order.Id = 7;")]
    [InlineData("var note = Guid.NewGuid().ToString(); order.Note = note;")]
    public Task What_a_program_has_to_do_is_another_matter(string writes) => Verify.Silent($$"""
        var number = 0;
        foreach (var order in db.Orders.Include(o => o.Customer).ToList())
        {
            {{writes}}
        }
        db.SaveChanges();
        """);

    [Fact]
    public Task A_number_that_the_loop_counts_is_another_matter() => Verify.Silent("""
        var number = 0;
        foreach (var order in db.Orders.ToList())
        {
            order.Quantity = number;
            number += order.Quantity;
        }
        db.SaveChanges();
        """);

    [Theory]
    [InlineData("")]
    [InlineData("Console.WriteLine();\ndb.SaveChanges();")]
    [InlineData("if (DateTime.Today.Day == 1) db.SaveChanges();")]
    public Task What_is_not_saved_right_after_is_another_matter(string after) =>
        Verify.Silent($"foreach (var order in db.Orders.ToList())\n    order.IsPaid = true;\n{after}");

    [Fact]
    public Task Untracked_rows_are_another_matter() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().ToList())
            order.IsPaid = true;
        db.SaveChanges();
        """);

    [Theory]
    [InlineData("db.Categories")]
    [InlineData("db.Categories.Where(c => c.Id == 7)")]
    [InlineData("db.Categories.OrderBy(c => c.Id).Take(100)")]
    public Task Few_rows_are_fine(string query) => Verify.Silent($"""
        foreach (var category in {query}.ToList())
            category.Name = "";
        db.SaveChanges();
        """);

    [Fact]
    public Task The_rows_of_one_parent_are_fine() => Verify.Silent("""
        foreach (var order in db.Orders.Where(o => o.CustomerId == 7).ToList())
            order.IsPaid = true;
        db.SaveChanges();
        """);
}
