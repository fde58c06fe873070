using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnresolvedEfCore;

/// <summary>ROW9003: EF Core is referenced, but the types that queries are known by do not resolve.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnresolvedEfCoreRule() : ConfigurationRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW9003",
        title: "EF Core is referenced but cannot be analysed",
        messageFormat: "EF Core is referenced, but '{0}' {1}: no query of '{2}' is analysed until {3}",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Rowbound knows queries by the types of EF Core. Where they do not resolve it finds nothing, which is no"
            + " sign of health.",
        helpLinkUri: HelpLink.For("ROW9003"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    private protected override IEnumerable<Diagnostic> Inspect(
        Compilation compilation, AnalyzerOptions options, CancellationToken cancellation)
    {
        if (EfSymbols.UnresolvedIn(compilation) is { } type)
            yield return Diagnostic.Create(
                Descriptor, Location.None, type.Name, Where(type), compilation.AssemblyName, Remedy(type));
    }

    private static string Where(UnresolvedType type) => type.Homes.IsEmpty
        ? "is in none of the referenced assemblies"
        : $"is in {string.Join(" and ", type.Homes.Select(static home => $"'{home}'"))}";

    private static string Remedy(UnresolvedType type) => type.Homes.IsEmpty
        ? "the project is restored with the whole of one version of EF Core"
        : "only one of them is referenced";
}
