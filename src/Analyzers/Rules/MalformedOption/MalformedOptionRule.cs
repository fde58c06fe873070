using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Infrastructure.Options;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.MalformedOption;

/// <summary>ROW9001: an option that does not exist, or a value that it does not take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MalformedOptionRule() : ConfigurationRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW9001",
        title: "An option of Rowbound cannot be read",
        messageFormat: "'{0}' is '{1}' in {2}: {3}",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A setting that does not exist, or a value that it does not take, changes nothing: the default holds, and"
            + " who wrote it believes otherwise.",
        helpLinkUri: HelpLink.For("ROW9001"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override IEnumerable<Diagnostic> Inspect(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        // Where EF Core's types do not resolve nothing reads the options, which another rule says.
        if (QueryModel.For(compilation, options) is null)
            yield break;

        foreach (var setting in OptionSettings.Of(compilation, options, cancellation))
        {
            if (setting.Fault is { } fault)
                yield return Diagnostic.Create(Descriptor, setting.Location, setting.Key, setting.Value, setting.Source, fault);
        }
    }
}
