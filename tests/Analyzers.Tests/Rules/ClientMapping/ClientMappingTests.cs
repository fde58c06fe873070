using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.ClientMapping.ClientMappingRule>;

namespace Rowbound.Analyzers.Tests.Rules.ClientMapping;

public sealed class ClientMappingTests
{
    [Theory, SyncAndAsync]
    public Task A_method_that_maps(Flavor flavor) => Verify.WarnsMember($$"""
        {{flavor.Method("object", "Run")}}() => {{flavor.Run("db.Orders.Select(o => [|ToView|](o))", "ToList")}};

        private static OrderView ToView(Order order) => new(order.Number, order.Total);

        public record OrderView(string Number, decimal Total);
        """);

    [Theory]
    [InlineData("o => [|new OrderView(o)|]")]
    [InlineData("o => o.[|ToView|]()")]
    [InlineData("o => new { o.Id, View = o.[|ToView|]() }")]
    [InlineData("o => OrderViews.[|ToView|](o)")]
    public Task Whatever_maps(string projection) => Verify.Flags(
        $"return db.Orders.Where(o => o.IsPaid).Select({projection}).ToList();", Views);

    [Theory, SyncAndAsync]
    public Task A_stream_is_tracked_too(Flavor flavor) => Verify.Warns($$"""
        {{flavor.ForEach("view", "db.Orders.Select(o => o.[|ToView|]())")}}
            Console.WriteLine(view.Number);
        """, Views);

    [Fact]
    public Task Rows_that_are_not_tracked_are_loaded_in_vain() => Verify.Suggests(
        "return db.Orders.AsNoTracking().Select(o => o.[|ToView|]()).ToList();", Views);

    [Fact]
    public Task One_row_is_a_suggestion() => Verify.Suggests("return db.Orders.Where(o => o.Id == 7).Select(o => o.[|ToView|]()).First();", Views);

    [Fact]
    public Task The_message_says_what_is_loaded() => Verify.Says(
        "Rows of 'Orders' are loaded whole and tracked: the database does not know how to map them",
        "return db.Orders.Select(o => o.[|ToView|]()).ToList();",
        Views);

    [Theory]
    [InlineData("o => new OrderView(o.Number, o.Total)")]
    [InlineData("o => new { o.Number, Short = OrderViews.Shorten(o.Number) }")]
    [InlineData("o => new { o.Number, Old = EF.Property<int>(o, \"Id\") }")]
    [InlineData("o => OrderViews.Translated(o)")]
    [InlineData("o => o")]
    [InlineData("o => new { o }")]
    public Task Columns_and_what_may_be_translated_are_fine(string projection) => Verify.Silent(
        $"return db.Orders.Select({projection}).ToList();", Views);

    [Theory]
    [InlineData("db.Orders.AsEnumerable().Select(o => o.ToView()).ToList()")]
    [InlineData("db.Orders.Select(o => o.ToView()).Count()")]
    [InlineData("db.Orders.Select(o => o.Customer).Select(c => OrderViews.Name(c)).ToList()")]
    public Task Mapping_in_memory_counts_and_other_rows_are_another_matter(string query) => Verify.Silent($"return {query};", Views);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        "return db.Orders.Select(o => o.ToView()).ToList();", Views.WithOption("rowbound.small_tables", "Order"));

    [Fact]
    public Task A_test_is_fine() => Verify.Silent("return db.Orders.Select(o => o.ToView()).ToList();", Views.AsTestProject());

    private static readonly Setup Views = Setup.Default.WithFile("""
        namespace Shop;

        public record OrderView(string Number, decimal Total)
        {
            public OrderView(Order order)
                : this(order.Number, order.Total)
            {
            }
        }

        public class ProjectableAttribute : System.Attribute;

        public static class OrderViews
        {
            public static OrderView ToView(this Order order) => new(order.Number, order.Total);

            public static string Shorten(string text) => text.Trim();

            public static string Name(Customer customer) => customer.Name;

            [Projectable]
            public static string Translated(Order order) => order.Number;
        }
        """);
}
