using System.Xml.Linq;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Package.Tests.Packing;

public sealed class PackageContentTests(PackedPackages packages)
{
    private const string Analyzers = "Rowbound.Analyzers";
    private const string Runtime = "Rowbound.EntityFrameworkCore";
    private const string Tool = "Rowbound.Tool";

    [Fact]
    public void The_libraries_bring_the_approved_files()
    {
        var approved = Repository.PathOf("tests", "Package.Tests", "Packing", "Packages.approved.txt");
        var actual = string.Concat(
            ((string[])[Analyzers, Runtime]).SelectMany(id => packages.Entries(id).Select(e => $"  {e}\n").Prepend($"{id}\n")));
        var expected = File.ReadAllText(approved).ReplaceLineEndings("\n");
        if (actual != expected)
            throw new HarnessException($"The packages bring other files than {approved} says {TextDiff.Of(expected, actual)}");
    }

    [Fact]
    public void The_analyzers_are_nothing_but_a_tool_of_the_build()
    {
        Assert.DoesNotContain(packages.Entries(Analyzers), e => e.StartsWith("lib/", StringComparison.Ordinal));
        Assert.Empty(Dependencies(Analyzers));
        Assert.Equal("true", Element(packages.Nuspec(Analyzers), "developmentDependency")?.Value);
    }

    [Fact]
    public void The_runtime_library_brings_the_analyzers_along_for_each_framework()
    {
        var groups = packages.Nuspec(Runtime).Descendants().Where(e => e.Name.LocalName == "group").ToList();
        Assert.Equal(["net10.0", "net8.0"], groups.Select(g => g.Attribute("targetFramework")?.Value));
        foreach (var group in groups)
        {
            var analyzers = Assert.Single(group.Elements(), d => d.Attribute("id")?.Value == Analyzers);
            Assert.Equal(packages.Version, analyzers.Attribute("version")?.Value);
            Assert.Equal("All", analyzers.Attribute("include")?.Value);
        }
    }

    [Fact]
    public void The_runtime_library_depends_on_no_provider() => Assert.Equal(
        ["Microsoft.EntityFrameworkCore.Relational", Analyzers], Dependencies(Runtime).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_tool_brings_the_rules_and_what_reads_projects()
    {
        var entries = packages.Entries(Tool);
        foreach (var file in (string[])["DotnetToolSettings.xml", "rowbound.dll", "Rowbound.Analyzers.dll", "Rowbound.CodeFixes.dll", "Microsoft.CodeAnalysis.Workspaces.MSBuild.dll"])
            Assert.Contains($"tools/net10.0/any/{file}", entries);
    }

    private IEnumerable<string> Dependencies(string id) =>
        packages.Nuspec(id).Descendants()
            .Where(e => e.Name.LocalName == "dependency")
            .Select(d => d.Attribute("id")!.Value); // the schema wants it

    private static XElement? Element(XElement nuspec, string name) =>
        nuspec.Descendants().FirstOrDefault(e => e.Name.LocalName == name);
}
