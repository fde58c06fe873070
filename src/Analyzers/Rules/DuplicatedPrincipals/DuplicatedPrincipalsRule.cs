using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.DuplicatedPrincipals;

/// <summary>ROW2006: each row of a list has a copy of its own of an entity that many of them refer to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicatedPrincipalsRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW2006",
        title: "Rows that are not tracked hold copies of what they share",
        messageFormat: "Each row of '{0}' holds a '{1}' of its own, also where many refer to the same one",
        category: Category.Tracking,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without tracking EF Core does not know an entity again that it has made before, and makes one for "
            + "each row.",
        helpLinkUri: HelpLink.For("ROW2006"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.TableSeverity is { } severity && query.CopiedReferences is [_, ..] copied
            ? new(query.NoTrackingCall?.NameLocation ?? query.SourceLocation, severity, FactsFor(query), query.Name,
                string.Join("', '", copied.Select(static n => n.Name)))
            : null;

    private static DuplicatedPrincipalsFacts? FactsFor(QuerySite query) =>
        query.NoTrackingCall is { IsWrittenAsMember: true } call ? new(call.Syntax) : null;
}
