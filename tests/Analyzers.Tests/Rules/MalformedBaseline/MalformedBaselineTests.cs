using System.Globalization;
using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Infrastructure.Baselines;
using Rowbound.Analyzers.Rules.MalformedBaseline;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Rules.MalformedBaseline;

public sealed class MalformedBaselineTests
{
    private const string Fine = "ROW1001 M:Shop.Reports.All db.Orders.ToList()";

    [Theory]
    [InlineData("")]
    [InlineData(Fine)]
    [InlineData("# rowbound baseline 2\n" + Fine)]
    [InlineData("\n# rowbound baseline 1\n" + Fine)]
    public async Task A_first_line_that_is_another(string text)
    {
        var found = Assert.Single(await Reported(text));
        Assert.Equal(
            $"'{text.Split('\n')[0]}' in 'rowbound.baseline' is not '{Baseline.Head}': the whole file hides nothing",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(0, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("=======")]
    [InlineData("# a remark")]
    [InlineData("ROW1001")]
    [InlineData("ROW1001 M:Shop.Reports.All")]
    [InlineData("ROW1001 Shop.Reports.All db.Orders.ToList()")]
    [InlineData("row1001 M:Shop.Reports.All db.Orders.ToList()")]
    [InlineData(" ROW1001 M:Shop.Reports.All db.Orders.ToList()")]
    public async Task A_line_that_is_no_finding(string line)
    {
        var found = Assert.Single(await Reported($"{Baseline.Head}\n{Fine}\n{line}\n{Fine}\n"));
        Assert.Equal(
            $"'{line}' in 'rowbound.baseline' is not a rule, a member and its code: the line hides nothing",
            found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("/shop/rowbound.baseline", found.Location.GetLineSpan().Path);
        Assert.Equal(2, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData(Baseline.Head)]
    [InlineData(Baseline.Head + "\r\n" + Fine + "\r\n\r\n" + Fine)]
    public async Task A_baseline_that_can_be_read_is_silent(string text) => Assert.Empty(await Reported(text));

    [Fact]
    public async Task A_file_of_another_kind_is_not_read() =>
        Assert.Empty(await Of(Setup.Default.WithAdditionalFile("notes.txt", "<<<<<<< HEAD")));

    [Fact]
    public async Task A_project_without_EF_Core_is_silent() =>
        Assert.Empty(await Of(Setup.WithoutEfCore.WithAdditionalFile(Baseline.FileName, "<<<<<<< HEAD")));

    [Fact]
    public async Task It_is_a_warning() => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Reported("")).Severity);

    private static Task<IReadOnlyList<Diagnostic>> Reported(string text) => Of(Setup.Default.WithAdditionalFile(Baseline.FileName, text));

    private static async Task<IReadOnlyList<Diagnostic>> Of(Setup setup) =>
        await RuleRun.Of(TestProject.Create(setup, "class Job;"), new MalformedBaselineRule());
}
