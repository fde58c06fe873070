using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>
/// Applies fixes and checks what every fix promises: input and output compile, the text is exact, no diagnostic of the rule remains but
/// those marked, a second run changes nothing, and what is fixed one by one is also fixed all at once.
/// </summary>
internal sealed class FixCheck(DiagnosticAnalyzer rule, ImmutableArray<CodeFixProvider> fixes, Setup setup)
{
    private const int MostSteps = 50;

    private readonly FixRun _run = new(rule, fixes);

    /// <summary>The Safe fix, applied one by one, then to all of two copies of the code in one document.</summary>
    internal async Task Safe(TestCode before, TestCode after)
    {
        var input = await Open(before);
        var output = await FixOneByOne(input);
        await AssertOutput(input, output, after, copies: 1);

        var copies = before.Kind == CodeKind.File ? 1 : 2;
        var twice = await Open(before, copies);
        var all = await _run.FixAll(twice, await FirstSafeOffer(twice), FixAllScope.Document);
        await AssertOutput(twice, all.GetDocument(twice.Id)!, after, copies); // a fix never removes the document
    }

    /// <summary>Fix-all in a document, a project of two documents, and a solution of two projects.</summary>
    internal async Task SafeEverywhere(TestCode before, TestCode after)
    {
        await Safe(before, after);
        if (before.Kind == CodeKind.File)
            throw new HarnessException("Fix-all over a project needs copies of the code: show a body or members.");

        var first = Markup.Parse(before.ToFile());
        var second = Markup.Parse(before.ToFile(copy: 1));
        var solution = TestProject.Twice(TestProject.Create(setup, first.Text, second.Text));
        var project = solution.Projects.First();
        var document = project.Jobs().First();
        var offer = await FirstSafeOffer(document);
        await AssertAll(await _run.FixAll(document, offer, FixAllScope.Project), [project.Id], after);
        await AssertAll(await _run.FixAll(document, offer, FixAllScope.Solution), solution.ProjectIds, after);
    }

    /// <summary>The fix to review, applied to the first diagnostic.</summary>
    internal async Task Review(TestCode before, TestCode after, string? title)
    {
        var input = await Open(before);
        var offers = (await _run.Offers(input)).Where(o => !o.IsSafe).ToList();
        var first = offers
            .Where(o => o.Diagnostic == offers[0].Diagnostic && (title is null || o.Action.Title == title))
            .ToList();
        if (first is not [var offer])
            throw new HarnessException($"Expected one fix to review{(title is null ? "" : $" titled '{title}'")}, but these are offered:\n{Titles(offers)}");
        var output = await FixRun.Apply(input, offer.Action);
        await AssertOutput(input, output, after, copies: 1);
    }

    /// <summary>The rule reports what is marked, or where nothing is marked at least something.</summary>
    internal Task Reported(TestCode code) => Open(code);

    /// <summary>The rule reports what is marked, and no fix is offered for it.</summary>
    internal async Task None(TestCode code)
    {
        var offers = await _run.Offers(await Open(code));
        if (offers.Count > 0)
            throw new HarnessException($"Expected no fix, but these are offered:\n{Titles(offers)}");
    }

    private static string Titles(List<FixOffer> offers) =>
        offers.Count == 0 ? "none" : string.Join('\n', offers.Select(o => $"{(o.IsSafe ? "safe" : "review")}: {o.Action.Title}"));

    private async Task<Document> Open(TestCode code, int copies = 1)
    {
        var markup = Markup.Parse(code.ToFile(copies: copies));
        if (code.IsMarked && markup.Marks.IsEmpty)
            throw new HarnessException("The input of a fix has a marked place.");

        var project = TestProject.Create(setup, markup.Text);
        await RuleRun.AssertCompiles(project, "input");
        if (code.IsMarked)
            await ReportCheck.Marked(rule, project, [markup]);
        else if ((await RuleRun.Of(project, rule)).IsEmpty)
            throw new HarnessException($"The rule reports nothing in\n{markup.Text}");
        return project.Jobs().Single();
    }

    private async Task<FixOffer> FirstSafeOffer(Document document)
    {
        var offers = await _run.Offers(document);
        return offers.FirstOrDefault(o => o.IsSafe)
            ?? throw new HarnessException($"Expected a safe fix, but these are offered:\n{Titles(offers)}");
    }

    private async Task<Document> FixOneByOne(Document document)
    {
        await FirstSafeOffer(document);
        for (var step = 0; step < MostSteps; step++)
        {
            if ((await _run.Offers(document)).FirstOrDefault(o => o.IsSafe) is not { } offer)
                return document;

            var before = await document.GetTextAsync();
            document = await FixRun.Apply(document, offer.Action);
            if ((await document.GetTextAsync()).ContentEquals(before))
                throw new HarnessException($"'{offer.Action.Title}' changes nothing in\n{before}");
        }

        throw new HarnessException(
            $"After {MostSteps} steps there is still something to fix in\n{await document.GetTextAsync()}");
    }

    private async Task AssertAll(Solution fixedSolution, IReadOnlyList<ProjectId> projects, TestCode after)
    {
        foreach (var id in projects)
        {
            var project = fixedSolution.GetProject(id)!; // fixes never remove projects
            var copy = 0;
            foreach (var document in project.Jobs())
                await AssertText(document, after, copy++, copies: 1, []);
            await RuleRun.AssertCompiles(project, "output");
        }
    }

    private async Task AssertOutput(Document input, Document output, TestCode after, int copies)
    {
        var added = after.Kind == CodeKind.File ? [] : await AddedUsings(input, output);
        var markup = await AssertText(output, after, copy: 0, copies, added);
        await RuleRun.AssertCompiles(output.Project, "output");
        await AssertNeeded(output, added);
        await ReportCheck.Marked(rule, output.Project, [markup]);
    }

    private static async Task<Markup> AssertText(Document output, TestCode after, int copy, int copies, List<string> added)
    {
        var text = (await output.GetTextAsync()).ToString();
        var markup = Markup.Parse(after.ToFile(copy, copies, added));
        return text == markup.Text
            ? markup
            : throw new HarnessException($"The fixed text differs {TextDiff.Of(markup.Text, text)}");
    }

    private static async Task<List<string>> AddedUsings(Document input, Document output) =>
        [.. (await Usings(output)).Select(u => u.Name!.ToString()).Except((await Usings(input)).Select(u => u.Name!.ToString()))]; // test code has no aliases of types

    private static async Task<SyntaxList<UsingDirectiveSyntax>> Usings(Document document) =>
        ((CompilationUnitSyntax)(await document.GetSyntaxRootAsync())!).Usings; // C# documents have a root

    /// <summary>A using that a fix adds must be one that the rewritten code does not compile without.</summary>
    private static async Task AssertNeeded(Document output, List<string> added)
    {
        var root = (CompilationUnitSyntax)(await output.GetSyntaxRootAsync())!; // C# documents have a root
        foreach (var name in added)
        {
            var without = root.WithUsings(
                [.. root.Usings.Where(u => u.Name!.ToString() != name)]); // test code has no aliases of types
            var compilation = await RuleRun.CompileAsync(output.WithSyntaxRoot(without).Project);
            if (!compilation.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error))
                throw new HarnessException($"The fix adds 'using {name};' that the code does not need.");
        }
    }
}
