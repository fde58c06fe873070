using Rowbound.Package.Tests.Packing;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>
/// Three projects outside of the repository: <c>Data</c> has the model and its migrations, <c>Services</c> is between, and <c>App</c>
/// has the queries. Only App references a package of this build.
/// </summary>
internal sealed class LayeredConsumer : IDisposable
{
    /// <summary>A snapshot that says that the countries are seeded.</summary>
    internal const string Seeding = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Infrastructure;

        namespace Shop.Migrations
        {
            [DbContext(typeof(ShopContext))]
            partial class ShopContextModelSnapshot : ModelSnapshot
            {
                protected override void BuildModel(ModelBuilder modelBuilder)
                {
                    modelBuilder.Entity("Shop.Country", b =>
                        {
                            b.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
                            b.Property<string>("Name").IsRequired().HasColumnType("TEXT");
                            b.HasKey("Id");
                            b.ToTable("Countries");
                            b.HasData(new { Id = 1, Name = "Norway" });
                        });
                }
            }
        }
        """;

    private const string Model = """
        using Microsoft.EntityFrameworkCore;

        namespace Shop;

        public class Country
        {
            public int Id { get; set; }
            public string Name { get; set; } = "";
        }

        public class ShopContext : DbContext
        {
            public DbSet<Country> Countries => Set<Country>();

            protected override void OnModelCreating(ModelBuilder modelBuilder) =>
                modelBuilder.Entity<Country>().HasData(new Country { Id = 1, Name = "Norway" });
        }
        """;

    private const string Jobs = """
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;

        namespace Shop.Jobs;

        public class Reports(ShopContext db)
        {
            public List<Country> All() => db.Countries.AsNoTracking().ToList();
        }
        """;

    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("rowbound-layers-");

    internal LayeredConsumer(PackedPackages packages, string package)
    {
        Write("nuget.config", Consumer.Sources(packages));
        Write("Data/Data.csproj", Consumer.ProjectFile(""));
        Write("Data/ShopModel.cs", Model);
        Write("Services/Services.csproj", Consumer.ProjectFile(Reference("Data")));
        Write("App/App.csproj", Consumer.ProjectFile(
            $"""{Reference("Services")}<PackageReference Include="{package}" Version="{packages.Version}" />"""));
        Write("App/Jobs.cs", Jobs);
    }

    internal void Write(string file, string text)
    {
        var path = Path.Combine(_temp.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // every file is in the folder
        File.WriteAllText(path, text);
    }

    /// <summary>Builds the program; returns what it finds there.</summary>
    internal async Task<IReadOnlyList<string>> Build(params string[] properties)
    {
        var log = Path.Combine(_temp.FullName, "findings.sarif");
        await Dotnet.Run(_temp.FullName, ["build", "App", $"-p:ErrorLog={log}%2Cversion=2.1", .. properties.Select(p => $"-p:{p}")]);
        return [.. Consumer.FindingsIn(log).Select(f => string.Join(' ', f.Split(' ').Take(2)))];
    }

    /// <summary>The snapshots that an editor is told of, which runs no compiler.</summary>
    internal async Task<string> AdditionalFilesInEditor() => await Dotnet.Run(
        _temp.FullName,
        "msbuild", "App", "-t:Compile", "-getItem:AdditionalFiles",
        "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false");

    public void Dispose() => _temp.Delete(recursive: true);

    private static string Reference(string project) => $"""<ProjectReference Include="../{project}/{project}.csproj" />""";
}
