using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Verify = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnboundedBuffer.UnboundedBufferRule>;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>What the entity model answers decides what rules say.</summary>
public sealed class AnswersInRulesTests
{
    private const string All = "return db.Countries.AsNoTracking().[|ToList|]();";
    private const string NoneOfIt = "return db.Countries.AsNoTracking().ToList();";

    [Fact]
    public Task A_table_of_which_nothing_is_known_is_a_suggestion() => Verify.Suggests(All);

    [Theory]
    [InlineData("b.HasData(new { Id = 1 });")]
    public Task A_table_that_the_snapshot_seeds_is_silent(string row) =>
        Verify.Silent(NoneOfIt, Setup.Default.WithAdditionalFile("ShopContextModelSnapshot.cs", Snapshot(row)));

    [Fact]
    public Task A_table_that_belongs_to_a_growing_one_by_the_snapshot_is_a_warning() => Verify.Warns(
        All, Setup.Default.WithAdditionalFile("ShopContextModelSnapshot.cs", Snapshot("b.HasOne(\"Shop.Order\", null).WithMany().HasForeignKey(\"OrderId\").IsRequired();")));

    [Fact]
    public Task A_table_that_a_repository_inserts_is_a_warning() => Verify.Warns("return db.Invoices.AsNoTracking().[|ToList|]();", Setup.Default.WithFile("""
        namespace Shop;
        public class Repository<T>(ShopContext db) where T : class { public void Insert(T entity) => db.Set<T>().Add(entity); }
        public class Mail(Repository<Invoice> invoices) { public void Send(Invoice invoice) => invoices.Insert(invoice);
            public void SendAll(Invoice[] all) { foreach (var invoice in all) invoices.Insert(invoice); } }
        """));

    [Theory]
    [InlineData("b.HasIndex(\"Name\").IsUnique();", false)]
    [InlineData("b.HasIndex(\"Name\").IsUnique().HasFilter(\"Id > 1\");", true)]
    public Task Rows_with_one_value_of_a_recorded_unique_column_are_few(string row, bool isReported)
    {
        var setup = Setup.Default.WithAdditionalFile("ShopContextModelSnapshot.cs", Snapshot("b.Property<int>(\"Id\"); b.Property<string>(\"Name\"); b.HasKey(\"Id\");" + row));
        const string query = "return db.Countries.AsNoTracking().Where(c => c.Name == \"Norway\").";
        return isReported ? Verify.Suggests(query + "[|ToList|]();", setup) : Verify.Silent(query + "ToList();", setup);
    }

    private static string Snapshot(string rows) =>
        $"class ShopContextModelSnapshot : ModelSnapshot {{ protected override void BuildModel(ModelBuilder modelBuilder) {{ modelBuilder.Entity(\"Shop.Country\", b => {{ {rows} }}); }} }}";
}
