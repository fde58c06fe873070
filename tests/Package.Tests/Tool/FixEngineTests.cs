using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Tool;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Fixing;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class FixEngineTests
{
    private const string Code = """
        class Shop
        {
            int Table() => 1;
            int Page() => 1;
            int Key() => 1;
            int Sum() => Table() + Table() + Page() + Page();
        }
        """;

    [Fact]
    public async Task Safe_fixes_are_applied_everywhere()
    {
        var (text, result) = await FixAsync(TestRules.With(TestRules.Safe(TestRules.Grows, "Key")));

        Assert.Contains("Key() + Key() + Page() + Page()", text, StringComparison.Ordinal);
        Assert.Equal(2, result.Remaining.Length);
    }

    [Fact]
    public async Task What_a_fix_brings_up_is_fixed_as_well()
    {
        var rules = TestRules.With(TestRules.Safe(TestRules.Grows, "Page"), TestRules.Safe(TestRules.Wastes, "Key"));

        var (text, result) = await FixAsync(rules);

        Assert.Contains("Key() + Key() + Key() + Key()", text, StringComparison.Ordinal);
        Assert.Empty(result.Remaining);
    }

    [Fact]
    public async Task Fixes_to_review_are_applied_only_for_rules_that_are_named()
    {
        var rules = TestRules.With(TestRules.Review(TestRules.Grows, "Key"), TestRules.Review(TestRules.Wastes, "Key"));

        var (text, result) = await FixAsync(rules, TestRules.Wastes);

        Assert.Contains("Table() + Table() + Key() + Key()", text, StringComparison.Ordinal);
        Assert.All(result.Applied, step => Assert.Equal((FixSafety.Review, 1), (step.Safety, step.Findings)));
    }

    [Fact]
    public async Task A_fix_that_does_not_compile_is_refused_by_rule_and_file()
    {
        var rules = TestRules.With(TestRules.Safe(TestRules.Grows, "Missing"));

        var failure = await Assert.ThrowsAsync<ToolFailure>(() => FixAsync(rules));

        Assert.Contains(TestRules.Grows, failure.Message, StringComparison.Ordinal);
        Assert.Contains("Shop.cs", failure.Message, StringComparison.Ordinal);
        Assert.Contains("No file was changed", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains("CS0103", failure.Details[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixes_that_undo_each_other_come_to_an_end()
    {
        var rules = TestRules.With(TestRules.Safe(TestRules.Grows, "Page"), TestRules.Safe(TestRules.Wastes, "Table"));

        var failure = await Assert.ThrowsAsync<ToolFailure>(() => FixAsync(rules));

        Assert.Contains("no end", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_two_projects_is_changed_once_and_alike()
    {
        using var workspace = new AdhocWorkspace();
        var second = Project(workspace, Project(workspace).Solution);
        var rules = TestRules.With(TestRules.Safe(TestRules.Grows, "Key"));

        var result = await new FixEngine(rules, Silence.Instance).RunAsync([.. second.Solution.Projects], [], Cancel);

        Assert.Single(result.Applied);
        Assert.Single(await FileChanges.BetweenAsync(result.Before, result.After, Cancel));
        foreach (var document in result.After.Projects.SelectMany(project => project.Documents))
            Assert.Contains("Key() + Key()", (await document.GetTextAsync(Cancel)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_rules_nothing_is_found_and_nothing_changes()
    {
        var (text, result) = await FixAsync(new([], []));

        Assert.Equal(Code, text);
        Assert.Empty(result.Remaining);
    }

    [Fact]
    public void A_rule_without_a_fix_to_review_is_not_accepted_for_review()
    {
        var rules = TestRules.With(TestRules.Review(TestRules.Wastes, "Key"));

        var failure = Assert.Throws<ToolFailure>(() => rules.ReviewRules([TestRules.Grows]));

        Assert.Contains(TestRules.Wastes, failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_grows_is_ranked_before_what_wastes()
    {
        using var workspace = new AdhocWorkspace();

        var findings = await new Analyzer(TestRules.With(), Silence.Instance).FindAsync([Project(workspace)], Cancel);

        Assert.Equal(
            [TestRules.Grows, TestRules.Grows, TestRules.Wastes, TestRules.Wastes], findings.Select(finding => finding.Rule));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(string Text, FixResult Result)> FixAsync(RuleCatalog rules, params string[] review)
    {
        using var workspace = new AdhocWorkspace();
        var result = await new FixEngine(rules, Silence.Instance).RunAsync([Project(workspace)], [.. review], Cancel);
        var document = result.After.Projects.Single().Documents.Single();
        return ((await document.GetTextAsync(Cancel)).ToString(), result);
    }

    private static Project Project(AdhocWorkspace workspace, Solution? solution = null)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var project = (solution ?? workspace.CurrentSolution).AddProject("Shop", "Shop", LanguageNames.CSharp)
            .WithCompilationOptions(options)
            .AddMetadataReference(MetadataReference.CreateFromFile(typeof(object).Assembly.Location));
        return project.AddDocument("Shop.cs", Code, filePath: "Shop.cs").Project;
    }

    private sealed class Silence : IProgress<string>
    {
        public static readonly Silence Instance = new();

        public void Report(string value)
        {
        }
    }
}
