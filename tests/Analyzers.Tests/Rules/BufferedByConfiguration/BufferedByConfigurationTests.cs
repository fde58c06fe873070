using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.BufferedByConfiguration.BufferedByConfigurationRule>;

namespace Rowbound.Analyzers.Tests.Rules.BufferedByConfiguration;

public sealed class BufferedByConfigurationTests
{
    private static readonly Setup SplittingOnPostgres = Setup.Default.Configuring(
        "options.UseNpgsql(\"Host=shop\", npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));");

    private static readonly Setup Postgres = Setup.Default.Configuring("options.UseNpgsql(\"Host=shop\");");

    [Theory, SyncAndAsync]
    public Task A_stream_under_a_strategy_that_retries(Flavor flavor) => Verify.Warns(
        $$"""
        var sum = 0m;
        {{flavor.ForEach("order", "db.[|Orders|].AsNoTracking()")}}
            sum += order.Total;
        """,
        Setup.Retrying);

    [Theory, SyncAndAsync]
    public Task A_stream_that_the_context_splits(Flavor flavor) => Verify.Warns(
        $$"""
        var sum = 0m;
        {{flavor.ForEach("total", "db.[|Orders|].Select(o => o.Total)")}}
            sum += total;
        """,
        SplittingOnPostgres);

    [Fact]
    public Task A_stream_that_the_query_splits() => Verify.Warns(
        """
        foreach (var order in db.[|Orders|].AsNoTracking().Include(o => o.Lines).AsSplitQuery())
            Console.WriteLine(order.Lines.Count);
        """,
        Postgres);

    [Fact]
    public Task A_loop_that_stops_early_is_buffered_as_well() => Verify.Warns(
        """
        foreach (var order in db.[|Orders|].AsNoTracking())
        {
            if (order.Quantity > 5)
                break;
        }
        """,
        Setup.Retrying);

    [Fact]
    public Task A_share_of_the_table_is_a_suggestion() => Verify.Suggests(
        "foreach (var order in db.[|Orders|].AsNoTracking().Where(o => o.IsPaid)) Console.WriteLine(order.Total);", Setup.Retrying);

    [Fact]
    public Task SQL_Server_may_allow_several_results_at_once() => Verify.Suggests(
        "foreach (var order in db.[|Orders|].AsNoTracking().AsSplitQuery()) Console.WriteLine(order.Total);",
        Setup.Default.Configuring("options.UseSqlServer(\"Server=shop\");").WithFile("""
            namespace Microsoft.EntityFrameworkCore;

            public static class SqlServerExtensions
            {
                public static DbContextOptionsBuilder UseSqlServer(this DbContextOptionsBuilder options, string connection) => options;
            }
            """));

    [Fact]
    public Task SQLite_does_not_buffer_split_queries() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking()) Console.WriteLine(order.Total);", Setup.Splitting);

    [Fact]
    public Task A_provider_that_is_not_seen() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking().AsSplitQuery()) Console.WriteLine(order.Total);");

    [Fact]
    public Task Two_providers() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking().AsSplitQuery()) Console.WriteLine(order.Total);",
        Setup.Splitting.Configuring("options.UseNpgsql(\"Host=shop\");"));

    [Fact]
    public Task A_query_in_one_piece() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking().AsSingleQuery()) Console.WriteLine(order.Total);", SplittingOnPostgres);

    [Fact]
    public Task A_strategy_of_the_program_that_retries() => Verify.Warns(
        "foreach (var order in db.[|Orders|].AsNoTracking()) Console.WriteLine(order.Total);",
        Setup.Default.Configuring("options.UseSqlite(\"Data Source=shop\", sqlite => sqlite.ExecutionStrategy(d => new Patient(d)));")
            .WithFile(Patient));

    [Fact]
    public Task A_strategy_of_the_program_that_does_not_retry() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking()) Console.WriteLine(order.Total);",
        Setup.Default.Configuring("options.UseSqlite(\"Data Source=shop\", sqlite => sqlite.ExecutionStrategy(d => new Patient(d)));")
            .WithFile(Patient.Replace("protected", "public override bool RetriesOnFailure => false; protected", StringComparison.Ordinal)));

    private const string Patient = """
        using System;
        using Microsoft.EntityFrameworkCore.Storage;

        namespace Shop;

        public class Patient(ExecutionStrategyDependencies dependencies)
            : ExecutionStrategy(dependencies, 3, TimeSpan.FromSeconds(1))
        {
            protected override bool ShouldRetryOn(Exception exception) => true;
        }
        """;

    [Theory]
    [InlineData("new Microsoft.EntityFrameworkCore.Storage.NonRetryingExecutionStrategy(d)")]
    [InlineData("Strategies.Make(d)")]
    public Task A_strategy_that_need_not_retry(string strategy) => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking()) Console.WriteLine(order.Total);",
        Setup.Default.Configuring($"options.UseNpgsql(\"Host=shop\", npgsql => npgsql.ExecutionStrategy(d => {strategy}));").WithFile("""
            using Microsoft.EntityFrameworkCore.Storage;

            namespace Shop;

            public static class Strategies
            {
                public static IExecutionStrategy Make(ExecutionStrategyDependencies dependencies) => new NonRetryingExecutionStrategy(dependencies);
            }
            """));

    [Theory]
    [InlineData("db.Orders.AsNoTracking().Take(10)")]
    [InlineData("db.Orders.AsNoTracking().Where(o => o.CustomerId == 5)")]
    [InlineData("db.Categories.AsNoTracking()")]
    [InlineData("db.Orders.Select(o => o.Id).Distinct()")]
    public Task A_query_that_is_bounded_small_or_of_unknown_size(string query) =>
        Verify.Silent($"foreach (var row in {query}) Console.WriteLine(row);", Setup.Retrying);

    [Fact]
    public Task Rows_that_the_tracker_keeps_are_another_rule() => Verify.Silent(
        """
        foreach (var order in db.Orders)
            order.IsPaid = true;
        db.SaveChanges();
        """,
        Setup.Retrying);

    [Fact]
    public Task Rows_that_identity_resolution_keeps() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTrackingWithIdentityResolution()) Console.WriteLine(order.Total);", Setup.Retrying);

    [Fact]
    public Task Rows_that_the_loop_keeps_are_another_rule() => Verify.Silent(
        """
        var totals = new List<decimal>();
        foreach (var total in db.Orders.Select(o => o.Total))
            totals.Add(total);
        return totals;
        """,
        Setup.Retrying);

    [Fact]
    public Task A_list_is_another_rule() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking().ToList()) Console.WriteLine(order.Total);", Setup.Retrying);

    [Fact]
    public Task A_context_that_does_neither() =>
        Verify.Silent("foreach (var order in db.Orders.AsNoTracking()) Console.WriteLine(order.Total);", Postgres);

    [Fact]
    public Task Tests_may_read_tables() => Verify.Silent(
        "foreach (var order in db.Orders.AsNoTracking()) Console.WriteLine(order.Total);", Setup.Retrying.AsTestProject());

    [Fact]
    public Task The_message_says_why() => Verify.Says(
        "The loop streams 'Orders', but EF Core holds all rows before the first: the execution strategy retries",
        "foreach (var order in db.[|Orders|].AsNoTracking()) Console.WriteLine(order.Total);", Setup.Retrying);
}
