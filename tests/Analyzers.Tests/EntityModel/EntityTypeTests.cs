using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>What the entity model answers about a type, by what its class and the configuration say.</summary>
public sealed class EntityTypeTests
{
    private const string Id = "public int Id { get; set; }";
    private const string Thing = "modelBuilder.Entity<Thing>()";

    [Theory]
    [InlineData("", Id, "", "Id")]
    [InlineData("", "public int ThingId { get; set; }", "", "ThingId")]
    [InlineData("", "public int ID { get; set; }", "", "ID")]
    [InlineData("", "public int Number { get; set; }", "", "")]
    [InlineData("", "public int Id => 1;", "", "")]
    [InlineData("", Id + "[Key] public string Code { get; set; } = \"\";", "", "Code")]
    [InlineData("[PrimaryKey(\"A\", \"B\")]", "public int A { get; set; } public int B { get; set; }", "", "A,B")]
    [InlineData("[PrimaryKey(nameof(B))]", "public int A { get; set; } public int B { get; set; }", "", "B")]
    [InlineData("[Keyless]", Id, "", "")]
    [InlineData("", Id, Thing + ".HasNoKey();", "")]
    [InlineData("", Id + "public int Code { get; set; }", Thing + ".HasKey(t => t.Code);", "Code")]
    [InlineData("", "public int A { get; set; } public int B { get; set; }", Thing + ".HasKey(t => new { t.B, t.A });", "B,A")]
    [InlineData("", "public int A { get; set; } public int B { get; set; }", Thing + ".HasKey(\"A\", \"B\");", "A,B")]
    [InlineData("", "public int A { get; set; }", Thing + ".HasKey(nameof(Thing.A)).HasName(\"PK_Thing\");", "A")]
    [InlineData("", "public int A { get; set; }", "modelBuilder.Entity<Thing>(thing => { thing.ToTable(\"things\"); thing.HasKey(t => t.A); });", "A")]
    [InlineData("[PrimaryKey(nameof(A))]", "public int A { get; set; } public int B { get; set; }", Thing + ".HasKey(t => t.B);", "B")]
    public async Task A_key_is_what_is_configured_else_declared_else_convention(string attributes, string members, string model, string key) =>
        Assert.Equal(key, string.Join(',', (await Type(attributes, members, model)).Key));

    [Fact]
    public async Task A_configuration_class_is_read() =>
        Assert.Equal("Code", string.Join(',', (await Type("", "public string Code { get; set; } = \"\";", "", """
            public class ThingConfiguration : IEntityTypeConfiguration<Thing>
            {
                public void Configure(EntityTypeBuilder<Thing> builder) => builder.HasKey(t => t.Code);
            }
            """)).Key));

    [Fact]
    public async Task A_key_may_be_inherited() =>
        Assert.Equal("Id", string.Join(',', (await Type(": Base", "", "", "public abstract class Base { public int Id { get; set; } }")).Key));

    [Theory]
    [InlineData("", "", "Id", true)]
    [InlineData("", "", "Code", false)]
    [InlineData("", Thing + ".HasIndex(t => t.Code).IsUnique();", "Code", true)]
    [InlineData("", Thing + ".HasIndex(t => t.Code);", "Code", false)]
    [InlineData("", Thing + ".HasIndex(t => t.Code).IsUnique(false);", "Code", false)]
    [InlineData("", Thing + ".HasIndex(t => t.Code).IsUnique().HasFilter(\"Number > 1\");", "Code", false)]
    [InlineData("", Thing + ".HasIndex(t => t.Code).HasFilter(\"Number > 1\").IsUnique();", "Code", false)]
    [InlineData("", Thing + ".HasAlternateKey(t => t.Code);", "Code", true)]
    [InlineData("", Thing + ".HasIndex(t => new { t.Code, t.Number }).IsUnique();", "Code", false)]
    [InlineData("", Thing + ".HasIndex(t => new { t.Code, t.Number }).IsUnique();", "Code,Number", true)]
    [InlineData("[Index(nameof(Code), IsUnique = true)]", "", "Code", true)]
    [InlineData("[Index(nameof(Code))]", "", "Code", false)]
    public async Task Rows_are_unique_by_keys_and_unfiltered_unique_indexes(string attributes, string model, string columns, bool unique) =>
        Assert.Equal(unique, (await Type(attributes, Id + "public int Code { get; set; } public int Number { get; set; }", model)).IsUnique(columns.Split(',')));

    [Theory]
    [InlineData("public int OrderId { get; set; } public Order Order { get; set; } = null!;", "", "OrderId", true)]
    [InlineData("public int SaleId { get; set; } public Order Sale { get; set; } = null!;", "", "SaleId", true)]
    [InlineData("public int Sold { get; set; } [ForeignKey(nameof(Sold))] public Order Order { get; set; } = null!;", "", "Sold", true)]
    [InlineData("public int OrderId { get; set; }", "", "OrderId", false)]
    [InlineData("public int Sold { get; set; }", Thing + ".HasOne<Order>().WithMany().HasForeignKey(t => t.Sold);", "Sold", true)]
    [InlineData("public int Sold { get; set; }", Thing + ".HasOne<Order>().WithMany().HasForeignKey(\"Sold\");", "Sold", true)]
    public async Task A_foreign_key_belongs_to_a_navigation_or_is_configured(string members, string model, string column, bool isKey) =>
        Assert.Equal(isKey, (await Type("", Id + members, model)).IsForeignKey(column));

