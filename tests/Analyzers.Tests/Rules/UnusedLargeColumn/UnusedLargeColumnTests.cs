using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedLargeColumn;

public sealed class UnusedLargeColumnTests
{
    [Theory, SyncAndAsync]
    public Task An_image_that_nobody_looks_at(Flavor flavor) => Verify.Warns($$"""
        var products = {{flavor.Run("db.[|Products|]", "ToList")}};
        foreach (var product in products)
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task The_message_names_the_columns() => Verify.Says(
        "Rows of 'Products' are loaded with 'Image', 'Description': large, and never read",
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task One_large_column_is_left() => Verify.Says(
        "Rows of 'Products' are loaded with 'Image': large, and never read",
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Description);
        """);

    [Theory]
    [InlineData("db.[|Products|].Where(p => p.Price != 10)")]
    [InlineData("db.[|Products|].OrderBy(p => p.Name)")]
    [InlineData("db.[|Products|].AsNoTracking()")]
    [InlineData("db.[|Set<Product>|]()")]
    [InlineData("(from p in db.[|Products|] where p.Price != 10 select p)")]
    public Task Whatever_the_query(string query) => Verify.Warns($$"""
        foreach (var product in {{query}}.ToList())
            Console.WriteLine(product.Name);
        """);

    [Theory, SyncAndAsync]
    public Task A_stream_carries_the_column_in_vain(Flavor flavor) => Verify.Suggests($$"""
        {{flavor.ForEach("product", "db.[|Products|]")}}
            Console.WriteLine(product.Name);
        """);

