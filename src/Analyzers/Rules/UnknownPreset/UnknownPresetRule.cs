using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.UnknownPreset;

/// <summary>ROW9002: a project chooses a preset that there is not, so none is in force.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownPresetRule() : ConfigurationRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW9002",
        title: "The project chooses a preset that does not exist",
        messageFormat: "'{0}' is no preset, so 'RowboundPreset' has no effect: it is one of {1}",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The severities of the rules are as if no preset was chosen.",
        helpLinkUri: HelpLink.For("ROW9002"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>The property stands in no file that the compiler is given: there is no place to point at.</summary>
    private protected override IEnumerable<Diagnostic> Inspect(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellation) =>
        ChosenBy(options) is { Length: > 0 } name && !Preset.IsKnown(name)
            ? [Diagnostic.Create(Descriptor, Location.None, name, $"'{string.Join("', '", Preset.All)}'")]
            : [];

    private static string? ChosenBy(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Preset.Property, out var name) ? name.Trim() : null;
}