    [Theory]
    [InlineData("[Keyless]", "", true)]
    [InlineData("", Thing + ".HasNoKey().ToView(\"things\");", true)]
    [InlineData("", "", false)]
    public async Task Rows_without_a_key_are_said_to_be(string attributes, string model, bool isKeyless) =>
        Assert.Equal(isKeyless, (await Type(attributes, "public int Number { get; set; }", model)).IsKeyless);

    [Theory]
    [InlineData("public byte[] P { get; set; } = [];", "", true)]
    [InlineData("public byte[]? P { get; set; }", "", true)]
    [InlineData("[MaxLength(8192)] public byte[] P { get; set; } = [];", "", false)]
    [InlineData("[MaxLength(8193)] public byte[] P { get; set; } = [];", "", true)]
    [InlineData("[MaxLength] public string P { get; set; } = \"\";", "", true)]
    [InlineData("[StringLength(4096)] public string P { get; set; } = \"\";", "", false)]
    [InlineData("[StringLength(4097)] public string P { get; set; } = \"\";", "", true)]
    [InlineData("public string P { get; set; } = \"\";", "", false)]
    [InlineData("public string P { get; set; } = \"\";", Thing + ".Property(t => t.P).HasColumnType(\"text\");", true)]
    [InlineData("public string P { get; set; } = \"\";", Thing + ".Property(\"P\").HasColumnType(\"nvarchar(max)\");", true)]
    [InlineData("public string P { get; set; } = \"\";", Thing + ".Property(t => t.P).IsRequired().HasMaxLength(100_000);", true)]
    [InlineData("[Column(TypeName = \"xml\")] public string P { get; set; } = \"\";", "", true)]
    [InlineData("[Column(TypeName = \"varchar(20000)\")] public string P { get; set; } = \"\";", "", true)]
    [InlineData("[Column(TypeName = \"varchar(50)\")] public string P { get; set; } = \"\";", "", false)]
    [InlineData("[Column(TypeName = \"text\")] public string P { get; set; } = \"\";", Thing + ".Property(t => t.P).HasMaxLength(20);", false)]
    [InlineData("[Timestamp] public byte[] P { get; set; } = [];", "", false)]
    [InlineData("public byte[] P { get; set; } = [];", Thing + ".Property(t => t.P).IsRowVersion();", false)]
    [InlineData("[NotMapped] public byte[] P { get; set; } = [];", "", false)]
    [InlineData("public byte[] P => [];", "", false)]
    [InlineData("public int P { get; set; }", "", false)]
    public async Task A_column_is_large_when_something_says_that_it_may_hold_much(string member, string model, bool isLarge) =>
        Assert.Equal(isLarge, (await Type("", Id + member, model)).LargeColumns(8192).Any());

    [Theory]
    [InlineData("public string P { get; set; } = \"\";", "P")]
    [InlineData("public string P => Name;", "Name")]
    [InlineData("public string P { get { return Name + Id; } }", "Name,Id")]
    [InlineData("public string P => this.Name.Trim();", "Name")]
    [InlineData("public bool P => Name.Length > 0 && Id > 1;", "Name,Id")]
    [InlineData("public string P => Other!.Name;", "?")]
    [InlineData("public int P => Id++;", "?")]
    [InlineData("public string P => Name + System.DateTime.Now;", "?")]
    [InlineData("public string P => Compute();", "?")]
    [InlineData("private string? _p; public string P => _p ??= Name;", "?")]
    [InlineData("public string P { get { Id = 1; return Name; } }", "?")]
    [InlineData("public string P => Q; public string Q => Name;", "?")]
    public async Task A_getter_reads_columns_or_is_not_known(string member, string columns)
    {
        var type = await Type("", Id + "public string Name { get; set; } = \"\"; public Thing? Other { get; set; } private string Compute() => Name;" + member, "");
        Assert.Equal(columns, type.ColumnsBehind(type.Property("P")!) is { } behind ? string.Join(',', behind.Select(p => p.Name)) : "?");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("private Thing(Microsoft.EntityFrameworkCore.Infrastructure.ILazyLoader loader) { } public Thing() { }", true)]
    [InlineData("private Thing(System.Action<object, string> loader) { } public Thing() { }", true)]
    [InlineData("public Thing(string name) { }", false)]
    public async Task A_loader_is_seen_in_a_constructor(string members, bool loads) => Assert.Equal(loads, (await Type("", Id + members, "")).LoadsLazily);

    [Theory]
    [InlineData("", "", false)]
    [InlineData("", Thing + ".Navigation(t => t.Order).AutoInclude();", true)]
    [InlineData("", Thing + ".Navigation(t => t.Order).AutoInclude(false);", false)]
    [InlineData("", "modelBuilder.Entity<Order>().Navigation(o => o.Lines).AutoInclude();", true)]
    public async Task A_navigation_may_be_included_by_the_model(string attributes, string model, bool includes) =>
        Assert.Equal(includes, (await Type(attributes, Id + "public Order? Order { get; set; }", model)).HasAutoInclude);

    private static async Task<EntityType> Type(string attributes, string members, string model, string more = "")
    {
        var isBase = attributes.StartsWith(':');
        var (queries, compilation) = await Models.Of(Setup.Default.Modelling(model).WithFile($$"""
            using System.ComponentModel.DataAnnotations;
            using System.ComponentModel.DataAnnotations.Schema;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.EntityFrameworkCore.Metadata.Builders;

            namespace Shop;

            {{(isBase ? "" : attributes)}}
            public class Thing {{(isBase ? attributes : "")}}
            {
                {{members}}
            }

            {{more}}
            """));
        return queries.Entities.TypeOf(Models.Type(compilation, "Thing"));
    }
}
