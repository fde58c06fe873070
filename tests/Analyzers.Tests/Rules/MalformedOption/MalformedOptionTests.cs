using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Rowbound.Analyzers.Rules.MalformedOption;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Rules.MalformedOption;

public sealed class MalformedOptionTests
{
    private const string Config = "root = true\n\n[*.cs]\nindent_size = 4\n";

    [Theory]
    [InlineData("page_limit", "many")]
    [InlineData("page_limit", "0")]
    [InlineData("page_limit", "-1")]
    [InlineData("page_limit", "+1")]
    [InlineData("page_limit", "1.5")]
    [InlineData("page_limit", "10_000")]
    [InlineData("page_limit", "99999999999999999999")]
    [InlineData("page_limit", "")]
    [InlineData("large_column_bytes", "8 KB")]
    [InlineData("unused_columns_min", "0")]
    public async Task A_number_that_is_none(string name, string value) => Assert.Matches(
        $"^'rowbound.{name}' is '{value.Replace("+", "\\+", StringComparison.Ordinal)}' in the configuration of 'Shop': that is no whole number above 0, and the default \\d+ holds$",
        await OnlyMessage(With(name, value)));

    [Theory]
    [InlineData("yes")]
    [InlineData("1")]
    [InlineData("")]
    public async Task A_switch_that_is_neither_on_nor_off(string value) => Assert.Equal(
        $"'rowbound.report_in_tests' is '{value}' in the configuration of 'Shop': that is neither true nor false, and the default false holds",
        await OnlyMessage(With("report_in_tests", value)));

    [Theory]
    [InlineData("Order Customer")]
    [InlineData("Order,,Customer")]
    [InlineData("Order,")]
    [InlineData("1Order")]
    [InlineData("Shop..Order")]
    [InlineData("Shop.")]
    [InlineData("Order<T>")]
    [InlineData("")]
    public async Task A_list_with_an_entry_that_is_no_name(string value) => Assert.Equal(
        $"'rowbound.small_tables' is '{value}' in the configuration of 'Shop': that is no list of names with a comma between each, and only the names that can be read hold",
        await OnlyMessage(With("small_tables", value)));

    [Theory]
    [InlineData("small_table", "small_tables")]
    [InlineData("smalltables", "small_tables")]
    [InlineData("small_table.lookups", "small_tables")]
    [InlineData("page_limits", "page_limit")]
    [InlineData("page_limit.orders", "page_limit")]
    [InlineData("report_tests", "report_in_tests")]
    [InlineData("large_column_byte", "large_column_bytes")]
    [InlineData("unused_column_min", "unused_columns_min")]
    public async Task A_key_that_is_misspelt(string name, string nearest) => Assert.Equal(
        $"'rowbound.{name}' is '3' in the configuration of 'Shop': there is no such option, the nearest is 'rowbound.{nearest}'",
        await OnlyMessage(With(name, "3")));

    [Fact]
    public async Task A_key_that_is_near_to_none() => Assert.Equal(
        "'rowbound.colour' is 'red' in the configuration of 'Shop': there is no such option", await OnlyMessage(With("colour", "red")));

