using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<
    Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule, Rowbound.CodeFixes.UnusedLargeColumn.UnusedLargeColumnFix>;

namespace Rowbound.Analyzers.Tests.Rules.UnusedLargeColumn;

public sealed class UnusedLargeColumnFixTests
{
    private const string Print = "Console.WriteLine(product.Name + product.Price);";

    [Theory, SyncAndAsync]
    public Task Only_what_is_used_is_read(Flavor flavor) => Verify.FixesAll(
        $$"""
        var products = {{flavor.Run("db.[|Products|]", "ToList")}};
        foreach (var product in products)
            Console.WriteLine(product.Name + product.Price);
        """,
        $$"""
        var products = {{flavor.Run("db.Products.Select(p => new { p.Name, p.Price })", "ToList")}};
        foreach (var product in products)
            Console.WriteLine(product.Name + product.Price);
        """);

    [Theory]
    [InlineData("db.[|Products|].Where(p => p.Price > 10).OrderBy(p => p.Name).ToList()", "db.Products.Where(p => p.Price > 10).OrderBy(p => p.Name).Select(p => new { p.Name, p.Price }).ToList()")]
    [InlineData("db.[|Products|].OrderBy(x => x.Id).Take(10).ToArray()", "db.Products.OrderBy(x => x.Id).Take(10).Select(x => new { x.Name, x.Price }).ToArray()")]
    [InlineData("db.[|Products|].AsNoTracking().Distinct().ToList()", "db.Products.Distinct().Select(p => new { p.Name, p.Price }).ToList()")]
    [InlineData("db.[|Set<Product>|]().ToList()", "db.Set<Product>().Select(p => new { p.Name, p.Price }).ToList()")]
    [InlineData("(from x in db.[|Products|] where x.Price > 10 select x).ToList()", "(from x in db.Products where x.Price > 10 select x).Select(x => new { x.Name, x.Price }).ToList()")]
    [InlineData("from x in db.[|Products|] where x.Price > 10 select x", "(from x in db.Products where x.Price > 10 select x).Select(x => new { x.Name, x.Price })")]
    [InlineData("db.[|Products|].AsEnumerable()", "db.Products.Select(p => new { p.Name, p.Price }).AsEnumerable()")]
    [InlineData("db.[|Products|]", "db.Products.Select(p => new { p.Name, p.Price })")]
    [InlineData("Enumerable.ToList(db.[|Products|])", "Enumerable.ToList(db.Products.Select(p => new { p.Name, p.Price }))")]
    [InlineData("((IQueryable<Product>)db.[|Products|]).ToList()", "((IQueryable<Product>)db.Products).Select(p => new { p.Name, p.Price }).ToList()")]
    public Task The_projection_goes_last(string before, string after) => Verify.Fixes(
        $"foreach (var product in {before})\n    {Print}",
        $"foreach (var product in {after})\n    {Print}");

    [Fact]
    public Task A_set_that_is_streamed_itself_becomes_a_stream() => Verify.Fixes(
        $"await foreach (var product in db.[|Products|])\n    {Print}",
        $"await foreach (var product in db.Products.Select(p => new {{ p.Name, p.Price }}).AsAsyncEnumerable())\n    {Print}");

