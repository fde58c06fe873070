using Microsoft.CodeAnalysis;
using Rowbound.Analyzers.Tests.Harness;
using Rowbound.Analyzers.Tests.Robustness;
using Xunit;

namespace Rowbound.Analyzers.Tests.Catalog;

/// <summary>All rules and all Safe fixes over the code of every test, as <c>rowbound fix</c> runs them.</summary>
public sealed class TogetherTests
{
    private const int MostSteps = 30;

    /// <summary>
    /// They speak where no more special rule does, so that they may have the last word about a place where another one was first:
    /// about a buffer that is for nothing special, and about the configuration, which matters once nothing else keeps the rows.
    /// </summary>
    private static readonly string[] LastWords = ["ROW1001", "ROW1008"];

    public static TheoryData<string> TestClasses => InputCatalogue.TestClasses;

    [Theory, MemberData(nameof(TestClasses))]
    public async Task Safe_fixes_come_to_an_end_and_bring_no_new_findings(string testClass)
    {
        var run = new FixRun(RuleCatalogue.Analyzers, RuleCatalogue.Fixes);
        foreach (var input in await InputCatalogue.InputsOf(testClass))
        {
            var document = TestProject.Create(input.Setup, Markup.Parse(input.Code.ToFile()).Text).Jobs().Single();
            if (await HasErrors(document))
                continue; // the tests of the harness show code that does not compile

            var before = await IdsIn(document);
            document = await Fixed(run, document);
            await RuleRun.AssertCompiles(document.Project, "output");
            var added = (await IdsIn(document)).Except([.. before, .. LastWords]).ToList();
            Assert.True(added.Count == 0, $"Fixing brought {string.Join(", ", added)} in\n{await document.GetTextAsync(TestContext.Current.CancellationToken)}\nmade of\n{input.Code.Text}");
        }
    }

    private static async Task<Document> Fixed(FixRun run, Document document)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            if ((await run.Offers(document)).FirstOrDefault(o => o.IsSafe) is not { } offer)
                return document;
            document = await FixRun.Apply(document, offer.Action);
        }

        throw new HarnessException(
            $"After {MostSteps} steps there is still something to fix in\n{await document.GetTextAsync()}");
    }

    private static async Task<bool> HasErrors(Document document) =>
        (await RuleRun.CompileAsync(document.Project)).GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);

    private static async Task<HashSet<string>> IdsIn(Document document) =>
        [.. (await RuleRun.Of(document.Project, RuleCatalogue.Analyzers)).Select(d => d.Id)];
}
