using System.Globalization;
using System.Text.RegularExpressions;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue.Rules;
using Xunit;

namespace Rowbound.Analyzers.Tests.Catalog;

/// <summary>One name finds rule, fix, test and page; what a rule says of itself is the same everywhere.</summary>
public sealed partial class CatalogTests
{
    public static TheoryData<string> Ids => RuleCatalogue.Ids;

    [Fact]
    public void There_are_rules() => Assert.NotEmpty(RuleCatalogue.Rules);

    [Fact]
    public void Ids_are_unique() =>
        Assert.Distinct(RuleCatalogue.Rules.SelectMany(r => r.Rule.SupportedDiagnostics).Select(d => d.Id));

    [Fact]
    public void Every_fix_belongs_to_a_rule() => Assert.All(RuleCatalogue.Fixes, fix =>
        Assert.Contains(RuleCatalogue.Rules, rule => fix.FixableDiagnosticIds.Contains(rule.Id)));

    [Theory, MemberData(nameof(Ids))]
    public void An_id_is_ROW_and_the_thousand_of_its_category(string id)
    {
        Assert.Matches("^ROW[0-9]{4}$", id);
        Assert.Equal(RuleCategory.Find(RuleCatalogue.Find(id).Descriptor.Category)?.Thousand, id[3]);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Rule_and_fixes_are_sealed_and_stand_in_the_folder_of_their_name(string id)
    {
        var rule = RuleCatalogue.Find(id);
        foreach (var type in (Type[])[rule.Rule.GetType(), .. rule.Fixes.Select(f => f.GetType())])
        {
            Assert.True(type is { IsSealed: true, IsPublic: true }, $"{type} is public and sealed");
            Assert.True(File.Exists(Path.Combine(rule.Folder, type.Name + ".cs")), $"{type.Name}.cs stands in {rule.Folder}");
            Assert.EndsWith($".{rule.Name}", type.Namespace, StringComparison.Ordinal);
            Assert.StartsWith(rule.Name, type.Name, StringComparison.Ordinal);
        }

        Assert.Equal($"{rule.Name}Rule", rule.Rule.GetType().Name);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_fix_is_named_by_what_it_promises(string id)
    {
        var rule = RuleCatalogue.Find(id);
        foreach (var fix in rule.Fixes)
            Assert.Equal(fix.GetFixAllProvider() is null ? $"{rule.Name}ReviewFix" : $"{rule.Name}Fix", fix.GetType().Name);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_message_is_one_sentence_with_the_names_of_the_user_in_quotes(string id)
    {
        var message = RuleCatalogue.Find(id).Descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture);
        Assert.False(message.EndsWith('.'), message);
        Assert.DoesNotContain(". ", message, StringComparison.Ordinal);
        Assert.Contains("'{0}'", message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_title_is_a_phrase(string id)
    {
        var title = RuleCatalogue.Find(id).Descriptor.Title.ToString(CultureInfo.InvariantCulture);
        Assert.True(title.Length is > 10 and < 100, title);
        Assert.True(char.IsUpper(title[0]) && !title.EndsWith('.'), title);
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id) =>
        Assert.Equal(HelpLink.For(id), RuleCatalogue.Find(id).Descriptor.HelpLinkUri);

    [Theory, MemberData(nameof(Ids))]
    public void There_are_tests_of_the_rule_and_of_each_fix(string id)
    {
        var rule = RuleCatalogue.Find(id);
        var tests = typeof(CatalogTests).Assembly
            .GetTypes()
            .Where(t => t.Namespace?.EndsWith($".Rules.{rule.Name}", StringComparison.Ordinal) == true)
            .Select(t => t.Name);
        Assert.Empty(rule.Fixes.Select(f => f.GetType().Name + "Tests").Prepend($"{rule.Name}Tests").Except(tests));
    }

    [Theory, MemberData(nameof(Ids))]
    public void The_release_notes_list_the_rule(string id)
    {
        var descriptor = RuleCatalogue.Find(id).Descriptor;
        var row = ReleaseRow().Matches(
            Read("src", "Analyzers", "AnalyzerReleases.Unshipped.md") + Read("src", "Analyzers", "AnalyzerReleases.Shipped.md"))
            .FirstOrDefault(m => m.Groups["id"].Value == id);
        Assert.True(row is not null, $"{id} is in the release notes");
        Assert.Equal(descriptor.Category, row.Groups["category"].Value);
        Assert.Equal(descriptor.DefaultSeverity.ToString(), row.Groups["severity"].Value);
    }

    /// <summary>What <c>new-rule</c> writes is to be thought over.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void Nothing_is_left_to_do(string id)
    {
        var rule = RuleCatalogue.Find(id);
        string[] folders = [rule.Folder, Repository.PathOf("tests", "Analyzers.Tests", "Rules", rule.Name)];
        string[] cases = [$"Cases/{rule.Name}Cases.cs", $"Mutants/{rule.Name}Mutants.cs"];
        var files = folders.SelectMany(Directory.GetFiles)
            .Concat(cases.Select(file => Repository.PathOf("tests", "Equivalence.Tests", file)).Where(File.Exists))
            .Append(rule.Page);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains("TODO", StringComparison.Ordinal));
    }

    private static string Read(params ReadOnlySpan<string> path) => File.ReadAllText(Repository.PathOf(path));

    [GeneratedRegex(@"(?m)^(?<id>ROW\d{4}) *\| *(?<category>\w+) *\| *(?<severity>\w+) *\|")]
    private static partial Regex ReleaseRow();
}
