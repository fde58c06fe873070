using System.Text.Json;
using Microsoft.CodeAnalysis.CodeFixes;
using Rowbound.Tool.Analysis;
using Rowbound.Tool.Commands;
using Rowbound.Tool.Reporting;
using Xunit;

namespace Rowbound.Package.Tests.Tool;

public sealed class CommandTests(ProjectOnDisk project) : IClassFixture<ProjectOnDisk>, IDisposable
{
    private const char Escape = '\u001b';

    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
    }

    [Fact]
    public async Task Check_of_clean_code_ends_with_0()
    {
        project.Reset(ProjectOnDisk.Clean);

        Assert.Equal(0, await RunAsync("check", project.Path));
        Assert.Contains("Nothing found", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Table()", "warning", 1)]
    [InlineData("Table()", "never", 0)]
    [InlineData("Page()", "warning", 0)]
    [InlineData("Page()", "info", 1)]
    public async Task Check_ends_with_1_when_a_finding_reaches_the_severity_to_fail_on(string code, string failOn, int expected)
    {
        project.Reset(ProjectOnDisk.SumOf(code));

        Assert.Equal(expected, await RunAsync("check", project.Path, "--fail-on", failOn));
    }

    [Theory]
    [InlineData("Shop.slnx", "<Solution><Folder Name=\"/src/\"><Project Path=\"Shop.csproj\" /></Folder></Solution>")]
    [InlineData("Shop.sln", """

        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}") = "Shop", "Shop.csproj", "{5863AA77-CA42-4B6E-AC37-526953DF0522}"
        EndProject
        Global
        EndGlobal

        """)]
    public async Task Check_reads_solutions_of_both_formats(string name, string solution)
    {
        project.Reset(ProjectOnDisk.SumOf("Table()"));
        File.WriteAllText(project.In(name), solution);

        Assert.Equal(1, await RunAsync("check", project.In(name)));
    }

    [Fact]
    public async Task Check_shows_rule_place_fix_and_message_without_colours_when_piped()
    {
        project.Reset(ProjectOnDisk.SumOf("Page() + Table()"));

        await RunAsync("check", project.Path);

        var rows = _output.ToString().Split('\n').Where(line => line.Contains("TEST", StringComparison.Ordinal)).ToArray();
        Assert.Matches(@"warning +TEST1001 +safe +ShopContext\.cs:15 +'Table' grows with the table", rows[0]);
        Assert.Matches(@"suggestion +TEST1002 +review +ShopContext\.cs:15 +'Page' is wasteful", rows[1]);
        Assert.DoesNotContain(Escape, _output.ToString() + _errors);
    }

    [Fact]
    public async Task Check_honours_the_severities_of_the_projects_editorconfig()
    {
        project.Reset(ProjectOnDisk.SumOf("Table()"));
        File.WriteAllText(project.In(".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.TEST1001.severity = none\n");

        Assert.Equal(0, await RunAsync("check", project.Path));
    }

    [Fact]
    public async Task Check_names_the_line_of_an_option_that_cannot_be_read()
    {
        project.Reset(ProjectOnDisk.Clean);
        File.WriteAllText(project.In(".editorconfig"), "root = true\n[*.cs]\nrowbound.page_limit = many\n");

        Assert.Equal(1, await RunWithAsync(RuleCatalog.Load(), "check", project.Path));

        var row = Assert.Single(_output.ToString().Split('\n'), line => line.Contains("ROW", StringComparison.Ordinal));
        Assert.Matches(@"warning +ROW9001 +- +\.editorconfig:3 +'rowbound\.page_limit' is 'many' in '\.editorconfig': ", row);
        Assert.Contains("0 places grow with the data, 0 suggestions", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_writes_valid_sarif()
    {
        project.Reset(ProjectOnDisk.SumOf("Page() + Table()"));
        var file = project.In("rowbound.sarif");

        await RunAsync("check", project.Path, "--sarif", file);

        using var log = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.Contains("sarif-2.1.0", log.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToArray();
        Assert.Equal(["TEST1001", "TEST1002"], rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(["warning", "note"], Results(run).Select(result => result.GetProperty("level").GetString()));
        Assert.All(Results(run), result => AssertValid(result, rules));
    }

    [Fact]
    public async Task Code_that_does_not_compile_could_not_be_analysed()
    {
        project.Reset(ProjectOnDisk.SumOf("Missing()"));

        Assert.Equal(2, await RunAsync("check", project.Path));
        AssertError("does not compile", "dotnet build", "CS0103");
    }

    [Fact]
    public async Task A_project_whose_EF_Core_does_not_resolve_could_not_be_analysed()
    {
        project.Reset(ProjectOnDisk.SumOf("Table()"));
        File.WriteAllText(project.Path, ProjectOnDisk.Project(withEfCore: false));

        Assert.Equal(2, await RunAsync("check", project.Path));
        AssertError("its types do not resolve", "dotnet restore");
    }

    [Fact]
    public async Task A_project_that_does_not_load_could_not_be_analysed()
    {
        project.Reset(ProjectOnDisk.Clean);
        File.WriteAllText(project.Path, "<Project Sdk=\"Microsoft.NET.Sdk\">");

        Assert.Equal(2, await RunAsync("check", project.Path));
        AssertError("could not be loaded", "dotnet restore");
    }

    [Fact]
    public async Task A_project_without_EF_Core_is_clean_and_says_why()
    {
        project.Reset("class Shop { }");
        File.WriteAllText(project.Path, ProjectOnDisk.Project(withEfCore: false));

        Assert.Equal(0, await RunAsync("check", project.Path));
        Assert.Contains("No project references Entity Framework Core", _errors.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check", "missing.csproj")]
    [InlineData("fix", "missing.sln")]
    [InlineData("check")]
    [InlineData("frobnicate")]
    [InlineData("check", "Shop.csproj", "--fail-on", "sometimes")]
    [InlineData("tour", "--rows", "5")]
    public async Task What_cannot_be_understood_ends_with_2_and_says_so(params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.NotEmpty(_errors.ToString());
    }

    [Fact]
    public async Task Fix_writes_the_files_shows_the_diff_and_keeps_line_endings()
    {
        project.Reset(ProjectOnDisk.SumOf("Table()").ReplaceLineEndings("\r\n"));

        Assert.Equal(0, await RunAsync("fix", project.Path));
        Assert.Equal(ProjectOnDisk.Clean.ReplaceLineEndings("\r\n"), File.ReadAllText(project.Source));
        Assert.Contains("+    public static int Sum() => Key();", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--- a/ShopContext.cs", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_as_a_dry_run_shows_the_diff_and_writes_nothing()
    {
        var code = ProjectOnDisk.SumOf("Table()");
        project.Reset(code);

        Assert.Equal(0, await RunAsync("fix", project.Path, "--dry-run"));
        Assert.Equal(code, File.ReadAllText(project.Source));
        Assert.Contains("-    public static int Sum() => Table();", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_applies_a_rules_fixes_to_review_when_it_is_named()
    {
        project.Reset(ProjectOnDisk.SumOf("Page()"));

        Assert.Equal(1, await RunAsync("fix", project.Path, "--fail-on", "info"));
        Assert.Equal(0, await RunAsync("fix", project.Path, "--fail-on", "info", "--review", TestRules.Wastes));
        Assert.Equal(ProjectOnDisk.Clean, File.ReadAllText(project.Source));
    }

    [Fact]
    public async Task Fix_refuses_a_result_that_does_not_compile_and_leaves_the_files_alone()
    {
        var code = ProjectOnDisk.SumOf("Table()");
        project.Reset(code);

        Assert.Equal(2, await RunWithAsync([TestRules.Safe(TestRules.Grows, "Missing")], "fix", project.Path));
        Assert.Equal(code, File.ReadAllText(project.Source));
        AssertError("TEST1001", "ShopContext.cs", "does not compile", "No file was changed");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("fix")]
    [InlineData("baseline")]
    [InlineData("tour")]
    public async Task Help_has_examples_and_exit_codes(string command)
    {
        Assert.Equal(0, await RunAsync(command, "--help"));
        Assert.Contains("Examples:", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Exit codes:", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_does_not_show_the_tours_own_command()
    {
        Assert.Equal(0, await RunAsync("--help"));
        Assert.DoesNotContain("run-job", _output.ToString(), StringComparison.Ordinal);
    }

    private static void AssertValid(JsonElement result, JsonElement[] rules)
    {
        var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal(rule.GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("ShopContext.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        var region = place.GetProperty("region");
        Assert.Equal(15, region.GetProperty("startLine").GetInt32());
        Assert.True(region.GetProperty("startColumn").GetInt32() < region.GetProperty("endColumn").GetInt32());
    }

    private static JsonElement.ArrayEnumerator Results(JsonElement run) => run.GetProperty("results").EnumerateArray();

    private void AssertError(params string[] words)
    {
        Assert.Contains("error:", _errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("remedy:", _errors.ToString(), StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, _errors.ToString(), StringComparison.Ordinal));
    }

    private Task<int> RunAsync(params string[] arguments) =>
        RunWithAsync([TestRules.Safe(TestRules.Grows, "Key"), TestRules.Review(TestRules.Wastes, "Key")], arguments);

    private Task<int> RunWithAsync(CodeFixProvider[] fixes, params string[] arguments) =>
        RunWithAsync(TestRules.With(fixes), arguments);

    private Task<int> RunWithAsync(RuleCatalog rules, params string[] arguments)
    {
        var terminal = new Terminal(Terminal.Create(_output, piped: true), Terminal.Create(_errors, piped: true));
        return new CommandLine(terminal, new(() => rules)).RunAsync(arguments);
    }
}