    [Fact]
    public async Task It_is_a_warning() => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Reported(With("page_limit", "x"))).Severity);

    [Theory]
    [InlineData("page_limit", "1")]
    [InlineData("large_column_bytes", "3000000000")]
    [InlineData("unused_columns_min", "3")]
    [InlineData("report_in_tests", "TRUE")]
    [InlineData("REPORT_IN_TESTS", "false")]
    [InlineData("small_tables", "Order")]
    [InlineData("small_tables", "Order, Audit*, Shop.Lookups.*, ?rder, Größe_2")]
    [InlineData("small_tables.lookups", "Country")]
    [InlineData("page_limit", "unset")]
    [InlineData("small_tables", "unset")]
    public async Task A_value_that_the_option_takes_is_silent(string name, string value) => Assert.Empty(await Reported(With(name, value)));

    [Fact]
    public async Task The_keys_of_others_are_silent() => Assert.Empty(await Reported(Setup.Default.WithOption("dotnet_diagnostic.ROW1001.severity", "loud").WithOption("rowbounds.x", "1")));

    [Fact]
    public async Task A_project_without_EF_Core_is_silent() =>
        Assert.Empty(await Reported(Setup.WithoutEfCore.WithOption("rowbound.page_limit", "many")));

    [Fact]
    public async Task A_global_configuration_is_checked_too() => Assert.StartsWith(
        "'rowbound.page_limit' is 'many'", await OnlyMessage(Setup.Default.WithGlobalOption("rowbound.page_limit", "many")), StringComparison.Ordinal);

    [Fact]
    public async Task It_is_reported_once_for_all_sources_that_it_holds_for() => Assert.Single(
        await Reported(With("page_limit", "many").WithFile("class A;").WithFile("class B;").WithFile("class C;")));

    [Theory]
    [InlineData("rowbound.page_limit = many")]
    [InlineData("  rowbound.page_limit=many")]
    [InlineData("rowbound.page_limit : many  # as many as it takes")]
    [InlineData("Rowbound.Page_Limit = many ; really")]
    public async Task The_place_is_the_setting_in_the_file_that_is_handed_over(string line)
    {
        var found = Assert.Single(await Reported(Setup.Default.WithOptions(line).WithAdditionalFile(".editorconfig", Config + line + "\n")));
        var place = found.Location.GetLineSpan();
        Assert.Equal("/shop/.editorconfig", place.Path);
        Assert.Equal(4, place.StartLinePosition.Line);
        Assert.Equal(line.IndexOf("owbound", StringComparison.Ordinal) - 1, place.StartLinePosition.Character);
        Assert.Equal(line.IndexOf("many", StringComparison.Ordinal) + "many".Length, place.EndLinePosition.Character);
        Assert.Equal("'rowbound.page_limit' is 'many' in '.editorconfig': that is no whole number above 0, and the default 10000 holds", Message(found));
    }

    [Theory]
    [InlineData("# rowbound.page_limit = many")]
    [InlineData("; rowbound.page_limit = many")]
    [InlineData("[rowbound.page_limit = many]")]
    [InlineData("rowbound.page_limit")]
    public async Task A_line_that_sets_nothing_is_silent(string line) =>
        Assert.Empty(await Reported(Setup.Default.WithAdditionalFile(".editorconfig", Config + line)));

    [Fact]
    public async Task Each_file_is_named_once_for_a_value()
    {
        var setup = Setup.Default
            .WithAdditionalFile(".editorconfig", "[a.cs]\nrowbound.page_limit = many\n[b.cs]\nrowbound.page_limit = many\n")
            .WithAdditionalFile("Lookups/.editorconfig", "rowbound.page_limit = many\n")
            .WithAdditionalFile("Shop.globalconfig", "rowbound.page_limit = more\n");
        Assert.Equal(
            ["/shop/.editorconfig", "/shop/Lookups/.editorconfig", "/shop/Shop.globalconfig"],
            (await Reported(setup)).Select(d => d.Location.GetLineSpan().Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_not_read() =>
        Assert.Empty(await Reported(Setup.Default.WithAdditionalFile("notes.txt", "rowbound.page_limit = many")));

    [Fact]
    public async Task A_nearer_file_that_is_not_handed_over_is_seen_by_what_it_says()
    {
        var project = TestProject.Create(Setup.Default.WithAdditionalFile(".editorconfig", "rowbound.page_limit = many"), "class Job;")
            .AddAnalyzerConfigDocument(".editorconfig", SourceText.From("[*.cs]\nrowbound.page_limit = more\n"), filePath: "/shop/Lookups/.editorconfig").Project
            .AddDocument("Far.cs", "class Far;", filePath: "/shop/Lookups/Far.cs").Project;
        Assert.Equal(
            ["'rowbound.page_limit' is 'many' in '.editorconfig'", "'rowbound.page_limit' is 'more' in the configuration of 'Shop'"],
            (await RuleRun.Of(project, new MalformedOptionRule())).Select(d => Message(d).Split(':')[0]).Order(StringComparer.Ordinal));
    }

    private static Setup With(string name, string value) => Setup.Default.WithOption($"rowbound.{name}", value);

    private static async Task<IReadOnlyList<Diagnostic>> Reported(Setup setup) =>
        await RuleRun.Of(TestProject.Create(setup, "class Job;"), new MalformedOptionRule());

    private static async Task<string> OnlyMessage(Setup setup) => Message(Assert.Single(await Reported(setup)));

    private static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);
}