    [Theory, SyncAndAsync]
    public Task A_page_carries_the_column_in_vain(Flavor flavor) => Verify.Suggests($$"""
        foreach (var product in {{flavor.Run("db.[|Products|].OrderBy(p => p.Id).Take(50)", "ToList")}})
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task Tracked_rows_that_are_saved_later_carry_it_too() => Verify.Warns("""
        var products = db.[|Products|].ToList();
        foreach (var product in products)
            Console.WriteLine(product.Name);
        db.SaveChanges();
        """);

    [Fact]
    public Task A_projection_is_fine() => Verify.Silent("""
        var products = db.Products.Select(p => new { p.Name, p.Price }).ToList();
        foreach (var product in products)
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task A_table_that_stays_small_is_fine() => Verify.Silent(
        """
        foreach (var product in db.Products.ToList())
            Console.WriteLine(product.Name);
        foreach (var product in db.Products)
            Console.WriteLine(product.Name);
        """,
        Setup.Default.WithOption("rowbound.small_tables", "Product"));

    [Fact]
    public Task A_higher_limit_leaves_shorter_columns_alone() => Verify.Silent(
        Loop,
        Sized("[MaxLength(20_000)]").WithOption("rowbound.large_column_bytes", "50000"));

    // What is large.

    [Theory]
    [InlineData("")]
    [InlineData("[MaxLength]")]
    [InlineData("[MaxLength(20_000)]")]
    [InlineData("[Column(TypeName = \"varbinary(max)\")]")]
    [InlineData("[Column(TypeName = \"bytea\")]")]
    public Task Bytes_without_a_short_limit_are_large(string attributes) => Verify.Flags(FlaggedLoop, Sized(attributes));

    [Theory]
    [InlineData("[MaxLength(100)]")]
    [InlineData("[Timestamp]")]
    [InlineData("[ConcurrencyCheck]")]
    [InlineData("[Column(TypeName = \"varbinary(64)\")]")]
    [InlineData("[Column(TypeName = \"tinyblob\")]")]
    [InlineData("[NotMapped]")]
    public Task Short_bytes_and_versions_of_rows_are_not(string attributes) => Verify.Silent(Loop, Sized(attributes));

    [Theory]
    [InlineData("modelBuilder.Entity<Scan>().Property(s => s.Bytes).HasMaxLength(64);")]
    [InlineData("modelBuilder.Entity<Scan>().Property(s => s.Bytes).IsRowVersion();")]
    [InlineData("modelBuilder.Entity<Scan>().Property(s => s.Bytes).IsConcurrencyToken();")]
    [InlineData("modelBuilder.Entity<Scan>().Property(s => s.Bytes).HasColumnType(\"binary(32)\");")]
    [InlineData("modelBuilder.Entity<Scan>().HasIndex(s => s.Bytes).IsUnique();")]
    [InlineData("modelBuilder.Entity<Scan>().Ignore(s => s.Bytes);")]
    public Task Nor_are_they_where_the_model_says_so(string model) => Verify.Silent(Loop, Sized("").Modelling(model));

    [Fact]
    public Task The_model_overrides_the_attribute() => Verify.Flags(
        FlaggedLoop,
        Sized("[MaxLength(100)]").Modelling("modelBuilder.Entity<Scan>().Property(s => s.Bytes).HasMaxLength(-1);"));

    [Fact]
    public Task A_key_of_bytes_is_not_large() => Verify.Silent(Loop, Sized("[Key]"));

    [Fact]
    public Task A_string_without_any_statement_is_weak_evidence() => Verify.Silent("""
        foreach (var order in db.Orders.ToList())
            Console.WriteLine(order.Total);
        """);

    [Theory]
    [InlineData("[StringLength(50_000)]")]
    [InlineData("[MaxLength]")]
    [InlineData("[Column(TypeName = \"nvarchar(max)\")]")]
    [InlineData("[Column(TypeName = \"jsonb\")]")]
    public Task A_string_that_is_said_to_be_long_is_large(string attributes) => Verify.Flags(FlaggedLoop, Sized(attributes, "string"));

    [Theory]
    [InlineData("[StringLength(200)]")]
    [InlineData("[Column(TypeName = \"nvarchar(200)\")]")]
    [InlineData("[Column(TypeName = \"tinytext\")]")]
    public Task A_string_that_is_said_to_be_short_is_not(string attributes) => Verify.Silent(Loop, Sized(attributes, "string"));

    [Fact]
    public Task A_function_that_reads_other_columns_does_not_read_this_one() => Verify.Flags("""
        foreach (var product in db.[|Products|].ToList())
            Show(product);
        static void Show(Product one) => Console.WriteLine(one.Name);
        """);

    // Reading the column, whichever way.

    [Theory]
    [InlineData("foreach (var p in products) Console.WriteLine(p.Name + p.Image.Length + p.Description);")]
    [InlineData("Console.WriteLine(products.Sum(p => p.Image.Length + p.Description.Length));")]
    [InlineData("foreach (var p in products) { Func<string> later = () => p.Image.Length + p.Description; Console.WriteLine(p.Name + later()); }")]
    [InlineData("foreach (var p in products) { Console.WriteLine(p.Name + Size()); string Size() => p.Image.Length + p.Description; }")]
    [InlineData("foreach (var p in products) Console.WriteLine(p.Name + nameof(p.Image) + nameof(p.Description));")]
    [InlineData("foreach (var p in products.Where(x => x.Image.Length > 0 && x.Description != \"\")) Console.WriteLine(p.Name);")]
    [InlineData("foreach (var p in products) { var copy = p; Console.WriteLine(copy.Name + copy.Image.Length + copy.Description); }")]
    public Task A_column_that_is_read_somewhere_is_read(string use) => Verify.Silent($"var products = db.Products.ToList();\n{use}");

    [Theory]
    [InlineData("foreach (var p in products) Show(p); void Show(object p) => Console.WriteLine(p);")]
    [InlineData("foreach (var p in products) Console.WriteLine(p);")]
    [InlineData("foreach (var p in products) Console.WriteLine($\"{p}\");")]
    [InlineData("Console.WriteLine(string.Join(\", \", products.Select(p => new { p })));")]
    [InlineData("foreach (var p in products) if (p is { Image.Length: > 0 }) Console.WriteLine(p.Name);")]
    [InlineData("return products;")]
    [InlineData("Func<object> later = () => products; Console.WriteLine(products[0].Name);")]
    [InlineData("foreach (var (p, i) in products.Select((p, i) => (p, i))) Console.WriteLine(p.Name);")]
    public Task A_row_that_is_passed_on_may_be_read(string use) => Verify.Silent($"var products = db.Products.ToList();\n{use}");

    [Fact]
    public Task A_getter_may_read_the_column() => Verify.Silent(
        """
        foreach (var scan in db.Set<Scan>().ToList())
            Console.WriteLine(scan.HasBytes);
        """,
        Sized(""));

    [Fact]
    public Task A_getter_that_calls_something_may_read_the_column() => Verify.Silent(
        """
        foreach (var scan in db.Set<Scan>().ToList())
            Console.WriteLine(scan.Summary);
        """,
        Sized(""));

    [Fact]
    public Task A_getter_that_is_seen_not_to_read_the_column_does_not() => Verify.Flags(
        """
        foreach (var scan in db.[|Set<Scan>|]().ToList())
            Console.WriteLine(scan.Label);
        """,
        Sized(""));

    [Fact]
    public Task An_interface_may_give_the_column_under_its_own_name() => Verify.Silent(
        """
        foreach (var scan in db.Set<Scan>().ToList())
            Console.WriteLine(((IHasBytes)scan).Bytes.Length);
        """,
        Sized(""));

    [Fact]
    public Task Rows_that_are_only_counted_are_another_matter() => Verify.Silent("Console.WriteLine(db.Products.ToList().Count);");

    [Fact]
    public Task A_single_row_is_fine() => Verify.Silent("""
        var product = db.Products.First(p => p.Id == 1);
        Console.WriteLine(product.Name);
        var list = db.Products.Where(p => p.Id == 1).ToList();
        Console.WriteLine(list[0].Name);
        """);

    [Fact]
    public Task Rows_that_are_written_are_fine() => Verify.Silent("""
        foreach (var product in db.Products.ToList())
            product.Price = product.Price * 2;
        db.SaveChanges();
        """);

    [Fact]
    public Task Rows_that_are_collected_are_another_rules() => Verify.Silent("""
        var all = new List<Product>();
        foreach (var product in db.Products)
            all.Add(product);
        Console.WriteLine(all[0].Name);
        """);

    [Fact]
    public Task A_count_in_memory_is_another_rules() => Verify.Silent("Console.WriteLine(db.Products.ToList().Where(p => p.Price > 10).Count());");

    // Places.

    [Fact]
    public Task A_query_composed_in_an_expression_tree_is_not_executed() => Verify.Silent("""
        var orders = db.Orders.Where(o => db.Products.ToList().Any(p => p.Name == o.Number)).Select(o => o.Id);
        Console.WriteLine(orders.Count());
        """);

    [Fact]
    public Task A_parameter_is_not_known_to_be_a_table() => Verify.SilentMember("""
        public void Show(IQueryable<Product> products)
        {
            foreach (var product in products.ToList())
                Console.WriteLine(product.Name);
        }
        """);

    [Fact]
    public Task A_seeder_is_fine() => Verify.SilentMember("""
        public void SeedProducts()
        {
            foreach (var product in db.Products.ToList())
                Console.WriteLine(product.Name);
        }
        """);

    [Fact]
    public Task A_test_is_fine() => Verify.Silent(Loop, Sized("").AsTestProject());

    private const string Loop = """
        foreach (var scan in db.Set<Scan>().ToList())
            Console.WriteLine(scan.Name);
        """;

    private const string FlaggedLoop = """
        foreach (var scan in db.[|Set<Scan>|]().ToList())
            Console.WriteLine(scan.Name);
        """;

    private static Setup Sized(string attributes, string type = "byte[]") => Setup.Default.WithFile($$"""
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;

        namespace Shop;

        public interface IHasBytes
        {
            {{type}} Bytes { get; set; }
        }

        public class Scan : IHasBytes
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
            {{attributes}} public {{type}} Bytes { get; set; } = default!;
            public bool HasBytes => Bytes.Length > 0;
            public string Label => Id + ": " + Name.Trim();
            public string Summary => Summarize(this);

            private static string Summarize(Scan scan) => scan.Bytes.ToString()!;
        }
        """);
}
