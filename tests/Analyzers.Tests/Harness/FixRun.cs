using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>Offers and applies fixes as an editor and <c>dotnet format</c> do.</summary>
internal sealed class FixRun(ImmutableArray<DiagnosticAnalyzer> rules, ImmutableArray<CodeFixProvider> fixes)
{
    internal FixRun(DiagnosticAnalyzer rule, ImmutableArray<CodeFixProvider> fixes)
        : this([rule], fixes)
    {
    }

    /// <summary>What the fixes offer in a document, in the order of the diagnostics.</summary>
    internal async Task<List<FixOffer>> Offers(Document document)
    {
        var offers = new List<FixOffer>();
        foreach (var diagnostic in await Diagnostics(document))
            offers.AddRange(await Offers(document, diagnostic));
        return offers;
    }

    /// <summary>What the fixes offer for a diagnostic.</summary>
    internal async Task<List<FixOffer>> Offers(Document document, Diagnostic diagnostic)
    {
        var offers = new List<FixOffer>();
        foreach (var fix in fixes.Where(f => f.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(
                document, diagnostic, (action, _) => offers.Add(new(diagnostic, fix, action)), CancellationToken.None);
            await fix.RegisterCodeFixesAsync(context);
        }

        return offers;
    }

    /// <summary>The document after one action.</summary>
    internal static async Task<Document> Apply(Document document, CodeAction action) =>
        (await Apply(action)).GetDocument(document.Id) ?? throw new HarnessException($"'{action.Title}' removed the document.");

    /// <summary>The solution after a fix-all that starts from an offer.</summary>
    internal async Task<Solution> FixAll(Document document, FixOffer from, FixAllScope scope)
    {
        var all = from.Fix.GetFixAllProvider()
            ?? throw new HarnessException($"{from.Fix.GetType().Name} takes no part in fix-all.");
        var context = new FixAllContext(
            document, from.Fix, scope, from.Action.EquivalenceKey, [.. from.Fix.FixableDiagnosticIds], new Found(this), CancellationToken.None);
        return await all.GetFixAsync(context) is { } action ? await Apply(action) : document.Project.Solution;
    }

    private static async Task<Solution> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations is [ApplyChangesOperation change]
            ? change.ChangedSolution
            : throw new HarnessException($"'{action.Title}' is not one change of the solution.");
    }

    private async Task<IEnumerable<Diagnostic>> Diagnostics(Document document)
    {
        var tree = await document.GetSyntaxTreeAsync();
        return (await RuleRun.Of(document.Project, rules)).Where(d => d.Location.SourceTree == tree);
    }

    private sealed class Found(FixRun run) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await RuleRun.Of(project, run.Rules);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            await run.Diagnostics(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }

    private ImmutableArray<DiagnosticAnalyzer> Rules => rules;
}

/// <summary>A code action that a fix offers for a diagnostic.</summary>
internal sealed record FixOffer(Diagnostic Diagnostic, CodeFixProvider Fix, CodeAction Action)
{
    /// <summary>Safe fixes take part in fix-all; fixes to review do not.</summary>
    internal bool IsSafe => Fix.GetFixAllProvider() is not null;
}
