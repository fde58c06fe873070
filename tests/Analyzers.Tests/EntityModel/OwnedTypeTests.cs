using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary>What belongs to a row, and what has rows of its own.</summary>
public sealed class OwnedTypeTests
{
    private const string Thing = "modelBuilder.Entity<Thing>()";

    [Theory]
    [InlineData("", "", false, false)]
    [InlineData("[Owned]", "", true, false)]
    [InlineData("[ComplexType]", "", true, false)]
    [InlineData("", "modelBuilder.Owned<Detail>();", true, false)]
    [InlineData("", "modelBuilder.Owned(typeof(Detail));", true, false)]
    [InlineData("", Thing + ".OwnsOne(t => t.Detail);", true, false)]
    [InlineData("", Thing + ".OwnsOne(\"Shop.Detail\", \"Detail\");", true, false)]
    [InlineData("", Thing + ".OwnsOne(typeof(Detail), \"Detail\");", true, false)]
    [InlineData("", Thing + ".OwnsOne(t => t.Detail, d => d.Property(x => x.Note).HasMaxLength(20));", true, false)]
    [InlineData("", Thing + ".OwnsOne(t => t.Detail).ToJson();", true, true)]
    [InlineData("", Thing + ".OwnsOne(t => t.Detail, d => d.ToJson());", true, true)]
    [InlineData("", Thing + ".OwnsOne(t => t.Detail, d => { d.ToJson(\"detail\"); d.Property(x => x.Note); });", true, true)]
    [InlineData("", "modelBuilder.Entity<Thing>(thing => { thing.OwnsOne(t => t.Detail, d => { d.ToJson(); }); });", true, true)]
    [InlineData("", Thing + ".ComplexProperty(t => t.Detail);", true, false)]
    [InlineData("", Thing + ".ComplexProperty(t => t.Detail, d => d.Property(x => x.Note).HasMaxLength(20));", true, false)]
    [InlineData("", Thing + ".ComplexProperty(t => t.Detail, d => d.ToJson());", true, true)]
    [InlineData("", Thing + ".ComplexProperty(t => t.Detail).IsRequired();", true, false)]
    [InlineData("", Thing + ".OwnsOne(t => t.Other);", false, false)]
    [InlineData("", Thing + ".OwnsOne(t => t.Other).ToJson();", false, false)]
    [InlineData("", Thing + ".HasOne(t => t.Detail).WithMany();", false, false)]
    public async Task An_object_may_be_a_part_of_the_row(string attributes, string model, bool isOwned, bool isJson)
    {
        var type = await Type(attributes, model);
        var detail = type.Property("Detail")!; // declared below
        Assert.Equal((isOwned, isJson, !isOwned), (type.IsOwned(detail), type.IsJson(detail), type.IsNavigation(detail)));
    }

    [Theory]
    [InlineData(Thing + ".OwnsMany(t => t.Notes);", true, false)]
    [InlineData(Thing + ".OwnsMany(t => t.Notes, n => n.ToJson());", true, true)]
    [InlineData(Thing + ".OwnsMany(t => t.Notes, n => { n.WithOwner().HasForeignKey(\"ThingId\"); n.HasKey(\"ThingId\", \"Text\"); });", true, false)]
    [InlineData(Thing + ".HasMany(t => t.Notes).WithOne();", false, false)]
    [InlineData("", false, false)]
    public async Task A_collection_may_belong_to_the_row(string model, bool isOwned, bool isJson)
    {
        var type = await Type("", model);
        var notes = type.Property("Notes")!; // declared below
        Assert.Equal((isOwned, isJson, !isOwned), (type.IsOwned(notes), type.IsJson(notes), type.IsNavigation(notes)));
    }

    [Theory]
    [InlineData("Number", false)]
    [InlineData("Hidden", false)]
    [InlineData("Link", false)]
    [InlineData("Place", true)]
    public async Task Only_what_leads_to_an_object_is_owned(string property, bool isOwned)
    {
        var type = await Type("", Thing + ".ComplexProperty(t => t.Place);");
        Assert.Equal(isOwned, type.IsOwned(type.Property(property)!));
    }

    [Theory]
    [InlineData("db.Set<Thing>().Add(thing);", Thing + ".OwnsMany(t => t.Notes);", Growth.Grows)]
    [InlineData("thing.Notes.Add(new Note());", Thing + ".OwnsMany(t => t.Notes);", Growth.Grows)]
    [InlineData("thing.Notes.Add(new Note());", Thing + ".HasMany(t => t.Notes).WithOne();", Growth.Unknown)]
    [InlineData("", Thing + ".OwnsMany(t => t.Notes);", Growth.Unknown)]
    [InlineData("db.Set<Thing>().Add(thing);", Thing + ".HasMany(t => t.Notes).WithOne();", Growth.Grows)]
    [InlineData("db.Set<Thing>().Add(thing);", "", Growth.Unknown)]
    public async Task Rows_of_a_growing_owner_grow(string statement, string model, object growth)
    {
        var (queries, compilation) = await Models.Of(Setup.Default.Modelling(model).WithFile(Models.File(Members, More(""))).WithFile(
            $"namespace Shop; public class Job {{ public void Run(ShopContext db, Thing thing) {{ {statement} }} }}"));
        Assert.Equal(growth, queries.Entities.GrowthOf(Models.Type(compilation, "Note"), compilation.SyntaxTrees.First()));
    }

    [Fact]
    public async Task The_columns_of_an_owned_object_are_configured_with_its_owner()
    {
        var (queries, compilation) = await Models.Of(Setup.Default
            .Modelling(Thing + ".OwnsOne(t => t.Detail, d => d.Property(x => x.Note).HasColumnType(\"text\"));").WithFile(Models.File(Members, More(""))));
        Assert.Single(queries.Entities.TypeOf(Models.Type(compilation, "Detail")).LargeColumns(8192));
    }

    [Fact]
    public async Task Two_types_in_one_table_do_not_own_each_other()
    {
        var type = await Type("", Thing + ".ToTable(\"things\"); modelBuilder.Entity<Detail>().ToTable(\"things\"); modelBuilder.Entity<Detail>().HasOne<Thing>().WithOne(t => t.Detail).HasForeignKey<Detail>(d => d.Id);");
        Assert.True(type.IsNavigation(type.Property("Detail")!));
    }

    private const string Members = Models.Id + """
        public int Number { get; set; }
        [NotMapped] public Detail Hidden { get; set; } = null!;
        public Uri? Link { get; set; }
        public Place Place { get; set; }
        public Detail Detail { get; set; } = null!;
        public Detail Other { get; set; } = null!;
        public List<Note> Notes { get; set; } = [];
        """;

    private static string More(string attributes) => $$"""
        {{attributes}} public class Detail { public int Id { get; set; } public string Note { get; set; } = ""; }
        public struct Place { public int X { get; set; } }
        public class Note { public string Text { get; set; } = ""; }
        """;

    private static Task<EntityType> Type(string attributes, string model) =>
        Models.Thing(Members, More(attributes), setup: Setup.Default.Modelling(model));
}
