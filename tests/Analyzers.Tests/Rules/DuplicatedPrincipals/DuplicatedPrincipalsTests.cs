using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.DuplicatedPrincipals.DuplicatedPrincipalsRule>;

namespace Rowbound.Analyzers.Tests.Rules.DuplicatedPrincipals;

public sealed class DuplicatedPrincipalsTests
{
    [Theory, SyncAndAsync]
    public Task A_customer_for_each_order(Flavor flavor) => Verify.Warns($$"""
        return {{flavor.Run("db.Orders.[|AsNoTracking|]().Include(o => o.Customer)", "ToList")}};
        """);

    [Fact]
    public Task The_message_names_what_is_copied() => Verify.Says(
        "Each row of 'Orders' holds a 'Customer', 'Country' of its own, also where many refer to the same one",
        "return db.Orders.[|AsNoTracking|]().Include(o => o.Customer).ThenInclude(c => c.Country).ToList();");

    [Theory]
    [InlineData("db.Orders.Include(o => o.Customer).[|AsNoTracking|]().Where(o => o.Total != 3)")]
    [InlineData("db.Orders.[|AsNoTracking|]().Include(o => o.Lines).ThenInclude(l => l.Product)")]
    [InlineData("db.Customers.[|AsNoTracking|]().Include(c => c.Country)")]
    public Task Whatever_the_query(string query) => Verify.Flags($"return {query}.ToList();");

    [Theory]
    [InlineData("db.Orders.Include(o => o.Customer)")]
    [InlineData("db.Orders.AsNoTrackingWithIdentityResolution().Include(o => o.Customer)")]
    [InlineData("db.Orders.AsNoTracking().Include(o => o.Lines)")]
    [InlineData("db.Orders.AsNoTracking()")]
    [InlineData("db.Orders.AsNoTracking().Include(o => o.Customer).Take(20)")]
    [InlineData("db.Orders.AsNoTracking().Include(o => o.Customer).Where(o => o.CustomerId == 7)")]
    [InlineData("db.Orders.AsNoTracking().Include(o => o.Customer).Select(o => o.Customer.Name)")]
    public Task Rows_that_share_or_are_few_are_fine(string query) => Verify.Silent($"return {query}.ToList();");

    [Fact]
    public Task A_stream_holds_one_row() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().Include(o => o.Customer))
            Console.WriteLine(order.Customer.Name);
        """);

    [Fact]
    public Task A_list_for_one_pass_is_another_rules() => Verify.Silent("""
        foreach (var order in db.Orders.AsNoTracking().Include(o => o.Customer).ToList())
            Console.WriteLine(order.Customer.Name);
        """);

    [Fact]
    public Task A_reference_that_nobody_reads_is_another_rules() => Verify.Silent("""
        var orders = db.Orders.AsNoTracking().Include(o => o.Customer).ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        Console.WriteLine(orders.Count);
        """);

    [Fact]
    public Task One_entity_for_each_row_is_no_copy() => Verify.Silent(
        "return db.Invoices.AsNoTracking().Include(i => i.Order).ToList();",
        Setup.Default.Modelling("modelBuilder.Entity<Invoice>().HasIndex(i => i.OrderId).IsUnique();"));

    [Fact]
    public Task A_reference_and_one_back_are_one_to_one() => Verify.Silent(
        "return db.Set<Passport>().AsNoTracking().Include(p => p.Holder).ToList();",
        Setup.Default.WithFile("""
            namespace Shop;

            public class Passport
            {
                public int Id { get; set; }
                public int HolderId { get; set; }
                public Holder Holder { get; set; } = null!;
            }

            public class Holder
            {
                public int Id { get; set; }
                public Passport Passport { get; set; } = null!;
            }
            """));

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        "return db.Orders.AsNoTracking().Include(o => o.Customer).ToList();",
        Setup.Default.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(
        "return db.Orders.AsNoTracking().Include(o => o.Customer).ToList();", Setup.Default.AsTestProject());
}
