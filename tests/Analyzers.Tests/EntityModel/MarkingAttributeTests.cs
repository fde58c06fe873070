using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.EntityModel;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;
using Unused = Rowbound.Analyzers.Tests.Harness.Verify<Rowbound.Analyzers.Rules.UnusedLargeColumn.UnusedLargeColumnRule>;

namespace Rowbound.Analyzers.Tests.EntityModel;

/// <summary><c>[SmallTable]</c> and <c>[LargeColumn]</c> are known by their names, whoever declares them.</summary>
public sealed class MarkingAttributeTests
{
    private const string Entities = """
        [SmallTable] public class Flag { public int Id { get; set; } [LargeColumn] public string Text { get; set; } = ""; public string Name { get; set; } = ""; }
        public class OldFlag : Flag;
        public class Note { public int Id { get; set; } public Flag Flag { get; set; } = null!; }
        """;

    private const string OwnCopy = """
        namespace Domain.Annotations { internal sealed class SmallTableAttribute : System.Attribute; internal sealed class LargeColumnAttribute : System.Attribute; }
        """;

    private const string Inserts = """
        namespace Shop { public class Job(ShopContext db) { public void Run() { db.Add(new Domain.Flag()); db.Add(new Domain.OldFlag()); db.Add(new Domain.Note()); } } }
        """;

    public static TheoryData<string> Homes => ["the runtime library", "the same project", "another assembly"];

    [Theory, MemberData(nameof(Homes))]
    public async Task A_marked_table_stays_small_though_it_is_inserted(string home) => Assert.Equal(Growth.StaysSmall, await GrowthOf("Flag", home));

    [Theory, MemberData(nameof(Homes))]
    public async Task A_class_that_derives_from_a_marked_one_stays_small(string home) => Assert.Equal(Growth.StaysSmall, await GrowthOf("OldFlag", home));

    [Theory, MemberData(nameof(Homes))]
    public async Task A_class_that_refers_to_a_marked_one_grows(string home) => Assert.Equal(Growth.Grows, await GrowthOf("Note", home));

    [Theory, MemberData(nameof(Homes))]
    public async Task A_marked_column_is_large(string home)
    {
        var (queries, flag) = await Open("Flag", home);
        Assert.Equal(["Text"], queries.Entities.TypeOf(flag).LargeColumns(8192).Select(column => column.Name));
    }

    [Theory]
    [InlineData("public string P { get; set; } = \"\";", false)]
    [InlineData("[Rowbound.LargeColumn] public string P { get; set; } = \"\";", true)]
    [InlineData("[Rowbound.LargeColumn, MaxLength(20)] public string P { get; set; } = \"\";", true)]
    [InlineData("[Rowbound.LargeColumn] public string P => \"\";", false)]
    [InlineData("[Rowbound.LargeColumn, NotMapped] public string P { get; set; } = \"\";", false)]
    public async Task Only_a_column_can_be_large(string member, bool isLarge) =>
        Assert.Equal(isLarge, (await Models.Thing(Models.Id + member, setup: Setup.Runtime)).LargeColumns(8192).Any());

    [Fact]
    public Task A_marked_column_that_nobody_reads_is_reported() => Unused.Suggests(
        "foreach (var note in db.[|Set<Note>|]().ToList()) Console.WriteLine(note.Title);",
        Setup.Runtime.Modelling("modelBuilder.Entity<Note>();").WithFile("""
            namespace Shop;
            public class Note { public int Id { get; set; } public string Title { get; set; } = ""; [Rowbound.LargeColumn] public string Text { get; set; } = ""; }
            """));

    [Fact]
    public Task A_query_of_a_marked_table_is_silent() => Unused.Silent(
        "foreach (var note in db.Set<Note>().ToList()) Console.WriteLine(note.Title);",
        Setup.Runtime.Modelling("modelBuilder.Entity<Note>();").WithFile("""
            namespace Shop;
            [Rowbound.SmallTable] public class Note { public int Id { get; set; } public string Title { get; set; } = ""; public byte[] Text { get; set; } = []; }
            """));

    private static async Task<Growth> GrowthOf(string entity, string home)
    {
        var (queries, type) = await Open(entity, home);
        return queries.Entities.GrowthOf(type, CSharpSyntaxTree.ParseText("")); // no options are set for any file
    }

    private static async Task<(QueryModel Queries, INamedTypeSymbol Type)> Open(string entity, string home)
    {
        var setup = home == "the runtime library" ? Setup.Runtime.WithFile($"using Rowbound; namespace Domain {{ {Entities} }}") : Setup.Default;
        var ownCopy = $"{OwnCopy} namespace Domain {{ using Annotations; {Entities} }}";
        if (home == "the same project")
            setup = setup.WithFile(ownCopy);
        var compilation = await RuleRun.CompileAsync(TestProject.Create(setup, Inserts));
        if (home == "another assembly")
            compilation = compilation.AddReferences(Domain(ownCopy));

        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return (QueryModel.For(compilation, new AnalyzerOptions([]))!, compilation.GetTypeByMetadataName($"Domain.{entity}")!); // compiled above
    }

    /// <summary>As an assembly on disk: only what its metadata says is known of it.</summary>
    private static PortableExecutableReference Domain(string code)
    {
        var library = CSharpCompilation.Create("Domain", [CSharpSyntaxTree.ParseText(code)], TestReferences.For(Setup.WithoutEfCore), new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        image.Position = 0;
        return MetadataReference.CreateFromStream(image);
    }
}