    [Fact]
    public Task Cancellation_and_configuration_stay() => Verify.Fixes(
        """
        foreach (var product in await db.[|Products|].ToListAsync(cancellationToken).ConfigureAwait(false))
            Console.WriteLine(product.Name);
        await foreach (var product in db.[|Products|].AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            Console.WriteLine(product.Name);
        """,
        """
        foreach (var product in await db.Products.Select(p => new { p.Name }).ToListAsync(cancellationToken).ConfigureAwait(false))
            Console.WriteLine(product.Name);
        await foreach (var product in db.Products.Select(p => new { p.Name }).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task A_chain_over_several_lines_keeps_its_lines_and_comments() => Verify.Fixes(
        """
        // What the shop window shows.
        var products = await db.[|Products|] // all of them
            .Where(p => p.Price > 10) // not the cheap ones
            .OrderBy(p => p.Name)
            .ToListAsync(cancellationToken); // in memory
        foreach (var product in products)
            Console.WriteLine(product.Name);
        """,
        """
        // What the shop window shows.
        var products = await db.Products // all of them
            .Where(p => p.Price > 10) // not the cheap ones
            .OrderBy(p => p.Name)
            .Select(p => new { p.Name })
            .ToListAsync(cancellationToken); // in memory
        foreach (var product in products)
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task A_query_in_a_local_is_projected_where_it_is_executed() => Verify.Fixes(
        """
        IQueryable<Product> dear = db.[|Products|].Where(p => p.Price > 10);
        Console.WriteLine(dear.Count());
        foreach (var product in dear.ToList())
            Console.WriteLine(product.Name);
        """,
        """
        IQueryable<Product> dear = db.Products.Where(p => p.Price > 10);
        Console.WriteLine(dear.Count());
        foreach (var product in dear.Select(p => new { p.Name }).ToList())
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task Two_queries_meet_in_one_statement() => Verify.FixesAll(
        "Console.WriteLine(db.[|Products|].ToList()[0].Name + db.[|Products|].ToList()[1].Price);",
        "Console.WriteLine(db.Products.Select(p => new { p.Name }).ToList()[0].Name + db.Products.Select(p => new { p.Price }).ToList()[1].Price);");

    [Fact]
    public Task Names_that_are_taken_are_avoided() => Verify.Fixes(
        """
        var p = 1;
        var row = 2;
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name + p + row);
        """,
        """
        var p = 1;
        var row = 2;
        foreach (var product in db.Products.Select(row2 => new { row2.Name }).ToList())
            Console.WriteLine(product.Name + p + row);
        """);

    [Fact]
    public Task The_parameter_of_a_lambda_around_the_query_is_a_name_that_is_taken() => Verify.Fixes(
        """
        Action<int> show = p =>
        {
            foreach (var product in db.[|Products|].ToList())
                Console.WriteLine(product.Name + p);
        };
        show(1);
        """,
        """
        Action<int> show = p =>
        {
            foreach (var product in db.Products.Select(row => new { row.Name }).ToList())
                Console.WriteLine(product.Name + p);
        };
        show(1);
        """);

    [Fact]
    public Task A_column_whose_name_is_a_keyword_is_escaped() => Verify.Fixes(
        """
        foreach (var scan in db.[|Set<Scan>|]().ToList())
            Console.WriteLine(scan.@class);
        """,
        """
        foreach (var scan in db.Set<Scan>().Select(s => new { s.@class }).ToList())
            Console.WriteLine(scan.@class);
        """,
        Scans);

    [Fact]
    public Task Columns_that_are_read_in_lambdas_are_read() => Verify.Fixes(
        """
        var products = db.[|Products|].ToList();
        foreach (var product in products.Where(x => x.Price > 10).OrderBy(x => x.CategoryId))
        {
            Func<string> later = () => product.Name;
            Console.WriteLine(later() + products.Count);
        }
        """,
        """
        var products = db.Products.Select(p => new { p.Name, p.Price, p.CategoryId }).ToList();
        foreach (var product in products.Where(x => x.Price > 10).OrderBy(x => x.CategoryId))
        {
            Func<string> later = () => product.Name;
            Console.WriteLine(later() + products.Count);
        }
        """);

    [Fact]
    public Task A_row_may_feed_another_query() => Verify.Fixes(
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(db.OrderLines.Count(l => l.ProductId == product.Id));
        """,
        """
        foreach (var product in db.Products.Select(p => new { p.Id }).ToList())
            Console.WriteLine(db.OrderLines.Count(l => l.ProductId == product.Id));
        """);

    [Fact]
    public Task A_row_may_be_tested_for_null() => Verify.Fixes(
        """
        var products = db.[|Products|].ToList();
        var first = products.FirstOrDefault();
        if (first != null)
            Console.WriteLine(first.Name + products.Count);
        """,
        """
        var products = db.Products.Select(p => new { p.Name }).ToList();
        var first = products.FirstOrDefault();
        if (first != null)
            Console.WriteLine(first.Name + products.Count);
        """);

    [Fact]
    public Task Members_of_a_class_with_a_context_of_its_own() => Verify.FixesMember(
        """
        private readonly ShopContext _context = db;

        public IEnumerable<string> Names()
        {
            foreach (var product in this._context.[|Products|].ToList())
                yield return product.Name;
        }
        """,
        """
        private readonly ShopContext _context = db;

        public IEnumerable<string> Names()
        {
            foreach (var product in this._context.Products.Select(p => new { p.Name }).ToList())
                yield return product.Name;
        }
        """);

    [Fact]
    public Task Top_level_statements_without_using_directives() => Verify.FixesFile(
        """
        using Shop;

        using var db = new ShopContext();
        foreach (var product in db.[|Products|])
            System.Console.WriteLine(product.Name);
        """,
        """
        using System.Linq;
        using Shop;

        using var db = new ShopContext();
        foreach (var product in db.Products.Select(p => new { p.Name }))
            System.Console.WriteLine(product.Name);
        """);

    // The preconditions of a projection, one by one.

    [Theory]
    [InlineData("List<Product> products = db.[|Products|].ToList(); Console.WriteLine(products[0].Name);")]
    [InlineData("foreach (Product product in db.[|Products|].ToList()) Console.WriteLine(product.Name);")]
    [InlineData("var products = db.[|Products|].ToList(); Product first = products[0]; Console.WriteLine(first.Name);")]
    [InlineData("var products = db.[|Products|].ToList(); products.ForEach((Product p) => Console.WriteLine(p.Name));")]
    [InlineData("var products = db.[|Products|].ToList(); foreach (var p in (IEnumerable<Product>)products) Console.WriteLine(p.Name);")]
    [InlineData("var products = (IReadOnlyList<Product>)db.[|Products|].ToList(); Console.WriteLine(products[0].Name);")]
    [InlineData("var products = db.[|Products|].ToList<Product>(); Console.WriteLine(products[0].Name);")]
    [InlineData("var products = new List<Product>(db.[|Products|]); Console.WriteLine(products[0].Name);")]
    [InlineData("var products = db.[|Products|].ToList(); Console.WriteLine(products.Select<Product, string>(p => p.Name).First() + products.Count);")]
    [InlineData("var products = db.[|Products|].ToList(); Console.WriteLine(((Product)products[0]).Name);")]
    public Task The_type_of_the_rows_is_named(string body) => Verify.OffersNoFix(body);

