using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>Where configuration may stand, and how its parts name what they speak of.</summary>
public sealed class ConfigurationTests
{
    private const string Members = "public int A { get; set; } public int B { get; set; } public string P { get; set; } = \"\";";

    [Theory]
    [InlineData("class C : Base<Thing> { } abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "A")]
    [InlineData("class C : Base<Thing> { } abstract class Base<T> : IEntityTypeConfiguration<T> where T : class { public virtual void Configure(EntityTypeBuilder<T> b) => b.HasKey(\"A\"); }", "A")]
    [InlineData("class C : Base<Thing> { public override void Configure(EntityTypeBuilder<Thing> b) { base.Configure(b); } } abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public virtual void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "A")]
    [InlineData("class C : Base<Thing> { public override void Configure(EntityTypeBuilder<Thing> b) { base.Configure(b); b.HasKey(t => t.B); } } abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public virtual void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "B")]
    [InlineData("class C : Base<Thing> { public override void Configure(EntityTypeBuilder<Thing> b) { } } abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public virtual void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "")]
    [InlineData("class C : Base<Thing> { protected override void More(EntityTypeBuilder<Thing> b) => b.HasKey(t => t.A); } abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public void Configure(EntityTypeBuilder<T> b) => More(b); protected abstract void More(EntityTypeBuilder<T> b); }", "A")]
    [InlineData("class C : Base<Thing, int> { } abstract class Base<T, TKey> : Root<T> where T : Thing { } abstract class Root<T> : IEntityTypeConfiguration<T> where T : Thing { public void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "A")]
    [InlineData("class C : Base<Other> { } abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "")]
    [InlineData("abstract class Base<T> : IEntityTypeConfiguration<T> where T : Thing { public void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.A); }", "")]
    public async Task A_generic_configuration_speaks_of_what_each_class_makes_of_it(string code, string key) =>
        Assert.Equal(key, string.Join(',', (await Models.Thing(Members, code + " public class Other : Thing { }")).Key));

    [Theory]
    [InlineData("ThingModel.Configure(modelBuilder);", "A")]
    [InlineData("modelBuilder.ConfigureThing();", "A")]
    [InlineData("modelBuilder.Entity<Thing>().ConfigureKeyed();", "A")]
    [InlineData("modelBuilder.Entity<Thing>().ConfigureBase();", "B")]
    [InlineData("modelBuilder.Entity<Thing>(b => b.ConfigureBase());", "B")]
    [InlineData("modelBuilder.Entity<Thing>(b => ThingModel.ConfigureBase(b));", "B")]
    [InlineData("modelBuilder.Keyed<Thing>();", "B")]
    [InlineData("modelBuilder.ApplyConfiguration(new Generic<Thing>());", "B")]
    [InlineData("modelBuilder.Entity<Other>().ConfigureBase();", "")]
    public async Task Configuration_may_stand_in_a_method_that_is_given_the_builder(string call, string key)
    {
        var helpers = call.Contains("ConfigureBase", StringComparison.Ordinal) || call.Contains("Keyed<", StringComparison.Ordinal) || call.Contains("Generic", StringComparison.Ordinal)
            ? """
                public static class ThingModel
                {
                    public static EntityTypeBuilder<T> ConfigureBase<T>(this EntityTypeBuilder<T> b) where T : Thing { b.HasKey(t => t.B); return b; }
                    public static void Keyed<T>(this ModelBuilder b) where T : Thing => b.Entity<T>().HasKey(t => t.B);
                }
                public class Generic<T> : IEntityTypeConfiguration<T> where T : Thing { public void Configure(EntityTypeBuilder<T> b) => b.HasKey(t => t.B); }
                """
            : """
                public static class ThingModel
                {
                    public static void Configure(ModelBuilder b) => b.Entity<Thing>().HasKey(t => t.A);
                    public static void ConfigureThing(this ModelBuilder b) => Configure(b);
                    public static void ConfigureKeyed(this EntityTypeBuilder<Thing> b) { b.HasKey(t => t.A); }
                }
                """;
        Assert.Equal(key, string.Join(',', (await Models.Thing(Members, helpers + " public class Other : Thing { }", setup: Setup.Default.Modelling(call))).Key));
    }

    [Theory]
    [InlineData("modelBuilder.Entity(typeof(Thing)).HasKey(\"A\", \"B\");", "A,B")]
    [InlineData("modelBuilder.Entity(typeof(Thing), b => b.HasKey(\"A\"));", "A")]
    [InlineData("modelBuilder.Entity(typeof(Thing), b => { b.ToTable(\"t\"); b.HasKey(nameof(Thing.B)); });", "B")]
    [InlineData("var thing = modelBuilder.Entity(typeof(Thing)); thing.HasKey(\"B\");", "B")]
    [InlineData("var thing = modelBuilder.Entity<Thing>(); thing.HasKey(t => t.B);", "B")]
    [InlineData("modelBuilder.Entity<Thing>(b => { b.HasKey(t => new { t.A, t.B }); });", "A,B")]
    [InlineData("modelBuilder.Entity(typeof(Order), b => b.HasKey(\"A\"));", "")]
    [InlineData("foreach (var type in new[] { typeof(Thing) }) modelBuilder.Entity(type).HasKey(\"A\");", "")]
    public async Task A_builder_is_that_of_the_type_it_was_asked_for(string model, string key) =>
        Assert.Equal(key, string.Join(',', (await Models.Thing(Members, setup: Setup.Default.Modelling(model))).Key));

    [Theory]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex(\"A\").IsUnique();", true)]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex([\"A\"], \"B\").IsUnique();", true)]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex(t => t.A, \"IX_A\").IsUnique();", true)]
    [InlineData("var index = modelBuilder.Entity<Thing>().HasIndex(t => t.A); index.IsUnique();", true)]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex(\"A\", \"B\").IsUnique();", false)]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex([\"B\"], \"A\").IsUnique();", false)]
    [InlineData("modelBuilder.Entity<Thing>().HasAlternateKey(\"A\");", true)]
    [InlineData("modelBuilder.Entity(typeof(Thing)).HasAlternateKey(\"A\");", true)]
    public async Task Unique_columns_are_named_by_text_or_lambda(string model, bool isUnique) =>
        Assert.Equal(isUnique, (await Models.Thing(Members, setup: Setup.Default.Modelling(model))).IsUnique(["A"]));

    [Theory]
    [InlineData("modelBuilder.Entity<Thing>().Property<string>(\"P\").HasMaxLength(20_000);", true)]
    [InlineData("modelBuilder.Entity<Thing>().Property(typeof(string), \"P\").HasMaxLength(20_000);", true)]
    [InlineData("var p = modelBuilder.Entity<Thing>().Property(t => t.P); p.IsRequired(); p.HasColumnType(\"text\");", true)]
    [InlineData("modelBuilder.Entity<Thing>().Property<string>(\"Shadow\").HasMaxLength(20_000);", false)]
    public async Task A_column_is_named_by_text_or_lambda(string model, bool isLarge) =>
        Assert.Equal(isLarge, (await Models.Thing(Models.Id + Members, setup: Setup.Default.Modelling(model))).LargeColumns(8192).Any());

    [Theory]
    [InlineData("public int Sold { get; set; } [ForeignKey(\"Sold\")] public Order? Sale { get; set; }", "Sold", true)]
    [InlineData("[ForeignKey(\"Sale\")] public int Sold { get; set; } public Order? Sale { get; set; }", "Sold", true)]
    [InlineData("[ForeignKey(\"Sale\")] public int Sold { get; set; } public Order? Sale { get; set; }", "OrderId", false)]
    [InlineData("[ForeignKey(\"A, B\")] public Order? Sale { get; set; }", "B", true)]
    [InlineData("[ForeignKey(\"A, B\")] public Order? Sale { get; set; }", "P", false)]
    [InlineData("public int Sold { get; set; } public Basket? Basket { get; set; }", "Sold", true)]
    [InlineData("public int Sold { get; set; } [InverseProperty(\"Others\")] public Basket? Basket { get; set; }", "Sold", false)]
    [InlineData("public int OrderId { get; set; }", "OrderId", false)]
    [InlineData("public int LinesId { get; set; } public List<OrderLine> Lines { get; set; } = [];", "LinesId", false)]
    public async Task A_foreign_key_is_named_at_either_end(string members, string column, bool isKey) =>
        Assert.Equal(isKey, (await Models.Thing(Models.Id + Members + members, """
            public class Basket
            {
                public int Id { get; set; }
                [ForeignKey("Sold"), InverseProperty("Basket")] public List<Thing> Things { get; set; } = [];
                public List<Thing> Others { get; set; } = [];
            }
            """)).IsForeignKey(column));

    [Theory]
    [InlineData("modelBuilder.Entity<Thing>().HasOne<Order>().WithMany().HasForeignKey(t => t.A);", "A", true)]
    [InlineData("modelBuilder.Entity<Order>().HasMany<Thing>().WithOne().HasForeignKey(\"A\");", "A", true)]
    [InlineData("modelBuilder.Entity<Thing>().HasOne<Order>().WithOne().HasForeignKey<Thing>(t => t.A);", "A", true)]
    [InlineData("modelBuilder.Entity<Order>().HasOne<Thing>().WithOne().HasForeignKey<Thing>(\"A\");", "A", true)]
    [InlineData("modelBuilder.Entity<Order>().HasOne<Thing>().WithOne().HasForeignKey(typeof(Thing), \"A\");", "A", true)]
    [InlineData("modelBuilder.Entity<Thing>().HasOne<Order>().WithOne().HasForeignKey<Order>(\"A\");", "A", false)]
    public async Task A_foreign_key_is_configured_from_either_end(string model, string column, bool isKey) =>
        Assert.Equal(isKey, (await Models.Thing(Models.Id + Members, setup: Setup.Default.Modelling(model))).IsForeignKey(column));

    [Theory]
    [InlineData("modelBuilder.Entity<Thing>().HasOne<Order>().WithMany().HasForeignKey(t => t.A);", Growth.GrowsWithUse)]
    [InlineData("modelBuilder.Entity<Order>().HasMany<Thing>().WithOne();", Growth.GrowsWithUse)]
    [InlineData("modelBuilder.Entity<Thing>().HasMany<Order>().WithOne();", Growth.Unknown)]
    [InlineData("modelBuilder.Entity<Thing>().HasOne<Country>().WithMany();", Growth.Unknown)]
    public async Task Growth_follows_a_relationship_without_a_navigation(string model, object growth)
    {
        var (queries, compilation) = await Models.Of(Setup.Default.Modelling(model).WithFile(Models.File(Models.Id + Members)));
        Assert.Equal(growth, queries.Entities.GrowthOf(Models.Type(compilation, "Thing"), compilation.SyntaxTrees.First()));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("[InverseProperty(\"Main\")] ", false)]
    public async Task Many_to_many_has_a_collection_at_both_ends_of_one_relationship(string attribute, bool isMany)
    {
        var (queries, compilation) = await Models.Of(Setup.Default.WithFile(Models.File(
            Models.Id + attribute + "public List<Label> Labels { get; set; } = [];",
            "public class Label { public int Id { get; set; } public Thing? Main { get; set; } public List<Thing> Things { get; set; } = []; }")));
        var (thing, label) = (queries.Entities.TypeOf(Models.Type(compilation, "Thing")), queries.Entities.TypeOf(Models.Type(compilation, "Label")));
        Assert.Equal(isMany, EntityType.IsManyToMany(thing.Property("Labels")!, label));
    }

    [Theory]
    [InlineData("System.Linq.Expressions.Expression<Func<Thing, object?>> key = t => t.A; modelBuilder.Entity<Thing>().HasKey(key);")]
    [InlineData("var names = new List<string> { \"A\" }; modelBuilder.Entity<Thing>().HasKey(names.ToArray());")]
    public async Task A_key_that_cannot_be_read_is_not_that_of_the_conventions(string model) =>
        Assert.Equal([], (await Models.Thing(Models.Id + Members, setup: Setup.Default.Modelling(model))).Key);

    [Theory]
    [InlineData("modelBuilder.Entity<Root>().HasKey(r => r.Code);", "Code")]
    [InlineData("modelBuilder.Entity<Root>().HasKey(r => r.Code); modelBuilder.Entity<Leaf>().ToTable(\"leaves\");", "Code")]
    [InlineData("modelBuilder.Entity<Leaf>().HasBaseType<Root>();", "Id")]
    public async Task What_is_said_of_a_base_type_goes_for_what_derives_from_it(string model, string key)
    {
        var (queries, compilation) = await Models.Of(Setup.Default.Modelling(model)
            .WithFile("namespace Shop; public class Root { public int Id { get; set; } public int Code { get; set; } } public class Leaf : Root { }"));
        Assert.Equal(key, string.Join(',', queries.Entities.TypeOf(Models.Type(compilation, "Leaf")).Key));
    }

    [Theory]
    [InlineData("foreach (var type in new[] { typeof(Thing) }) modelBuilder.Entity(type).HasQueryFilter(null);", true)]
    [InlineData("foreach (var type in modelBuilder.Model.GetEntityTypes()) type.SetIsTableExcludedFromMigrations(true);", true)]
    [InlineData("modelBuilder.Entity(typeof(Thing)).HasIndex(\"A\");", false)]
    [InlineData("modelBuilder.Entity(\"Shop.Thing\").HasIndex(\"A\");", false)]
    public async Task Configuration_of_a_type_that_is_known_only_when_it_runs_may_do_anything(string model, bool mayFilter) =>
        Assert.Equal(mayFilter, (await Models.Thing(Models.Id + Members, setup: Setup.Default.Modelling(model))).MayHaveQueryFilter);

    [Fact]
    public async Task A_method_named_as_configuration_that_is_given_no_builder_says_nothing() =>
        Assert.Equal([], (await Models.Thing(Members, "public class Startup { public void Configure(ModelBuilderLike b) => b.HasKey(\"A\"); } public class ModelBuilderLike { public void HasKey(string name) { } }")).Key);
}
