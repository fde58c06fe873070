using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>What the snapshot of migrations says of a type, as a source file and as an additional file.</summary>
public sealed class SnapshotTests
{
    private const string Text = Models.Id + "public string P { get; set; } = \"\";";
    private const string Bytes = Models.Id + "public byte[] P { get; set; } = [];";
    private const string IdRow = "b.Property<int>(\"Id\").ValueGeneratedOnAdd().HasColumnType(\"int\"); b.HasKey(\"Id\");";

    [Theory]
    [InlineData("b.HasKey(\"A\", \"B\");", "A,B")]
    [InlineData("b.HasKey(\"B\").HasName(\"PK_Things\");", "B")]
    [InlineData("b.HasKey(new[] { \"B\", \"A\" });", "B,A")]
    [InlineData("b.HasNoKey(); b.ToView(\"things\");", "")]
    public async Task The_key_is_recorded(string rows, string key) =>
        await Both("public int A { get; set; } public int B { get; set; }", Columns("A", "B") + rows, type => Assert.Equal(key, string.Join(',', type.Key)));

    [Theory]
    [InlineData("[Key] ", "", "", "A")]
    [InlineData("", "[PrimaryKey(\"A\")]", "", "A")]
    [InlineData("", "", "modelBuilder.Entity<Thing>().HasKey(t => t.A);", "A")]
    [InlineData("", "[Keyless]", "", "")]
    [InlineData("", "", "modelBuilder.Entity<Thing>().HasNoKey();", "")]
    [InlineData("", "", "", "B")]
    public async Task The_source_is_above_the_record_of_a_key(string onA, string onType, string model, string key)
    {
        var type = await Models.Thing(onA + "public int A { get; set; } public int B { get; set; }", "", onType,
            Setup.Default.Modelling(model).WithAdditionalFile("ShopModelSnapshot.cs", Snapshot(Columns("A", "B") + "b.HasKey(\"B\");")));
        Assert.Equal(key, string.Join(',', type.Key));
    }

    [Theory]
    [InlineData("b.HasNoKey();", "", true)]
    [InlineData("b.HasNoKey();", "[PrimaryKey(\"Id\")]", false)]
    [InlineData("b.HasKey(\"Id\");", "", false)]
    public async Task Rows_without_a_key_are_recorded(string row, string attributes, bool isKeyless)
    {
        var type = await Models.Thing(Models.Id, "", attributes, Setup.Default.WithAdditionalFile("ShopModelSnapshot.cs", Snapshot(Columns("Id") + row)));
        Assert.Equal(isKeyless, type.IsKeyless);
    }

    [Theory]
    [InlineData("b.HasIndex(\"P\").IsUnique();", "P", true)]
    [InlineData("b.HasIndex(\"P\").IsUnique().HasDatabaseName(\"IX_P\");", "P", true)]
    [InlineData("b.HasIndex(new[] { \"P\" }, \"IX_P\").IsUnique();", "P", true)]
    [InlineData("b.HasIndex(\"P\");", "P", false)]
    [InlineData("b.HasIndex(\"P\").IsUnique().HasFilter(\"[P] IS NOT NULL\");", "P", false)]
    [InlineData("b.HasIndex(\"P\", \"Id\").IsUnique();", "P", false)]
    [InlineData("b.HasAlternateKey(\"P\");", "P", true)]
    [InlineData("b.HasAlternateKey(\"P\").HasName(\"AK_P\");", "P", true)]
    public async Task Unique_columns_are_recorded(string row, string column, bool isUnique) =>
        await Both(Text, Columns("Id", "P") + "b.HasKey(\"Id\");" + row, type => Assert.Equal(isUnique, type.IsUnique([column])));