    [Theory]
    [InlineData("IEnumerable<Product> products = db.[|Products|]; foreach (var p in products) Console.WriteLine(p.Name);")]
    [InlineData("foreach (var p in (IEnumerable<Product>)db.[|Products|]) Console.WriteLine(p.Name);")]
    public Task Nothing_can_be_composed_on_a_sequence(string body) => Verify.OffersNoFix(body);

    [Fact]
    public Task A_getter_with_logic_gives_another_value_than_the_column() => Verify.OffersNoFix(
        """
        foreach (var scan in db.[|Set<Scan>|]().ToList())
            Console.WriteLine(scan.Label);
        """,
        Scans);

    [Fact]
    public Task The_change_tracker_is_used() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        Console.WriteLine(db.ChangeTracker.HasChanges());
        """);

    [Fact]
    public Task Entities_are_saved() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        db.SaveChanges();
        """);

    [Fact]
    public Task The_context_is_handed_on() => Verify.OffersNoFixMember("""
        public void Show()
        {
            foreach (var product in db.[|Products|].ToList())
                Console.WriteLine(product.Name);
            Finish(db);
        }

        private static void Finish(ShopContext db) => db.SaveChanges();
        """);

    [Fact]
    public Task An_interceptor_may_see_the_entities() => Verify.OffersNoFix(
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        """,
        Setup.Default.Configuring("options.AddInterceptors();"));

    [Fact]
    public Task A_navigation_is_read() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].Include(p => p.Category).ToList())
            Console.WriteLine(product.Name + product.Category.Name);
        """);

    [Fact]
    public Task A_reference_is_included_that_may_filter_rows() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].Include(p => p.Category).ToList())
            Console.WriteLine(product.Name);
        """);

    [Fact]
    public Task A_navigation_is_included_by_the_model() => Verify.OffersNoFix(
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        """,
        Setup.Default.Modelling("modelBuilder.Entity<Product>().Navigation(p => p.Category).AutoInclude();"));

    [Fact]
    public Task Another_query_waits_for_these_rows_to_be_tracked() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        foreach (var line in db.OrderLines.ToList())
            Console.WriteLine(line.Product.Price);
        """);

    [Fact]
    public Task A_local_edit_would_not_be_seen() => Verify.OffersNoFix("""
        var first = db.Products.First(p => p.Id == 1);
        first.Price = 0;
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Price);
        """);

    [Fact]
    public Task An_edit_of_what_the_caller_read_would_not_be_seen() => Verify.OffersNoFixMember("""
        public void Run(Product changed)
        {
            changed.Price = 0;
            foreach (var product in db.[|Products|].ToList())
                Console.WriteLine(product.Price);
        }
        """);

    [Fact]
    public Task What_another_query_returns_is_completed_by_these_rows() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Price);
        return db.OrderLines.ToList();
        """);

    [Theory]
    [InlineData("db.Products.ExecuteUpdate(set => set.SetProperty(p => p.Price, 1));")]
    [InlineData("db.Database.ExecuteSql($\"update products set price = 1\");")]
    public Task Tracked_rows_would_be_the_old_ones(string update) => Verify.OffersNoFix($$"""
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Price);
        {{update}}
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Price);
        """);

    [Fact]
    public Task Rows_that_are_read_once_are_never_old() => Verify.Fixes(
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Price);
        db.Products.ExecuteUpdate(set => set.SetProperty(p => p.Price, 1));
        """,
        """
        foreach (var product in db.Products.Select(p => new { p.Price }).ToList())
            Console.WriteLine(product.Price);
        db.Products.ExecuteUpdate(set => set.SetProperty(p => p.Price, 1));
        """);

    [Fact]
    public Task Somebody_listens_to_the_change_tracker() => Verify.OffersNoFix(
        """
        foreach (var product in db.[|Products|].ToList())
            Console.WriteLine(product.Name);
        """,
        Setup.Default.Configuring("ChangeTracker.Tracked += (_, _) => Console.WriteLine();"));

    [Fact]
    public Task Nothing_can_be_composed_on_statements_in_SQL() => Verify.OffersNoFix("""
        foreach (var product in db.[|Products|].FromSql($"select * from products order by id;").ToList())
            Console.WriteLine(product.Name);
        """);

    private static Setup Scans => Setup.Default.WithFile("""
        namespace Shop;

        public class Scan
        {
            public int Id { get; set; }
            public string @class { get; set; } = "";
            public byte[] Bytes { get; set; } = [];
            public string Label => "scan " + Id;
        }
        """);
}
