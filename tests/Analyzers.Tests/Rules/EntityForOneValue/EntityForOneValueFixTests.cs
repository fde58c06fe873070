using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.EntityForOneValue.EntityForOneValueRule, Rowbound.CodeFixes.EntityForOneValue.EntityForOneValueFix>;

namespace Rowbound.Analyzers.Tests.Rules.EntityForOneValue;

public sealed class EntityForOneValueFixTests
{
    [Theory, SyncAndAsync]
    public Task Only_what_is_used_is_read(Flavor flavor) => Verify.FixesAll(
        $$"""
        var order = {{flavor.Run("db.Orders", "[|First|]", "o => o.Id == 7")}};
        Console.WriteLine(order.Number);
        """,
        $$"""
        var order = {{flavor.Run("db.Orders.Where(o => o.Id == 7).Select(o => new { o.Number })", "First")}};
        Console.WriteLine(order.Number);
        """);

    [Theory]
    [InlineData("await db.Orders.[|FirstAsync|](o => o.Id == 7, cancellationToken)", "await db.Orders.Where(o => o.Id == 7).Select(o => new { o.Number }).FirstAsync(cancellationToken)")]
    [InlineData("await db.Orders.[|SingleAsync|](x => x.Id == 7).ConfigureAwait(false)", "await db.Orders.Where(x => x.Id == 7).Select(o => new { o.Number }).SingleAsync().ConfigureAwait(false)")]
    [InlineData("await db.Orders.Where(x => x.Id == 7).[|SingleAsync|](cancellationToken)", "await db.Orders.Where(x => x.Id == 7).Select(x => new { x.Number }).SingleAsync(cancellationToken)")]
    [InlineData("db.Orders.OrderBy(x => x.Id).[|First|]()", "db.Orders.OrderBy(x => x.Id).Select(x => new { x.Number }).First()")]
    [InlineData("db.Orders.OrderBy(x => x.Id).[|First|](o => o.IsPaid)", "db.Orders.OrderBy(x => x.Id).Where(o => o.IsPaid).Select(x => new { x.Number }).First()")]
    [InlineData("db.Orders.[|Single|](o => o.IsPaid)", "db.Orders.Where(o => o.IsPaid).Select(o => new { o.Number }).Single()")]
    public Task The_condition_goes_before_the_projection(string before, string after) => Verify.Fixes(
        $"Console.WriteLine(({before}).Number);",
        $"Console.WriteLine(({after}).Number);");

    [Theory, SyncAndAsync]
    public Task Where_there_may_be_no_row_there_is_none(Flavor flavor) => Verify.Fixes(
        $$"""
        var order = {{flavor.Run("db.Orders", "[|FirstOrDefault|]", "o => o.Id == 7")}};
        if (order is null)
            return;
        Console.WriteLine(order.Number + order.Total);
        """,
        $$"""
        var order = {{flavor.Run("db.Orders.Where(o => o.Id == 7).Select(o => new { o.Total, o.Number })", "FirstOrDefault")}};
        if (order is null)
            return;
        Console.WriteLine(order.Number + order.Total);
        """);

    [Fact]
    public Task A_chain_over_several_lines_keeps_its_lines_and_comments() => Verify.Fixes(
        """
        var order = await db.Orders // all of them
            .AsNoTracking()
            .[|SingleOrDefaultAsync|](o => o.Id == 7, cancellationToken); // at most one
        Console.WriteLine(order?.Number);
        """,
        """
        var order = await db.Orders // all of them
            .AsNoTracking()
            .Where(o => o.Id == 7)
            .Select(o => new { o.Number })
            .SingleOrDefaultAsync(cancellationToken); // at most one
        Console.WriteLine(order?.Number);
        """);

    // What makes a difference.

    [Theory]
    [InlineData("db.Orders.First()")]
    [InlineData("db.Orders.First(o => o.IsPaid)")]
    [InlineData("db.Orders.OrderBy(o => o.Total).First()")]
    [InlineData("db.Orders.OrderBy(o => o.Id).Last()")]
    public Task Which_of_several_rows_it_is_may_depend_on_the_columns(string query) => Verify.Silent($"Console.WriteLine({query}.Number);");

    [Fact]
    public Task A_named_type_is_not_rewritten() => Verify.Silent("""
        Order order = db.Orders.First(o => o.Id == 7);
        Console.WriteLine(order.Number);
        """);

    [Fact]
    public Task Interceptors_may_see_what_is_made() => Verify.Silent(
        "Console.WriteLine(db.Orders.First(o => o.Id == 7).Number);", Setup.Default.Configuring("options.AddInterceptors();"));

    [Fact]
    public Task A_default_of_its_own_is_not_moved() => Verify.Silent(
        "Console.WriteLine(db.Orders.FirstOrDefault(o => o.Id == 7, new Order()).Number);");

    [Fact]
    public Task A_getter_with_logic_gives_another_value_than_the_column() => Verify.Silent(
        "Console.WriteLine(db.Set<Box>().First(b => b.Id == 7).Size);",
        Setup.Default.WithFile("""
            namespace Shop;

            public class Box
            {
                public int Id { get; set; }
                public int Width { get; set; }
                public int Height { get; set; }
                public string Name { get; set; } = "";
                public string Colour { get; set; } = "";
                public int Size => Width * Height;
            }
            """));
}
