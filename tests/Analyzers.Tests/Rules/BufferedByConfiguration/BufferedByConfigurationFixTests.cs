using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.BufferedByConfiguration.BufferedByConfigurationRule,
    Rowbound.CodeFixes.BufferedByConfiguration.BufferedByConfigurationFix>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedByConfiguration;

public sealed class BufferedByConfigurationFixTests
{
    private static readonly Setup Splitting = Setup.Default.Configuring(
        "options.UseNpgsql(\"Host=shop\", npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));");

    private static readonly Setup Retrying = Setup.Retrying.WithRuntime();

    [Theory, SyncAndAsync]
    public Task A_query_without_collections_is_not_split(Flavor flavor) => Verify.FixesAll(
        $$"""
        var sum = 0m;
        {{flavor.ForEach("order", "db.[|Orders|].AsNoTracking()")}}
            sum += order.Total;
        """,
        $$"""
        var sum = 0m;
        {{flavor.ForEach("order", "db.Orders.AsSingleQuery().AsNoTracking()")}}
            sum += order.Total;
        """,
        Splitting);

    [Fact]
    public Task Numbers_cannot_be_asked_for_in_one_piece_but_their_set_can() => Verify.Fixes(
        """
        var sum = 0m;
        foreach (var total in db.[|Orders|].Select(o => o.Total))
            sum += total;
        """,
        """
        var sum = 0m;
        foreach (var total in db.Orders.AsSingleQuery().Select(o => o.Total))
            sum += total;
        """,
        Splitting);

    [Fact]
    public Task A_set_of_a_context_that_does_not_track() => Verify.Fixes(
        """
        var sum = 0m;
        await foreach (var order in db.[|Orders|])
            sum += order.Total;
        """,
        """
        var sum = 0m;
        await foreach (var order in db.Orders.AsSingleQuery().AsAsyncEnumerable())
            sum += order.Total;
        """,
        Splitting.Configuring("options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);"));

    [Fact]
    public Task A_query_in_a_local() => Verify.Fixes(
        """
        var orders = db.[|Orders|].AsNoTracking();
        if (cancellationToken.CanBeCanceled)
            orders = orders.Where(o => !o.IsPaid);
        var sum = 0m;
        foreach (var order in orders)
            sum += order.Total;
        """,
        """
        var orders = db.Orders.AsNoTracking();
        if (cancellationToken.CanBeCanceled)
            orders = orders.Where(o => !o.IsPaid);
        var sum = 0m;
        foreach (var order in orders.AsSingleQuery())
            sum += order.Total;
        """,
        Splitting);

    [Fact]
    public Task A_total_order_is_streamed_under_retries() => Verify.FixesAll(
        """
        var hash = 0;
        await foreach (var order in db.[|Orders|].AsNoTracking().OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).AsAsyncEnumerable())
            hash = hash * 31 + order.Quantity;
        """,
        """
        var hash = 0;
        await foreach (var order in db.Orders.AsNoTracking().OrderBy(o => o.PlacedAt).ThenBy(o => o.Id).StreamAsync())
            hash = hash * 31 + order.Quantity;
        """,
        Retrying);

    [Fact]
    public Task A_token_and_its_configuration_come_along() => Verify.Fixes(
        """
        var hash = 0;
        // All of them.
        await foreach (var order in db.[|Orders|]
            .AsNoTracking()
            .OrderBy(o => o.Id)
            .AsAsyncEnumerable()
            .WithCancellation(cancellationToken)
            .ConfigureAwait(false)) // open
            hash = hash * 31 + order.Quantity;
        """,
        """
        var hash = 0;
        // All of them.
        await foreach (var order in db.Orders
            .AsNoTracking()
            .OrderBy(o => o.Id)
            .StreamAsync(cancellationToken)
            .ConfigureAwait(false)) // open
            hash = hash * 31 + order.Quantity;
        """,
        Retrying);

    [Theory]
    [InlineData("await Task.Delay(1);")]
    [InlineData("Console.WriteLine(db.Customers.Count());")]
    [InlineData("Console.WriteLine(order.Total);")]
    [InlineData("Sum += order.Total;")]
    public Task A_loop_that_must_not_run_while_the_query_is_open(string work) => Verify.OffersNoFixMember(
        $$"""
        public decimal Sum { get; set; }

        public async Task Run()
        {
            await foreach (var order in db.[|Orders|].AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
            {
                {{work}}
            }
        }
        """,
        Retrying);

    [Fact]
    public Task A_catch_that_sees_what_was_done() => Verify.OffersNoFix(
        """
        var sum = 0m;
        try
        {
            foreach (var order in db.[|Orders|].AsNoTracking())
                sum += order.Total;
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine(sum);
        }
        """,
        Splitting);

    [Theory]
    [InlineData("db.[|Orders|].AsNoTracking().Include(o => o.Lines)")]
    [InlineData("db.[|Orders|].Select(o => new { o.Id, Prices = o.Lines.Select(l => l.Price).ToList() })")]
    [InlineData("db.[|Orders|].AsNoTracking().AsSplitQuery()")]
    public Task Collections_that_a_query_in_one_piece_would_multiply(string query) => Verify.OffersNoFix(
        $$"""
        var count = 0;
        foreach (var row in {{query}})
            count += row.Id;
        """,
        Splitting);

    [Fact]
    public Task Orders_with_ties_under_retries() => Verify.OffersNoFix(
        """
        var hash = 0;
        await foreach (var order in db.[|Orders|].AsNoTracking().OrderBy(o => o.PlacedAt).AsAsyncEnumerable())
            hash = hash * 31 + order.Quantity;
        """,
        Retrying);

    [Fact]
    public Task A_loop_that_does_not_await_under_retries() => Verify.OffersNoFix(
        "var sum = 0m;\nforeach (var order in db.[|Orders|].AsNoTracking().OrderBy(o => o.Id)) sum += order.Total;", Retrying);

    [Fact]
    public Task A_project_without_the_runtime_library() => Verify.OffersNoFix(
        """
        var sum = 0m;
        await foreach (var order in db.[|Orders|].AsNoTracking().OrderBy(o => o.Id).AsAsyncEnumerable())
            sum += order.Total;
        """,
        Setup.Retrying);
}
