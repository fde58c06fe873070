using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.LongLivedContext;

/// <summary>ROW2004: a context lives as long as the program, and keeps what it has ever tracked.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LongLivedContextRule() : ContextRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW2004",
        title: "A context lives as long as the program",
        messageFormat: "The context '{0}' {1}: it keeps all that it ever tracks",
        category: Category.Tracking,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A context is made for one unit of work: its change tracker lets nothing go by itself.",
        helpLinkUri: HelpLink.For("ROW2004"));

    private protected override Finding? Inspect(Queries.LongLivedContext held) => new(
        held.Location,
        held.TracksGrowing && held.Holder != ContextHolder.HostedService ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        Facts: null,
        held.Name,
        held.Holder switch
        {
            ContextHolder.Static => "is static and lives as long as the process",
            ContextHolder.Singleton => "is a singleton and lives as long as the program",
            _ => "lives as long as the service that holds it",
        });
}