    [Theory]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex(t => t.P).IsUnique(false);", false)]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex(t => t.P).HasFilter(\"Id > 1\");", false)]
    [InlineData("modelBuilder.Entity<Thing>().HasIndex(t => t.Id).IsUnique(false);", true)]
    public async Task An_index_that_the_source_has_made_another_is_not_unique(string model, bool isUnique)
    {
        var type = await Models.Thing(Text, setup: Setup.Default.Modelling(model)
            .WithAdditionalFile("ShopModelSnapshot.cs", Snapshot(Columns("Id", "P") + "b.HasKey(\"Id\"); b.HasIndex(\"P\").IsUnique();")));
        Assert.Equal(isUnique, type.IsUnique(["P"]));
    }

    [Theory]
    [InlineData(Text, "text")]
    [InlineData(Text, "nvarchar(max)")]
    [InlineData(Text, "varchar(max)")]
    [InlineData(Text, "longtext")]
    [InlineData(Text, "TEXT")]
    [InlineData(Text, "clob")]
    [InlineData(Text, "character varying")]
    [InlineData(Text, "character varying(200)")]
    [InlineData(Bytes, "varbinary(16)")]
    [InlineData(Bytes, "rowversion")]
    public async Task The_type_that_a_provider_has_for_any_text_makes_no_column_large(string members, string columnType) =>
        await Both(members, IdRow + $"b.Property<string>(\"P\").IsRequired().HasColumnType(\"{columnType}\");", type => Assert.Empty(type.LargeColumns(8192)));

    [Theory]
    [InlineData(Text, "b.Property<string>(\"P\").HasColumnType(\"json\");")]
    [InlineData(Text, "b.Property<string>(\"P\").HasColumnType(\"jsonb\");")]
    [InlineData(Text, "b.Property<string>(\"P\").HasColumnType(\"xml\");")]
    [InlineData(Text, "b.Property<string>(\"P\").HasColumnType(\"varchar(20000)\");")]
    [InlineData(Text, "b.Property<string>(\"P\").HasMaxLength(100000).HasColumnType(\"character varying(100000)\");")]
    [InlineData(Text, "b.Property<string>(\"P\").HasMaxLength(-1).HasColumnType(\"nvarchar(max)\");")]
    [InlineData(Bytes, "b.Property<byte[]>(\"P\").HasColumnType(\"varbinary(max)\");")]
    [InlineData(Bytes, "b.Property<byte[]>(\"P\").HasColumnType(\"bytea\");")]
    [InlineData(Bytes, "b.Property<byte[]>(\"P\").HasColumnType(\"BLOB\");")]
    public async Task What_somebody_must_have_chosen_makes_a_column_large(string members, string row) =>
        await Both(members, IdRow + row, type => Assert.Single(type.LargeColumns(8192)));

    [Theory]
    [InlineData("b.Property<byte[]>(\"P\").HasMaxLength(64).HasColumnType(\"varbinary(64)\");")]
    [InlineData("b.Property<byte[]>(\"P\").IsConcurrencyToken().ValueGeneratedOnAddOrUpdate().HasColumnType(\"rowversion\");")]
    [InlineData("b.Property<byte[]>(\"P\").IsRowVersion();")]
    [InlineData("b.Property<byte[]>(\"P\").HasColumnType(\"bytea\"); b.HasIndex(\"P\").IsUnique();")]
    public async Task Bytes_are_small_where_the_record_bounds_them(string row) =>
        await Both(Bytes, IdRow + row, type => Assert.Empty(type.LargeColumns(8192)));

    [Theory]
    [InlineData("[MaxLength(20)] public string P { get; set; } = \"\";", "", false)]
    [InlineData("public string P { get; set; } = \"\";", "modelBuilder.Entity<Thing>().Property(t => t.P).HasMaxLength(20);", false)]
    [InlineData("public string P { get; set; } = \"\";", "modelBuilder.Entity<Thing>().Property(t => t.P).HasColumnType(\"varchar(20)\");", false)]
    [InlineData("public string P { get; set; } = \"\";", "", true)]
    public async Task The_source_is_above_the_record_of_a_length(string member, string model, bool isLarge)
    {
        var type = await Models.Thing(Models.Id + member, setup: Setup.Default.Modelling(model)
            .WithAdditionalFile("ShopModelSnapshot.cs", Snapshot(IdRow + "b.Property<string>(\"P\").HasMaxLength(50000);")));
        Assert.Equal(isLarge, type.LargeColumns(8192).Any());
    }

    [Theory]
    [InlineData("b.HasOne(\"Shop.Order\", \"Sale\").WithMany(\"Things\").HasForeignKey(\"Sold\").IsRequired();", "Sold", true)]
    [InlineData("b.HasOne(\"Shop.Order\", null).WithMany().HasForeignKey(\"Sold\").OnDelete(DeleteBehavior.Cascade);", "Sold", true)]
    [InlineData("b.HasOne(\"Shop.Order\", \"Sale\").WithOne(\"Thing\").HasForeignKey(\"Shop.Thing\", \"Sold\");", "Sold", true)]
    [InlineData("b.HasOne(\"Shop.Order\", \"Sale\").WithOne(\"Thing\").HasForeignKey(\"Shop.Thing\", \"Sold\");", "Shop.Thing", false)]
    [InlineData("b.Navigation(\"Sale\");", "Sold", false)]
    public async Task A_foreign_key_is_recorded(string row, string column, bool isKey) =>
        await Both(Models.Id + "public int Sold { get; set; }", IdRow + Columns("Sold") + row, type => Assert.Equal(isKey, type.IsForeignKey(column)));

    [Fact]
    public async Task A_property_that_the_record_leaves_out_is_no_column() =>
        await Both(Text, IdRow, type => Assert.False(type.IsPlainColumn(type.Property("P")!)));

    [Fact]
    public async Task A_property_that_the_record_has_is_a_column_whatever_its_type() =>
        await Both(Models.Id + "public List<string> P { get; set; } = [];", IdRow + "b.PrimitiveCollection<string>(\"P\").HasColumnType(\"text\");",
            type => Assert.True(type.IsPlainColumn(type.Property("P")!) && !type.IsNavigation(type.Property("P")!)));

    [Theory]
    [InlineData("public OrderStatus P { get; set; }", "string", true)]
    [InlineData("public OrderStatus P { get; set; }", "int", false)]
    [InlineData("public OrderStatus? P { get; set; }", "int?", false)]
    [InlineData("public DateTime P { get; set; }", "DateTime", false)]
    [InlineData("public DateTime? P { get; set; }", "DateTime?", false)]
    [InlineData("public Guid P { get; set; }", "string", true)]
    [InlineData("public string? P { get; set; }", "string", false)]
    [InlineData("public byte[]? P { get; set; }", "byte[]", false)]
    public async Task What_is_stored_as_another_type_is_converted(string member, string stored, bool isConverted) =>
        await Both(Models.Id + member, IdRow + $"b.Property<{stored}>(\"P\");", type => Assert.Equal(isConverted, type.HasConversion("P")));

    [Fact]
    public async Task The_record_of_a_base_type_goes_for_what_derives_from_it()
    {
        var type = await Models.Thing("public new int Extra { get; set; }", setup: Setup.Default
            .WithFile("namespace Shop; public class Root { public string Code { get; set; } = \"\"; public int Extra { get; set; } }")
            .WithAdditionalFile("ShopModelSnapshot.cs", Snapshot("b.HasBaseType(\"Shop.Root\"); b.Property<int>(\"Extra\");",
                "modelBuilder.Entity(\"Shop.Root\", b => { b.Property<string>(\"Code\").HasMaxLength(9); b.HasKey(\"Code\"); b.HasDiscriminator<string>(\"Discriminator\").HasValue(\"Root\"); b.UseTphMappingStrategy(); });")));
        Assert.Equal(["Code"], type.Key);
    }

    [Fact]
    public async Task A_nested_class_is_found_by_its_full_name()
    {
        var (queries, compilation) = await Models.Of(Setup.Default
            .WithFile("namespace Shop; public class Outer { public class Inner { public int Number { get; set; } } }")
            .WithAdditionalFile("ShopModelSnapshot.cs", Snapshot("", "modelBuilder.Entity(\"Shop.Outer+Inner\", b => { b.Property<int>(\"Number\"); b.HasKey(\"Number\"); });")));
        Assert.Equal(["Number"], queries.Entities.TypeOf(Models.Type(compilation, "Outer+Inner")).Key);
    }

    [Fact]
    public async Task A_namesake_in_another_namespace_is_not_meant() =>
        Assert.Equal(["Id"], (await Models.Thing(Text, setup: Setup.Default.WithAdditionalFile("ShopModelSnapshot.cs",
            Snapshot("", "modelBuilder.Entity(\"Other.Thing\", b => { b.Property<int>(\"P\"); b.HasKey(\"P\"); });")))).Key);

    [Theory]
    [InlineData("Notes.txt")]
    [InlineData("Snapshot.cs")]
    public async Task Another_additional_file_is_not_read(string name) =>
        Assert.Equal(["Id"], (await Models.Thing(Text, setup: Setup.Default.WithAdditionalFile(name, Snapshot(Columns("P") + "b.HasKey(\"P\");")))).Key);

    [Theory]
    [InlineData("")]
    [InlineData("this is no C# {")]
    [InlineData("class ShopModelSnapshot { void BuildModel(ModelBuilder b) { b.Entity(\"Shop.Thing\", t => { t.HasKey(\"P\"); }); } }")]
    [InlineData("class ShopModelSnapshot : ModelSnapshot { void BuildModel(ModelBuilder b) => b.Entity(\"Shop.Thing\").HasKey(\"P\"); }")]
    [InlineData("class ShopModelSnapshot : ModelSnapshot { void BuildModel(ModelBuilder b) { b.Entity(Name(), t => { t.HasKey(\"P\"); }); } }")]
    public async Task What_is_not_written_as_migrations_do_says_nothing(string text) =>
        Assert.Equal(["Id"], (await Models.Thing(Text, setup: Setup.Default.WithAdditionalFile("ShopModelSnapshot.cs", text))).Key);

    [Fact]
    public async Task The_target_of_a_single_migration_is_not_read() =>
        Assert.Equal(["Id"], (await Models.Thing(Text, """
            [Microsoft.EntityFrameworkCore.Migrations.Migration("20240101000000_Initial")]
            public class Initial : Microsoft.EntityFrameworkCore.Migrations.Migration
            {
                protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migrationBuilder) { }
                protected override void BuildTargetModel(ModelBuilder modelBuilder) => modelBuilder.Entity<Thing>().HasKey(t => t.P);
            }
            """)).Key);

    [Fact]
    public async Task Of_two_models_only_what_both_say_is_known()
    {
        var type = await Models.Thing(Text, setup: Setup.Default
            .WithAdditionalFile("AModelSnapshot.cs", Snapshot(IdRow + "b.Property<string>(\"P\").HasMaxLength(50000); b.HasIndex(\"P\").IsUnique(); b.HasData(1);"))
            .WithAdditionalFile("BModelSnapshot.cs", Snapshot(IdRow + "b.Property<string>(\"P\");")));
        Assert.False(type.IsSeededByModel || type.IsUnique(["P"]) || type.LargeColumns(8192).Any());
        Assert.Equal(["Id"], type.Key);
    }

    [Theory]
    [InlineData("b.HasData(new { Id = 1 }, new { Id = 2 });", Growth.StaysSmall)]
    [InlineData("b.HasOne(\"Shop.Order\", null).WithMany().HasForeignKey(\"OrderId\").IsRequired();", Growth.GrowsWithUse)]
    [InlineData("b.HasOne(\"Shop.Order\", null).WithMany().HasForeignKey(\"OrderId\");", Growth.Unknown)]
    [InlineData("b.HasOne(\"Shop.Customer\", null).WithMany().HasForeignKey(\"CustomerId\").IsRequired();", Growth.Unknown)]
    [InlineData("b.HasOne(\"Shop.Gone\", null).WithMany().HasForeignKey(\"GoneId\");", Growth.Unknown)]
    [InlineData("", Growth.Unknown)]
    public async Task Growth_follows_the_record(string row, object growth)
    {
        var (queries, compilation) = await Models.Of(Setup.Default.WithFile(Models.File(Models.Id)).WithFile(Snapshot(IdRow + row)));
        Assert.Equal(growth, queries.Entities.GrowthOf(Models.Type(compilation, "Thing"), compilation.SyntaxTrees.First()));
    }

    [Theory]
    [InlineData("b.HasOne(\"Shop.Order\", \"Order\").WithOne().HasForeignKey(\"Shop.Thing\", \"OrderId\").IsRequired();", Growth.GrowsWithUse)]
    [InlineData("b.Navigation(\"Order\");", Growth.Unknown)]
    public async Task A_reference_belongs_to_the_end_that_the_record_gives_the_key(string row, object growth)
    {
        var (queries, compilation) = await Models.Of(
            Setup.Default.WithFile(Models.File(Models.Id + "public Order? Order { get; set; }")).WithFile(Snapshot(IdRow + row)));
        Assert.Equal(growth, queries.Entities.GrowthOf(Models.Type(compilation, "Thing"), compilation.SyntaxTrees.First()));
    }

    [Theory]
    [InlineData("b.OwnsOne(\"Shop.Detail\", \"Detail\", b1 => { b1.Property<int>(\"ThingId\"); b1.HasKey(\"ThingId\"); b1.ToTable(\"Things\"); b1.WithOwner().HasForeignKey(\"ThingId\"); });", true, false)]
    [InlineData("b.OwnsOne(\"Shop.Detail\", \"Detail\", b1 => { b1.Property<int>(\"ThingId\"); b1.HasKey(\"ThingId\"); b1.ToJson(\"Detail\"); });", true, true)]
    [InlineData("b.ComplexProperty(typeof(Dictionary<string, object>), \"Detail\", \"Shop.Thing.Detail#Detail\", b1 => { b1.Property<string>(\"Note\"); });", true, false)]
    [InlineData("b.ComplexProperty(typeof(Dictionary<string, object>), \"Detail\", \"Shop.Thing.Detail#Detail\", b1 => { b1.Property<string>(\"Note\"); b1.ToJson(\"Detail\"); });", true, true)]
    [InlineData("b.HasOne(\"Shop.Detail\", \"Detail\").WithMany().HasForeignKey(\"DetailId\");", false, false)]
    public async Task Owned_and_complex_objects_are_recorded(string row, bool isOwned, bool isJson) =>
        await Both(Models.Id + "public Detail Detail { get; set; } = null!;", IdRow + row, type =>
        {
            var detail = type.Property("Detail")!; // declared above
            Assert.Equal((isOwned, isJson, !isOwned), (type.IsOwned(detail), type.IsJson(detail), type.IsNavigation(detail)));
        }, "public class Detail { public string Note { get; set; } = \"\"; }");

    [Fact]
    public async Task The_columns_of_an_owned_type_are_recorded_with_its_owner()
    {
        var (queries, compilation) = await Models.Of(Setup.Default.WithFile(Models.File("public byte[] P { get; set; } = [];")).WithFile(Snapshot(
            "", "modelBuilder.Entity(\"Shop.Order\", b => { b.OwnsMany(\"Shop.Thing\", \"Things\", b1 => { b1.Property<byte[]>(\"P\").HasMaxLength(9); b1.WithOwner().HasForeignKey(\"OrderId\"); }); });")));
        var thing = Models.Type(compilation, "Thing");
        Assert.Empty(queries.Entities.TypeOf(thing).LargeColumns(8192));
        Assert.True(queries.Entities.TypeOf(thing).IsForeignKey("OrderId"));
        Assert.Equal(Growth.GrowsWithUse, queries.Entities.GrowthOf(thing, compilation.SyntaxTrees.First()));
    }

    private static string Columns(params string[] names) => string.Concat(names.Select(n => $"b.Property<int>(\"{n}\");"));

    /// <summary>Asks the same with the snapshot in the compilation and beside it.</summary>
    private static async Task Both(string members, string rows, Action<EntityType> check, string more = "")
    {
        check(await Models.Thing(members, more, setup: Setup.Default.WithFile(Snapshot(rows))));
        check(await Models.Thing(members, more, setup: Setup.Default.WithAdditionalFile("Migrations/ShopContextModelSnapshot.cs", Snapshot(rows))));
    }

    private static string Snapshot(string rows, string more = "") => $$"""
        // <auto-generated />
        using System;
        using System.Collections.Generic;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        #nullable disable

        namespace Shop.Migrations
        {
            [DbContext(typeof(ShopContext))]
            partial class ShopContextModelSnapshot : ModelSnapshot
            {
                protected override void BuildModel(ModelBuilder modelBuilder)
                {
        #pragma warning disable 612, 618
                    modelBuilder.HasAnnotation("ProductVersion", "10.0.0").HasAnnotation("Relational:MaxIdentifierLength", 63);
                    {{(rows.Length == 0 ? "" : $"modelBuilder.Entity(\"Shop.Thing\", b => {{ {rows} }});")}}
                    {{more}}
        #pragma warning restore 612, 618
                }
            }
        }
        """;
}
