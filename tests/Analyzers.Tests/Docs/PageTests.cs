using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue.Rules;
using Xunit;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>A page of a rule has the form that docs/design/rule-pages.md describes, and its code does what it says.</summary>
public sealed class PageTests
{
    private static readonly string[] Headings =
        ["Why", "What it costs", "How to fix", "When to leave it", "Boundaries", "Options"];

    /// <summary>Stands only where another analyzer speaks of the same code.</summary>
    private const string Peers = "Other analyzers";

    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    /// <summary>All but the one about a property of the project file, which no block of code shows.</summary>
    public static TheoryData<string> IdsWithBlocks => [.. RuleCatalogue.Rules.Select(r => r.Id).Except(["ROW9002"])];

    /// <summary>All pages, relative to the repository.</summary>
    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md"))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Ids))]
    public void A_page_has_its_headings_in_order(string id)
    {
        var rule = RuleCatalogue.Find(id);
        var found = Read(rule).Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]).ToList();
        List<string> headings = [.. Headings];
        if (rule.Fixes.IsEmpty)
            headings.Insert(headings.IndexOf("When to leave it"), "Why there is no fix");
        if (found.Contains(Peers))
            headings.Insert(headings.IndexOf("Options"), Peers);
        Assert.Equal(headings, found);
    }

    [Theory, MemberData(nameof(IdsWithBlocks))]
    public void A_page_shows_what_is_flagged_what_is_fine_and_each_fix(string id)
    {
        var rule = RuleCatalogue.Find(id);
        var kinds = PageBlock.Read(Read(rule)).Select(b => b.Kind).ToList();
        Assert.Contains(BlockKind.Flagged, kinds);
        Assert.Contains(BlockKind.Fine, kinds);
        Assert.Equal(rule.HasSafeFix, kinds.Contains(BlockKind.Fixed));
        Assert.Equal(rule.HasReviewFix, kinds.Contains(BlockKind.Review));
    }

    [Theory, MemberData(nameof(Pages))]
    public Task The_code_of_a_page_does_what_the_page_says(string page) => PageRun.Of(
        File.ReadAllText(Repository.PathOf(page)),
        RuleCatalogue.Rules.FirstOrDefault(r => r.Id == Path.GetFileNameWithoutExtension(page)));

    private static string Read(ShippedRule rule)
    {
        Assert.True(File.Exists(rule.Page), $"docs/rules/{rule.Id}.md exists");
        return File.ReadAllText(rule.Page).ReplaceLineEndings("\n");
    }
}
