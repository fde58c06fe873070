using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class BaselineCommandTests(ProjectOnDisk project) : IClassFixture<ProjectOnDisk>, IDisposable
{
    private const string Sum = "M:Shop.ShopContext.Sum";

    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    private string Baseline => project.In("rowbound.baseline");

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task It_writes_a_line_for_each_finding_and_says_how_many()
    {
        project.Reset(ProjectOnDisk.SumOf("Table() + Page() + Table()"));

        Assert.Equal(0, await RunAsync("baseline", project.Path));

        AssertLines($"TEST1001 {Sum} Table()", $"TEST1001 {Sum} Table()", $"TEST1002 {Sum} Page()");
        AssertOutput("rowbound.baseline: 3 findings written, 3 new, 0 gone");
    }

    [Fact]
    public async Task Check_shows_only_what_is_new_and_counts_the_rest()
    {
        await Baselined("Table()");
        Assert.Equal(0, await RunAsync("check", project.Path));
        AssertOutput("Nothing new found.", "In the baseline: 1. --no-baseline shows them.");

        File.WriteAllText(project.Source, "\n\n" + ProjectOnDisk.SumOf("Table() + Page() + Table()"));
        Assert.Equal(1, await RunAsync("check", project.Path));
        Assert.Single(Rows("TEST1001"));
        Assert.Single(Rows("TEST1002"));
        AssertOutput("1 place grows with the data, 1 suggestions", "In the baseline: 1.");
    }

    [Fact]
    public async Task Check_without_the_baseline_shows_everything()
    {
        await Baselined("Table()");
        Assert.Equal(1, await RunAsync("check", project.Path, "--no-baseline"));
        Assert.DoesNotContain("In the baseline", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_leaves_alone_what_is_in_the_baseline()
    {
        await Baselined("Table()");
        Assert.Equal(0, await RunAsync("fix", project.Path, "--fail-on", "info"));
        Assert.Equal(ProjectOnDisk.SumOf("Table()"), File.ReadAllText(project.Source));

        Assert.Equal(0, await RunAsync("fix", project.Path, "--no-baseline"));
        Assert.Equal(ProjectOnDisk.Clean, File.ReadAllText(project.Source));
    }

    [Fact]
    public async Task Prune_drops_what_is_gone_and_adds_nothing()
    {
        await Baselined("Table() + Table() + Page()");
        File.WriteAllText(project.Source, ProjectOnDisk.SumOf("Table() + Page() + Page()"));

        Assert.Equal(0, await RunAsync("baseline", project.Path, "--prune"));

        AssertLines($"TEST1001 {Sum} Table()", $"TEST1002 {Sum} Page()");
        AssertOutput("rowbound.baseline: 1 finding pruned, 2 left");
    }

    [Fact]
    public async Task Prune_without_a_baseline_writes_none()
    {
        project.Reset(ProjectOnDisk.SumOf("Table()"));
        Assert.Equal(0, await RunAsync("baseline", project.Path, "--prune"));
        Assert.False(File.Exists(Baseline));
        AssertOutput("There is no baseline to prune.");
    }

    [Theory]
    [InlineData("baseline")]
    [InlineData("baseline", "--prune")]
    public async Task A_baseline_in_which_nothing_is_left_is_deleted(params string[] command)
    {
        await Baselined("Table()");
        File.WriteAllText(project.Source, ProjectOnDisk.Clean);
        Assert.Equal(0, await RunAsync([.. command, project.Path]));
        Assert.False(File.Exists(Baseline));
        AssertOutput("(file deleted)");
    }

    [Fact]
    public async Task A_project_without_findings_gets_no_baseline()
    {
        project.Reset(ProjectOnDisk.Clean);
        Assert.Equal(0, await RunAsync("baseline", project.Path));
        Assert.False(File.Exists(Baseline));
        AssertOutput("Nothing found: there is no baseline to write.");
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        await Baselined("Table()");
        var before = File.ReadAllText(Baseline);
        File.WriteAllText(project.Source, ProjectOnDisk.SumOf("Page()"));

        Assert.Equal(0, await RunAsync("baseline", project.Path, "--dry-run"));

        Assert.Equal(before, File.ReadAllText(Baseline));
        AssertOutput($"-TEST1001 {Sum} Table()", $"+TEST1002 {Sum} Page()", "1 finding written, 1 new, 1 gone (not written: --dry-run)");
    }

    [Fact]
    public async Task What_is_suppressed_in_the_code_gets_no_line()
    {
        project.Reset(ProjectOnDisk.SumOf("\n#pragma warning disable TEST1001\nTable()\n#pragma warning restore TEST1001\n"));
        Assert.Equal(0, await RunAsync("baseline", project.Path));
        Assert.False(File.Exists(Baseline));
    }

    [Fact]
    public async Task What_is_suppressed_before_the_same_is_counted_as_a_build_counts_it()
    {
        project.Reset(ProjectOnDisk.SumOf("\n#pragma warning disable TEST1001\nTable()\n#pragma warning restore TEST1001\n+ Table()"));
        Assert.Equal(0, await RunAsync("baseline", project.Path));
        AssertLines($"TEST1001 {Sum} Table()", $"TEST1001 {Sum} Table()");
        Assert.Equal(0, await RunAsync("check", project.Path));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fix")]
    [InlineData("baseline", "--prune")]
    public async Task A_baseline_that_cannot_be_read_is_an_error_that_names_the_line(params string[] command)
    {
        await Baselined("Table()");
        File.AppendAllText(Baseline, "<<<<<<< HEAD\n");

        Assert.Equal(2, await RunAsync([.. command, project.Path]));

        Assert.Contains("'rowbound.baseline' cannot be read", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("'<<<<<<< HEAD' is not a rule, a member and its code", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("remedy:", _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await RunAsync("check", project.Path, "--no-baseline"));
    }

    [Fact]
    public async Task A_baseline_that_cannot_be_read_is_written_anew()
    {
        await Baselined("Table()");
        File.WriteAllText(Baseline, "<<<<<<< HEAD\n");
        Assert.Equal(0, await RunAsync("baseline", project.Path));
        AssertLines($"TEST1001 {Sum} Table()");
    }

    private async Task Baselined(string code)
    {
        project.Reset(ProjectOnDisk.SumOf(code));
        Assert.Equal(0, await RunAsync("baseline", project.Path));
    }

    private void AssertLines(params string[] lines) => Assert.Equal(
        [Rowbound.Analyzers.Infrastructure.Baselines.Baseline.Head, .. lines], File.ReadAllLines(Baseline));

    private void AssertOutput(params string[] words) =>
        Assert.All(words, word => Assert.Contains(word, _output.ToString(), StringComparison.Ordinal));

    private IEnumerable<string> Rows(string rule) =>
        _output.ToString().Split('\n').Where(line => line.Contains(rule, StringComparison.Ordinal));

    /// <summary>Runs a command; the output is that of the last one.</summary>
    private Task<int> RunAsync(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        var terminal = new Terminal(Terminal.Create(_output, piped: true), Terminal.Create(_errors, piped: true));
        return new CommandLine(terminal, new(() => TestRules.With(TestRules.Safe(TestRules.Grows, "Key")))).RunAsync(arguments);
    }
}
