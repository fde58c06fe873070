using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Infrastructure.Baselines;

namespace Rowbound.Analyzers.Rules.MalformedBaseline;

/// <summary>ROW9004: a line of the project's baseline cannot be read, and hides nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedBaselineRule() : ConfigurationRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW9004",
        title: "A baseline of Rowbound cannot be read",
        messageFormat: "'{0}' in '{1}' {2}",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A line that is no finding, such as one that a merge left behind, hides nothing. What it was meant to hide"
            + " is reported as new.",
        helpLinkUri: HelpLink.For("ROW9004"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override IEnumerable<Diagnostic> Inspect(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (!Baseline.IsBaseline(file.Path) || file.GetText(cancellation) is not { } text)
                continue;

            foreach (var fault in Baseline.Read(text).Faults)
            {
                var place = Location.Create(file.Path, fault.Span, text.Lines.GetLinePositionSpan(fault.Span));
                yield return Diagnostic.Create(Descriptor, place, fault.Line, Path.GetFileName(file.Path), fault.Reason);
            }
        }
    }
}
