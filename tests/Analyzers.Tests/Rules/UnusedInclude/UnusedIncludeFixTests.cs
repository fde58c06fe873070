using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedInclude.UnusedIncludeRule,
    Rowbound.CodeFixes.UnusedInclude.UnusedIncludeFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedInclude;

public sealed class UnusedIncludeFixTests
{
    [Theory, SyncAndAsync]
    public Task What_nobody_reads_is_not_included(Flavor flavor) => Verify.FixesAll(
        $$"""
        var orders = {{flavor.Run("db.Orders.[|Include|](o => o.Lines).OrderBy(o => o.Id)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        $$"""
        var orders = {{flavor.Run("db.Orders.OrderBy(o => o.Id)", "ToList")}};
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """);

    [Theory]
    [InlineData("db.Orders.[|Include|](o => o.Lines).Select(o => o.Number)", "db.Orders.Select(o => o.Number)")]
    [InlineData("db.Orders.AsNoTracking().[|Include|](o => o.Customer).Select(o => o.Number)", "db.Orders.AsNoTracking().Select(o => o.Number)")]
    [InlineData("db.Orders.[|Include|](o => o.Lines).ThenInclude(l => l.Product).Include(o => o.Customer).Select(o => o.Number)", "db.Orders.Select(o => o.Number)")]
    [InlineData("from o in db.Orders.[|Include|](x => x.Lines) select o.Number", "from o in db.Orders select o.Number")]
    public Task What_EF_Core_drops_is_not_written(string before, string after) => Verify.Fixes(
        $"foreach (var row in ({before}).ToList())\n    Console.WriteLine(row);",
        $"foreach (var row in ({after}).ToList())\n    Console.WriteLine(row);");

    [Fact]
    public Task A_count_includes_nothing() => Verify.Fixes(
        "Console.WriteLine(await db.Orders.[|Include|](o => o.Lines).CountAsync(cancellationToken));",
        "Console.WriteLine(await db.Orders.CountAsync(cancellationToken));");

    [Fact]
    public Task A_row_found_by_key() => Verify.Fixes(
        """
        var order = await db.Orders.[|Include|](o => o.Lines).SingleAsync(o => o.Id == 7, cancellationToken);
        Console.WriteLine(order.Number);
        """,
        """
        var order = await db.Orders.SingleAsync(o => o.Id == 7, cancellationToken);
        Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_chain_over_several_lines_keeps_its_lines_and_comments() => Verify.Fixes(
        """
        // What was sold.
        var orders = await db.Orders // all of them
            .[|Include|](o => o.Lines)
                .ThenInclude(l => l.Product) // what was bought
            .Where(o => o.IsPaid) // but only paid
            .OrderBy(o => o.Id)
            .ToListAsync(cancellationToken);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        """
        // What was sold.
        var orders = await db.Orders // all of them // what was bought
            .Where(o => o.IsPaid) // but only paid
            .OrderBy(o => o.Id)
            .ToListAsync(cancellationToken);
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_comment_above_the_call_stays() => Verify.Fixes(
        """
        var orders = db.Orders
            // What was bought.
            .[|Include|](o => o.Lines)
            .OrderBy(o => o.Id)
            .ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """,
        """
        var orders = db.Orders
            // What was bought.
            .OrderBy(o => o.Id)
            .ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task What_is_read_stays_included() => Verify.Fixes(
        """
        var orders = db.Orders.OrderBy(o => o.Id)
            .Include(o => o.Customer)
            .[|Include|](o => o.Lines)
            .ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Customer.Name);
        """,
        """
        var orders = db.Orders.OrderBy(o => o.Id)
            .Include(o => o.Customer)
            .ToList();
        foreach (var order in orders)
            Console.WriteLine(order.Customer.Name);
        """);

    [Fact]
    public Task Two_queries_meet_in_one_statement() => Verify.FixesAll(
        "Console.WriteLine(db.Orders.[|Include|](o => o.Lines).Count() + db.Orders.[|Include|](o => o.Customer).Count());",
        "Console.WriteLine(db.Orders.Count() + db.Orders.Count());");

    // Where the rows may be others without.

    [Theory]
    [InlineData("db.Orders.[|Include|](o => o.Lines).ToList()")]
    [InlineData("db.Orders.[|Include|](o => o.Lines).OrderBy(o => o.Total).ToList()")]
    public Task Without_a_total_order_the_key_no_longer_breaks_ties(string query) => Verify.OffersNoFix($$"""
        foreach (var order in {{query}})
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task A_required_reference_may_lead_nowhere() => Verify.OffersNoFix("""
        foreach (var order in db.Orders.[|Include|](o => o.Customer).OrderBy(o => o.Id).ToList())
            Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task An_optional_reference_takes_no_row_away() => Verify.Fixes(
        """
        foreach (var team in db.Set<Team>().[|Include|](t => t.Leader).OrderBy(t => t.Id).ToList())
            Console.WriteLine(team.Name);
        """,
        """
        foreach (var team in db.Set<Team>().OrderBy(t => t.Id).ToList())
            Console.WriteLine(team.Name);
        """,
        Teams);

    [Fact]
    public Task A_filter_may_take_rows_away() => Verify.OffersNoFix(
        "Console.WriteLine(db.Orders.[|Include|](o => o.Customer).Count());",
        Setup.Default.Modelling("modelBuilder.Entity<Customer>().HasQueryFilter(c => c.CountryId != 3);"));

    [Fact]
    public Task Interceptors_may_see_what_is_made() => Verify.OffersNoFix(
        """
        foreach (var order in db.Orders.[|Include|](o => o.Lines).OrderBy(o => o.Id).ToList())
            Console.WriteLine(order.Number);
        """,
        Setup.Default.Configuring("options.AddInterceptors();"));

    [Fact]
    public Task A_static_call_is_not_rewritten() => Verify.OffersNoFix("""
        foreach (var order in EntityFrameworkQueryableExtensions.[|Include|](db.Orders, o => o.Lines).OrderBy(o => o.Id).ToList())
            Console.WriteLine(order.Number);
        """);

    private static readonly Setup Teams = Setup.Default.WithFile("""
        namespace Shop;

        public class Team
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            public int? LeaderId { get; set; }
            public Customer? Leader { get; set; }
        }
        """);
}
