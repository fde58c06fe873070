using Rowbound.Package.Tests.Packing;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary>What a referenced project's migrations know of the model reaches the rules.</summary>
public sealed class ModelSnapshotTests(PackedPackages packages)
{
    private const string Snapshot = "Data/Migrations/ShopContextModelSnapshot.cs";

    private static readonly string[] Unknown = ["ROW1001 note"];

    [Theory]
    [InlineData("Rowbound.Analyzers")]
    [InlineData("Rowbound.EntityFrameworkCore")]
    public async Task The_snapshot_of_a_project_behind_the_next_one_is_read(string package)
    {
        using var consumer = new LayeredConsumer(packages, package);
        Assert.Equal(Unknown, await consumer.Build());

        consumer.Write(Snapshot, LayeredConsumer.Seeding);
        // A build that has already run would be up to date if the snapshot were none of its inputs.
        Assert.Empty(await consumer.Build());
        Assert.Equal(Unknown, await consumer.Build("RowboundModelSnapshots=false"));
    }

    [Fact]
    public async Task What_a_build_left_behind_is_not_read()
    {
        using var consumer = new LayeredConsumer(packages, "Rowbound.Analyzers");
        consumer.Write("Data/obj/ShopContextModelSnapshot.cs", LayeredConsumer.Seeding);
        consumer.Write("Data/bin/Debug/ShopContextModelSnapshot.cs", LayeredConsumer.Seeding);
        Assert.Equal(Unknown, await consumer.Build());
    }

    [Fact]
    public async Task An_editor_is_told_of_each_snapshot_once_and_of_none_that_the_project_compiles()
    {
        using var consumer = new LayeredConsumer(packages, "Rowbound.Analyzers");
        consumer.Write(Snapshot, LayeredConsumer.Seeding);
        consumer.Write("Data/Own/OwnModelSnapshot.cs", "");
        // The program also compiles a file that lies in the folder of the other project.
        consumer.Write("App/Directory.Build.targets", """
            <Project>
              <ItemGroup>
                <Compile Include="../Data/Own/*.cs" />
                <ProjectReference Include="../Data/Data.csproj" />
              </ItemGroup>
            </Project>
            """);
        await consumer.Build();
        var files = await consumer.AdditionalFilesInEditor();
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(files, "\"FullPath\": \"[^\"]*ShopContextModelSnapshot.cs\""));
        Assert.DoesNotContain("OwnModelSnapshot", files, StringComparison.Ordinal);
    }
}
