using System.Text.RegularExpressions;
using Rowbound.Analyzers.Infrastructure.Options;
using Rowbound.Analyzers.Tests.Harness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Docs;

/// <summary>What pages say of options is what the table in the code says.</summary>
public sealed partial class OptionPageTests
{
    /// <summary>The pages that have a table of options, relative to the repository.</summary>
    public static TheoryData<string> PagesWithOptions =>
    [
        .. PageTests.Pages.Select(page => page.Data).Where(page => OptionRow().IsMatch(Read(page))),
    ];

    [Fact]
    public void The_page_of_options_has_the_table_of_the_code()
    {
        var rows = KnownOptions.All.Select(option => $"| `{option.Key}` | {option.Standard} | {option.Takes} | {option.Meaning} |");
        Assert.Equal(rows, OptionRow().Matches(Read("docs/guides/options.md")).Select(row => row.Value));
    }

    [Fact]
    public void The_readme_lists_every_option() => Assert.Equal(
        KnownOptions.All.Select(option => option.Key), OptionRow().Matches(Read("README.md")).Select(row => row.Groups["key"].Value));

    [Theory, MemberData(nameof(PagesWithOptions))]
    public void A_page_names_options_that_exist_and_their_defaults(string page)
    {
        foreach (Match row in OptionRow().Matches(Read(page)))
        {
            var option = KnownOptions.Find(row.Groups["key"].Value);
            Assert.True(option is not null, $"{page}: there is no option {row.Groups["key"].Value}");
            Assert.Equal(option.Standard, row.Groups["default"].Value is { Length: > 0 } written ? written : "none");
        }
    }

    [Fact]
    public void Each_default_is_a_value_that_its_option_takes() => Assert.All(
        KnownOptions.All, option => Assert.True(option is NamesOption || option.Accepts(option.Standard), option.Key));

    private static string Read(string page) => File.ReadAllText(Repository.PathOf(page)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"(?m)^\| `(?<key>rowbound\.[^`]+)` \| *(?<default>[^|]*?) *\|.*$")]
    private static partial Regex OptionRow();
}
