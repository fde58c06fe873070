using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedColumns.UnusedColumnsRule, Rowbound.CodeFixes.UnusedColumns.UnusedColumnsFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedColumns;

public sealed class UnusedColumnsFixTests
{
    private const string Twice = """
        foreach (var order in orders)
            Console.WriteLine(order.Number);
        Console.WriteLine(orders.Sum(x => x.Total + 1));
        """;

    [Theory, SyncAndAsync]
    public Task Only_what_is_used_is_held(Flavor flavor) => Verify.FixesAll(
        $"var orders = {flavor.Run("db.[|Orders|]", "ToList")};\n{Twice}",
        $"var orders = {flavor.Run("db.Orders.Select(o => new { o.Total, o.Number })", "ToList")};\n{Twice}");

    [Theory]
    [InlineData("await db.[|Orders|].Where(x => x.IsPaid).ToListAsync(cancellationToken).ConfigureAwait(false)", "await db.Orders.Where(x => x.IsPaid).Select(x => new { x.Total, x.Number }).ToListAsync(cancellationToken).ConfigureAwait(false)")]
    [InlineData("db.[|Orders|].AsNoTracking().OrderBy(x => x.Id).ToArray()", "db.Orders.OrderBy(x => x.Id).Select(x => new { x.Total, x.Number }).ToArray()")]
    [InlineData("(from x in db.[|Orders|] where x.Total > 10 select x).ToList()", "(from x in db.Orders where x.Total > 10 select x).Select(x => new { x.Total, x.Number }).ToList()")]
    public Task The_projection_goes_last(string before, string after) => Verify.Fixes(
        $"var orders = {before};\n{Twice}",
        $"var orders = {after};\n{Twice}");

    [Fact]
    public Task What_says_not_to_track_stays_where_it_is_commented() => Verify.Fixes(
        $"""
        var orders = db.[|Orders|]
            .AsNoTracking() // read only
            .ToList();
        {Twice}
        """,
        $$"""
        var orders = db.Orders
            .AsNoTracking() // read only
            .Select(o => new { o.Total, o.Number })
            .ToList();
        {{Twice}}
        """);

    [Fact]
    public Task A_chain_over_several_lines_keeps_its_lines_and_comments() => Verify.Fixes(
        $"""
        var orders = await db.[|Orders|] // all of them
            .Where(o => o.IsPaid) // but only paid
            .ToListAsync(cancellationToken); // in memory
        {Twice}
        """,
        $$"""
        var orders = await db.Orders // all of them
            .Where(o => o.IsPaid) // but only paid
            .Select(o => new { o.Total, o.Number })
            .ToListAsync(cancellationToken); // in memory
        {{Twice}}
        """);

    [Fact]
    public Task A_named_type_is_not_rewritten() => Verify.Silent($"List<Order> orders = db.Orders.ToList();\n{Twice}");

    [Fact]
    public Task A_list_that_more_rows_are_added_to_keeps_its_type() => Verify.Silent(
        $"var orders = db.Orders.ToList();\n{Twice}\norders.Add(new Order());");

    [Fact]
    public Task What_is_tracked_may_matter() => Verify.Silent($"var orders = db.Orders.ToList();\n{Twice}\ndb.SaveChanges();");

    [Fact]
    public Task Interceptors_may_see_what_is_made() => Verify.Silent(
        $"var orders = db.Orders.ToList();\n{Twice}", Setup.Default.Configuring("options.AddInterceptors();"));

    [Fact]
    public Task A_row_that_a_function_names_is_not_rewritten() => Verify.Silent("""
        var orders = db.Orders.ToList();
        foreach (var order in orders)
            Show(order);
        Console.WriteLine(orders.Count);
        static void Show(Order one) => Console.WriteLine(one.Number);
        """);
}
