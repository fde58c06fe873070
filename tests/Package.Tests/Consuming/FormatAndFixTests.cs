using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Equivalence.Tests.Cases;
using Rowbound.Package.Tests.Packing;
using Xunit;

namespace Rowbound.Package.Tests.Consuming;

/// <summary><c>dotnet format analyzers</c> and <c>rowbound fix</c> leave the same bytes, whatever the order of the rules.</summary>
public sealed class FormatAndFixTests(PackedPackages packages)
{
    [Fact]
    public async Task On_the_code_of_all_cases()
    {
        var files = new Dictionary<string, string> { ["ShopModel.cs"] = TestProject.Model };
        foreach (var (number, example) in AllCases.Safe.Where(example => example.Model.Length + example.Options.Length == 0).Index())
        {
            var text = new TestCode(example.Kind, example.Code).ToFile();
            files[$"Case{number}.cs"] = text.Replace("namespace Shop.Jobs;", $"namespace Shop.Jobs.Case{number};", StringComparison.Ordinal);
        }

        using var copies = await FixedCopies.OfAsync(packages, files);

        AssertSame(copies);
        Assert.All(files.Keys.Where(file => file != "ShopModel.cs"), file => Assert.NotEqual(files[file], copies.Fixed[file]));
    }

    [Fact]
    public async Task On_the_sample()
    {
        var files = SampleFiles.Read();

        using var copies = await FixedCopies.OfAsync(packages, files, "<OutputType>Exe</OutputType>");

        AssertSame(copies);
        Assert.True(files.Count(file => file.Value != copies.Fixed[file.Key]) > 5, "Both do something.");
    }

    private static void AssertSame(FixedCopies copies) =>
        Assert.All(copies.Formatted, file => Assert.Equal(file.Value, copies.Fixed[file.Key]));
}
