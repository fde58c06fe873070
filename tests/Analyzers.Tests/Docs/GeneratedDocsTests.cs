using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue;
using Rowbound.Catalogue.Commands;
using Rowbound.Catalogue.Docs;
using Rowbound.Catalogue.Rules;
using Xunit;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>What is written from the rules is what the rules say.</summary>
public sealed class GeneratedDocsTests
{
    private const string HeadEnd = "<!-- The head is written by `dotnet run --project tests/Catalogue -- docs`. -->\n";

    private static readonly RuleEntry Warning = Entry("ROW1001", DiagnosticSeverity.Warning, FixSafety.Safe, FixSafety.Review);

    private static readonly RuleEntry Suggestion = Entry("ROW1002", DiagnosticSeverity.Info);

    [Fact]
    public void All_files_are_up_to_date()
    {
        var stale = GeneratedDocs.Of(RuleEntry.OfShipped(), new(Repository.Root)).Where(file => file.Differs).ToList();
        Assert.True(
            stale.Count == 0,
            $"Run: {GeneratedDocs.Command}\n{string.Join('\n', stale.Select(file => file.Path + TextDiff.Of(file.After, file.Before)))}");
    }

    [Fact]
    public void Every_rule_is_written_of()
    {
        var files = GeneratedDocs.Of(RuleEntry.OfShipped(), new(Repository.Root)).ToDictionary(file => file.Path, file => file.After);
        Assert.All(RuleCatalogue.Rules, rule =>
        {
            Assert.StartsWith($"# {rule.Id} {rule.Name}\n", files[$"docs/rules/{rule.Id}.md"], StringComparison.Ordinal);
            Assert.Contains($"[{rule.Id}]({rule.Id}.md) {rule.Name} |", files["docs/rules/README.md"], StringComparison.Ordinal);
            Assert.Contains($"[{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Name} |", files["README.md"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_head_says_the_severity_and_what_each_fix_does() => Assert.Equal(
        $"""
        # ROW1001 Pattern

        Code does it.

        | | |
        | --- | --- |
        | category | Buffering |
        | severity | warning |
        | Safe fix | Changes it. |
        | Review fix | Changes it. |

        {HeadEnd.TrimEnd()}

        """.ReplaceLineEndings("\n"),
        PageHead.In("", Warning));

    [Fact]
    public void What_stands_below_a_head_is_kept()
    {
        const string Written = "\n## Why\n\nBecause.\n";
        Assert.EndsWith(HeadEnd + Written, PageHead.In("# Old\n\n" + HeadEnd + Written, Suggestion), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_whose_head_does_not_end_is_not_overwritten() =>
        Assert.Throws<CatalogueFailure>(() => PageHead.In("# ROW1001\n\n## Why\n", Warning));

    [Theory]
    [InlineData("recommended", null, null)]
    [InlineData("strict", "warning", "warning")]
    [InlineData("memory-only", null, "none")]
    [InlineData("off", "none", "none")]
    public void A_preset_has_lines_only_where_it_means_to_level_a_rule(string name, string? ofWarning, string? ofSuggestion)
    {
        var preset = PresetFile.All.Single(file => file.Name == name);
        string[] expected =
        [
            .. ofWarning is null ? [] : (string[])[$"dotnet_diagnostic.ROW1001.severity = {ofWarning}"],
            .. ofSuggestion is null ? [] : (string[])[$"dotnet_diagnostic.ROW1002.severity = {ofSuggestion}"],
        ];
        var lines = preset.Of([Warning, Suggestion]).Split('\n');
        Assert.Equal(["is_global = true", "global_level = -100", .. expected], lines.Where(l => l.Length > 0 && l[0] != '#'));
    }

    [Fact]
    public void Every_preset_has_a_file() => Assert.Equal(Preset.All, PresetFile.All.Select(file => file.Name));

    [Fact]
    public async Task The_command_says_what_differs_and_writes_it()
    {
        using var copy = new RepositoryCopy();
        Assert.Equal(ExitCode.Good, await copy.Run("docs", "--check"));

        copy.Write("docs/rules/README.md", "# Rules\n");
        Assert.Equal(ExitCode.Differs, await copy.Run("docs", "--check"));
        Assert.Contains("+++ b/docs/rules/README.md", copy.Output, StringComparison.Ordinal);
        Assert.Contains($"Run: {GeneratedDocs.Command}", copy.Errors, StringComparison.Ordinal);
        Assert.Equal("# Rules\n", copy.Read("docs/rules/README.md"));

        Assert.Equal(ExitCode.Good, await copy.Run("docs"));
        Assert.Equal(File.ReadAllText(Repository.PathOf("docs", "rules", "README.md")), copy.Read("docs/rules/README.md"));
    }

    private static RuleEntry Entry(string id, DiagnosticSeverity severity, params FixSafety[] fixes) => new(
        id, "Pattern", "Code does it", "Buffering", severity, [.. fixes.Select(safety => new FixEntry(safety, "Changes it."))]);
}
