using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnboundedBuffer;

public sealed class UnboundedBufferTests
{
    [Theory, SyncAndAsync]
    public Task A_whole_table_that_is_returned(Flavor flavor) =>
        Verify.Warns($"return {flavor.Run("db.Orders.AsNoTracking()", "[|ToList|]")};");

    [Theory, SyncAndAsync]
    public Task A_page_is_bounded(Flavor flavor) => Verify.Silent($"return {flavor.Run("db.Orders.Take(10)", "ToList")};");

    [Theory, SyncAndAsync]
    public Task A_table_that_is_not_known_to_grow_is_a_suggestion(Flavor flavor) =>
        Verify.Suggests($"return {flavor.Run("db.Countries", "[|ToList|]")};");

    [Fact]
    public Task A_table_that_the_model_seeds_is_small() => Verify.Silent("return db.Categories.ToList();");

    [Fact]
    public Task A_table_that_the_user_knows_to_be_small() =>
        Verify.Silent("return db.Orders.ToList();", Setup.Default.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task Tests_may_load_tables() => Verify.Silent("return db.Orders.ToList();", Setup.Default.AsTestProject());

    [Fact]
    public Task The_message_names_the_set() =>
        Verify.Says("'Orders' is loaded whole: the collection grows with the table", "return db.Orders.[|ToList|]();");
}
