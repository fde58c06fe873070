using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Queries;
using Rowbound.Analyzers.Tests.Catalog;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Analyzers.Tests.HarnessTests;
using Xunit;

namespace Rowbound.Analyzers.Tests.Robustness;

/// <summary>All rules over code that nobody wants to be warned about: broken, without EF Core, or using something that looks like it.</summary>
public sealed class RobustnessTests
{
    public static TheoryData<string> TestClasses => InputCatalogue.TestClasses;

    private static ImmutableArray<DiagnosticAnalyzer> AllRules => [.. RuleCatalogue.Analyzers, new SampleRule()];

    [Fact]
    public async Task The_catalogue_knows_the_inputs_of_tests()
    {
        var inputs = await InputCatalogue.InputsOf(typeof(VerifyTests).FullName!); // classes have names
        Assert.Contains(inputs, i => i.Code.Text == "var all = await db.Orders.[|ToListAsync|]();");
        Assert.Contains(inputs, i => i.Code.Kind == CodeKind.Member);
    }

    [Fact]
    public async Task An_exception_on_broken_code_is_seen()
    {
        var project = TestProject.Create(Setup.Default, BrokenCode.Of(new(CodeKind.Body, "var boom = 1;"), most: 100).First(
            text => text.Contains("boom", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<HarnessException>(() => RuleRun.Of(project, new ThrowingRule()));
    }

    [Theory, MemberData(nameof(TestClasses))]
    public async Task No_rule_and_no_fix_throws_on_code_that_is_being_typed(string testClass)
    {
        var inputs = await InputCatalogue.InputsOf(testClass);
        var most = BrokenCode.FormsOfEach(inputs.Count);
        foreach (var sameSetup in inputs.GroupBy(i => i.Setup.Identity))
        {
            var setup = sameSetup.First().Setup;
            var parts = sameSetup.Where(i => i.Code.Kind != CodeKind.File).SelectMany(i => BrokenCode.Of(i.Code, most));
            foreach (var chunk in parts.Select(Renamed).Chunk(400))
                await InspectAndFix(TestProject.Create(setup, chunk));
            foreach (var file in sameSetup.Where(i => i.Code.Kind == CodeKind.File).SelectMany(
                i => BrokenCode.Of(i.Code, most).Where((_, n) => n % 3 == 0)))
                await InspectAndFix(TestProject.Create(setup, file));
        }
    }

    [Theory, MemberData(nameof(TestClasses))]
    public async Task No_rule_speaks_where_EF_Core_is_not_referenced(string testClass)
    {
        var project = TestProject.Create(Setup.WithoutEfCore, [.. await Files(testClass)]);
        Assert.Null(QueryModel.For(await RuleRun.CompileAsync(project), project.AnalyzerOptions));
        Assert.Empty((await RuleRun.Of(project, AllRules)).Where(IsOurs));
    }

    [Theory, MemberData(nameof(TestClasses))]
    public async Task No_rule_speaks_about_a_look_alike(string testClass)
    {
        var project = TestProject.Create(Setup.Default.AsLookAlike(), [.. (await Files(testClass)).Select(LookAlike.Of)]);
        Assert.Empty((await RuleRun.Of(project, AllRules)).Where(IsOurs));
    }

    [Fact]
    public async Task The_look_alike_compiles()
    {
        var code = new TestCode(
            CodeKind.Body, "var all = await db.Orders.Where(o => o.IsPaid).Include(o => o.Lines).AsNoTracking().ToListAsync();");
        await RuleRun.AssertCompiles(TestProject.Create(Setup.Default.AsLookAlike(), LookAlike.Of(code.ToFile())), "look-alike");
    }

    /// <summary>The light bulb is asked about half-typed code too.</summary>
    private static async Task InspectAndFix(Project project)
    {
        var run = new FixRun(AllRules, RuleCatalogue.Fixes);
        foreach (var diagnostic in (await RuleRun.Of(project, AllRules)).Where(IsOurs))
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            foreach (var offer in await run.Offers(document, diagnostic))
                await FixRun.Apply(document, offer.Action);
        }
    }

    private static bool IsOurs(Diagnostic diagnostic) => diagnostic.Id.StartsWith("ROW", StringComparison.Ordinal);

    private static async Task<IEnumerable<string>> Files(string testClass) =>
        (await InputCatalogue.InputsOf(testClass))
            .Where(i => i.Code.Kind != CodeKind.File)
            .Select(i => Markup.Parse(i.Code.ToFile()).Text)
            .Distinct()
            .Select(Renamed);

    /// <summary>Each file gets a class of its own name, so that all stand in one project.</summary>
    private static string Renamed(string text, int number) =>
        text.Replace("class Job", $"class Job{number}_", StringComparison.Ordinal);
}
