using Microsoft.CodeAnalysis;
using Rowbound.Precision;
using Rowbound.Precision.Checkouts;
using Rowbound.Precision.Measuring;
using Rowbound.Precision.Triage;
using Xunit;

namespace Rowbound.Package.Tests.Precision;

/// <summary>The program that runs the rules over checkouts, on a repository that is made up.</summary>
public sealed class PrecisionTests : IDisposable
{
    private readonly RepositoryOnDisk _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_finding_is_told_with_rule_repository_path_and_line()
    {
        var found = Assert.Single((await _repository.MeasureAsync()).Findings, finding => finding.Path == "Api/Reports.cs");

        Assert.Equal(("ROW1001", "somebody/shop", 5), (found.Rule, found.Repository, found.Line));
        Assert.Equal(DiagnosticSeverity.Warning, found.Severity);
        Assert.Contains("'Orders'", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_of_referenced_projects_bind()
    {
        var api = Assert.Single(await _repository.CompileAsync(), project => project.Name == "Api");

        Assert.Empty(api.Compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(IsError));
        Assert.True(api.ReachesEfCore);
    }

    [Fact]
    public async Task Files_of_a_nested_project_are_not_those_of_the_one_around_it()
    {
        var api = Assert.Single(await _repository.CompileAsync(), project => project.Name == "Api");

        Assert.Equal(1, api.Files);
        Assert.Null(api.Compilation.GetTypeByMetadataName("Unseen"));
    }

    [Fact]
    public async Task Projects_of_tests_are_left_out() =>
        Assert.DoesNotContain(await _repository.CompileAsync(), project => project.Name == "Api.Tests");

    [Theory]
    [InlineData("Testimonials", true)]
    [InlineData("Contest", true)]
    [InlineData("Shop.UnitTests", false)]
    [InlineData("TestHelpers", false)]
    public async Task A_project_is_one_of_tests_by_a_word_of_its_name(string name, bool isRead)
    {
        _repository.Write($"{name}/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");

        Assert.Equal(isRead, (await _repository.CompileAsync()).Any(project => project.Name == name));
    }

    [Fact]
    public async Task Broken_code_is_read_as_far_as_it_goes()
    {
        _repository.Write(
            "Api/Broken.cs", RepositoryOnDisk.QueryIn("Broken") + " class { int = await foreach (from db.Orders.ToList( ");
        _repository.Write("Api/Broken.csproj.user", "<");
        _repository.Write("Template/Template.csproj", "<Project {{{");

        var measured = await _repository.MeasureAsync();

        Assert.Empty(measured.Failures);
        Assert.Contains(measured.Findings, finding => finding is { Path: "Api/Broken.cs", Line: 5 });
    }

    [Fact]
    public async Task Projects_that_reference_each_other_are_read()
    {
        _repository.Write("Model/Model.csproj", """
            <Project><ItemGroup><ProjectReference Include="..\api\Api.csproj" /></ItemGroup></Project>
            """);

        Assert.Equal(["Api", "Model", "Nested"], (await _repository.CompileAsync()).Select(project => project.Name).Order());
    }

    [Fact]
    public void A_sample_is_the_same_each_time_and_takes_repositories_in_turn()
    {
        Finding[] findings = [.. Enumerable.Range(1, 30).Select(FindingAt), FindingAt(1) with { Repository = "other/one" }];

        var sample = Sample.Of(findings, count: 4, seed: 1);

        Assert.Equal(sample, Sample.Of(findings.Reverse(), count: 4, seed: 1));
        Assert.NotEqual(sample, Sample.Of(findings, count: 4, seed: 2));
        Assert.Contains("other/one", sample.Take(2).Select(finding => finding.Repository));
    }

    [Fact]
    public void A_judgement_holds_for_its_line_wherever_it_moves()
    {
        var hash = Finding.HashOf("ROW1001", "    db.Orders.ToList();");

        Assert.Equal(hash, Finding.HashOf("ROW1001", "db.Orders.ToList();"));
        Assert.NotEqual(hash, Finding.HashOf("ROW1002", "db.Orders.ToList();"));
    }

    [Fact]
    public void Scores_count_verdicts_and_what_is_new_or_gone()
    {
        var judgements = Judgement.Parse(
        [
            Judgement.Header,
            Row(FindingAt(1), "worth"),
            Row(FindingAt(2), "wrong"),
            Row(FindingAt(9), "minor"),
            Row(FindingAt(1) with { Repository = "not/read" }, "wrong"),
        ]);

        var score = Assert.Single(RuleScore.Of([FindingAt(1), FindingAt(2), FindingAt(3)], judgements, ["somebody/shop"]));

        Assert.Equal(new("ROW1001", Worth: 1, Minor: 0, Wrong: 1, NotJudged: 1, Gone: 1), score);
        Assert.Equal(50, score.WorthPercent);
    }

    [Theory]
    [InlineData("ROW1001\tsomebody/shop\tA.cs\t0123\tmaybe\tA reason.")]
    [InlineData("ROW1001\tsomebody/shop\tA.cs\t0123\tworth\t")]
    [InlineData("ROW1001 somebody/shop A.cs 0123 worth A reason.")]
    public void A_row_that_is_no_judgement_is_refused(string row) =>
        Assert.Throws<PrecisionFailure>(() => Judgement.Parse([Judgement.Header, row]));

    [Fact]
    public void A_finding_that_is_judged_twice_is_refused() =>
        Assert.Throws<PrecisionFailure>(() => Judgement.Parse([Judgement.Header, Row(FindingAt(1), "worth"), Row(FindingAt(1), "minor")]));

    [Fact]
    public void The_files_of_the_program_can_be_read()
    {
        Assert.NotEmpty(PinnedRepository.All);
        Assert.Equal(PinnedRepository.All.Count, PinnedRepository.All.DistinctBy(repository => repository.FullName).Count());
        Assert.NotNull(Judgement.Parse(OwnText.Lines(OwnText.Triage)));
    }

    private static Finding FindingAt(int line) => new(
        "ROW1001", DiagnosticSeverity.Warning, "somebody/shop", "A.cs", line, "'Orders' is loaded whole", $"hash{line}");

    private static string Row(Finding finding, string verdict) =>
        $"{finding.Rule}\t{finding.Repository}\t{finding.Path}\t{finding.LineHash}\t{verdict}\tA reason.";

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity is DiagnosticSeverity.Error;
}
