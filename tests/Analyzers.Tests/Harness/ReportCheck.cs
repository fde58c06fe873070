using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Rowbound.Analyzers.Tests.Harness;

/// <summary>Compares what a rule reports with what the markup says.</summary>
internal static class ReportCheck
{
    internal static async Task Run(DiagnosticAnalyzer rule, TestCode code, Setup setup, DiagnosticSeverity? severity, ImmutableArray<DiagnosticResult> results)
    {
        var markup = Markup.Parse(code.ToFile());
        var project = TestProject.Create(setup, markup.Text);
        await RuleRun.AssertCompiles(project, "input");
        var found = await Marked(rule, project, [markup]);
        foreach (var diagnostic in found)
        {
            if (severity is { } wanted && diagnostic.Severity != wanted)
                throw new HarnessException($"Expected {wanted}, but it is {diagnostic.Severity}: {diagnostic}");
        }

        foreach (var result in results)
            Check(result, markup, found);
    }

    /// <summary>Fails unless the rule reports just the marked places of the documents, and nothing in the model.</summary>
    internal static async Task<ImmutableArray<Diagnostic>> Marked(
        DiagnosticAnalyzer rule, Project project, IReadOnlyList<Markup> markups)
    {
        var diagnostics = await RuleRun.Of(project, rule);
        var (i, seen) = (0, 0);
        foreach (var document in project.Jobs())
        {
            var tree = await document.GetSyntaxTreeAsync();
            var found = diagnostics.Where(d => d.Location.SourceTree == tree).ToList();
            seen += found.Count;
            var actual = Markup.Render(markups[i].Text, found.Select(d => (d.Location.SourceSpan, d.Id)));
            var expected = Markup.Render(markups[i].Text, markups[i].Marks.Select(m => (m.Span, m.RuleId ?? DefaultId(rule))));
            if (actual != expected)
                throw new HarnessException($"The rule reports other places than the marked ones {TextDiff.Of(expected, actual)}\n{string.Join('\n', found)}");
            i++;
        }

        return seen == diagnostics.Length
            ? diagnostics
            : throw new HarnessException(
                $"The rule reports places outside of the code of the test:\n{string.Join('\n', diagnostics)}");
    }

    internal static string DefaultId(DiagnosticAnalyzer rule) => rule.SupportedDiagnostics[0].Id;

    private static void Check(DiagnosticResult result, Markup markup, ImmutableArray<Diagnostic> found)
    {
        var mark = markup.Marks.FirstOrDefault(m => m.Number == result.Number)
            ?? throw new HarnessException($"There is no place #{result.Number}.");
        var diagnostic = found.FirstOrDefault(d => d.Id == result.Id && d.Location.SourceSpan == mark.Span)
            ?? throw new HarnessException($"There is no {result.Id} at place #{result.Number}.");
        if (result.Severity is { } severity && diagnostic.Severity != severity)
            throw new HarnessException(
                $"Expected {severity} at place #{result.Number}, but it is {diagnostic.Severity}: {diagnostic}");
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (result.Message is { } text && message != text)
            throw new HarnessException($"The message at place #{result.Number} {TextDiff.Of(text, message)}");
    }
}
