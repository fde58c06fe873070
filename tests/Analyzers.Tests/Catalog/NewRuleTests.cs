using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Rowbound.Analyzers.Tests.Docs;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Catalogue.Commands;
using Xunit;

namespace Rowbound.Analyzers.Tests.Catalog;

/// <summary>The command that begins a rule leaves only the thinking to do.</summary>
public sealed class NewRuleTests
{
    private const string NotesFile = "src/Analyzers/AnalyzerReleases.Unshipped.md";
    private const string CasesFile = "tests/Equivalence.Tests/Cases/AllCases.cs";

    /// <summary>What the projects of the new files import for all of their files.</summary>
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.CodeAnalysis;
        """;

    /// <summary>That references unify is no news to projects of the SDK.</summary>
    private static readonly Dictionary<string, ReportDiagnostic> OfSdk =
        new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    [Theory]
    [InlineData("", "Rule", "Tests")]
    [InlineData("safe", "Rule,Facts,Fix", "Tests,FixTests")]
    [InlineData("review", "Rule,Facts,ReviewFix", "Tests,ReviewFixTests")]
    [InlineData("review safe", "Rule,Facts,Fix,ReviewFix", "Tests,FixTests,ReviewFixTests")]
    public async Task The_files_are_there_and_compile(string fixes, string ofRule, string ofTests)
    {
        using var copy = new RepositoryCopy();
        var before = copy.Files().Keys;
        Assert.Equal(ExitCode.Good, await New(copy, fixes));

        var added = copy.Files().Where(file => !before.Contains(file.Key)).ToDictionary();
        string[] expected =
        [
            $"docs/rules/{NextId('4')}.md",
            .. ofRule.Split(',').Select(kind => $"src/Analyzers/Rules/DoubleLoop/DoubleLoop{kind}.cs"),
            .. ofTests.Split(',').Select(kind => $"tests/Analyzers.Tests/Rules/DoubleLoop/DoubleLoop{kind}.cs"),
            .. fixes.Contains("safe", StringComparison.Ordinal)
                ? (string[])["tests/Equivalence.Tests/Cases/DoubleLoopCases.cs", "tests/Equivalence.Tests/Mutants/DoubleLoopMutants.cs"]
                : [],
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), added.Keys.Order(StringComparer.Ordinal));
        Assert.All(added.Values, text => Assert.DoesNotContain("$", text.Replace("$\"\"\"", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(added.Values.SelectMany(text => text.Split('\n')), line => Assert.InRange(line.Length, 0, 130));
        Assert.Empty(Complaints(added.Where(file => file.Key.EndsWith(".cs", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task All_that_lists_rules_lists_it()
    {
        using var copy = new RepositoryCopy();
        await New(copy, "safe");
        var id = NextId('4');
        Assert.Contains($"\n{id} | Loops | Warning | DoubleLoop, [documentation](", copy.Read(NotesFile), StringComparison.Ordinal);
        Assert.Contains("        .. DoubleLoopCases.Safe,\n    ];", copy.Read(CasesFile), StringComparison.Ordinal);
        Assert.Contains("        .. DoubleLoopCases.Traps,\n    ];", copy.Read(CasesFile), StringComparison.Ordinal);
        Assert.Contains($"[{id}](docs/rules/{id}.md) | DoubleLoop |", copy.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains($"[{id}]({id}.md) DoubleLoop |", copy.Read("docs/rules/README.md"), StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", copy.Read("src/Package/build/config/Rowbound.strict.globalconfig"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safe", "Fixed", "Why there is no fix")]
    [InlineData("", "Fine", "csharp fixed")]
    public async Task The_page_has_the_blocks_and_headings_of_its_fixes(string fixes, string kind, string absent)
    {
        using var copy = new RepositoryCopy();
        await New(copy, fixes);
        var page = copy.Read($"docs/rules/{NextId('4')}.md");
        Assert.Contains(PageBlock.Read(page), block => $"{block.Kind}" == kind);
        Assert.DoesNotContain(absent, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notes_stay_in_the_order_of_ids()
    {
        using var copy = new RepositoryCopy();
        await New(copy, "", category: "buffering");
        var ids = copy.Read(NotesFile).Split('\n').Where(line => line.StartsWith("ROW", StringComparison.Ordinal)).Select(line => line[..7]).ToList();
        Assert.Contains(NextId('1'), ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task An_id_that_a_release_has_removed_is_not_given_again()
    {
        using var copy = new RepositoryCopy();
        copy.Write("src/Analyzers/AnalyzerReleases.Shipped.md", "### Removed Rules\n\nROW4041 | Loops | Warning | GoneLoop\n");
        await New(copy, "");
        Assert.Contains("\nROW4042 | ", copy.Read(NotesFile), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double-loop", "Loops", "'double-loop' cannot be the name of a rule")]
    [InlineData("doubleLoop", "Loops", "'doubleLoop' cannot be the name of a rule")]
    [InlineData("2Loops", "Loops", "'2Loops' cannot be the name of a rule")]
    [InlineData("DoubleLoopRule", "Loops", "'DoubleLoopRule' ends in 'Rule'")]
    [InlineData("OffsetLoop", "Loops", "There is a rule 'OffsetLoop' already: ROW4003")]
    [InlineData("offsetloop", "Loops", "'offsetloop' cannot be the name of a rule")]
    [InlineData("DoubleLoop", "Cycles", "'Cycles' is no category")]
    [InlineData("DoubleLoop", "Configuration", "'Configuration' is no category that rules about queries have")]
    public async Task What_cannot_be_is_refused_and_nothing_is_written(string name, string category, string problem)
    {
        using var copy = new RepositoryCopy();
        var before = copy.Files();
        Assert.Equal(ExitCode.Failed, await New(copy, "safe", name, category));
        Assert.Contains(problem, copy.Errors, StringComparison.Ordinal);
        Assert.Contains("remedy: ", copy.Errors, StringComparison.Ordinal);
        Assert.Equal(before, copy.Files());
    }

    [Fact]
    public async Task A_rule_that_is_begun_is_not_begun_again()
    {
        using var copy = new RepositoryCopy();
        await New(copy, "");
        Assert.Equal(ExitCode.Failed, await New(copy, ""));
        Assert.Contains("There is a folder src/Analyzers/Rules/DoubleLoop already", copy.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--category", "Loops", "--fix", "perhaps")]
    [InlineData("--fix", "safe")]
    public async Task Options_that_are_unknown_or_missing_are_refused(params string[] options)
    {
        using var copy = new RepositoryCopy();
        Assert.Equal(ExitCode.Failed, await copy.Run(["new-rule", "DoubleLoop", .. options]));
        Assert.NotEmpty(copy.Errors);
    }

    private static Task<int> New(RepositoryCopy copy, string fixes, string name = "DoubleLoop", string category = "Loops")
    {
        var words = fixes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return copy.Run(["new-rule", name, "--category", category, .. words.Length == 0 ? words : ["--fix", .. words]]);
    }

    private static string NextId(char thousand)
    {
        var last = RuleCatalogue.Rules.Last(rule => rule.Id[3] == thousand).Id;
        return $"ROW{int.Parse(last.AsSpan(3), CultureInfo.InvariantCulture) + 1}";
    }

    /// <summary>
    /// What the compiler says of new files beside those that they build on. All of them are one assembly here, by the name that the
    /// internals of the shipped ones are visible to.
    /// </summary>
    private static IEnumerable<Diagnostic> Complaints(IEnumerable<KeyValuePair<string, string>> added)
    {
        string[] around =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("tests", "Analyzers.Tests", "Harness"), "*.cs").Where(file => !file.EndsWith("ShopModel.cs", StringComparison.Ordinal)),
            Repository.PathOf("tests", "Analyzers.Tests", "SyncAndAsyncAttribute.cs"),
            Repository.PathOf("tests", "Equivalence.Tests", "Cases", "SafeCase.cs"),
            Repository.PathOf("tests", "Equivalence.Tests", "Cases", "TrapCase.cs"),
            Repository.PathOf("tests", "Equivalence.Tests", "Mutants", "Mutant.cs"),
        ];
        var texts = around.Select(file => (Path: file, Text: File.ReadAllText(file)))
            .Concat(added.Select(file => (Path: file.Key, Text: file.Value)))
            .Append((Path: "Usings.cs", Text: Usings));
        // The compiler that analyzers are built against knows extension blocks as a preview.
        var trees = texts.Select(text =>
            CSharpSyntaxTree.ParseText(text.Text, new CSharpParseOptions(LanguageVersion.Preview), text.Path));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: OfSdk);
        return CSharpCompilation.Create("Rowbound.Analyzers.Tests", trees, TestReferences.OfTestProcess("Rowbound.Analyzers.Tests"), options)
            .GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning);
    }
}
