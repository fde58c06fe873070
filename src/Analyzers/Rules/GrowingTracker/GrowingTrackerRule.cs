using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.GrowingTracker;

/// <summary>ROW2003: a loop saves, and the change tracker keeps what every turn has left in it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GrowingTrackerRule() : SaveRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW2003",
        title: "A loop fills a change tracker that nobody empties",
        messageFormat: "'{0}' is saved in a loop, but goes on tracking the '{1}' of every turn",
        category: Category.Tracking,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Saving lets nothing go: each entity stays in the change tracker for the life of the context, and is looked "
            + "at again with every save.",
        helpLinkUri: HelpLink.For("ROW2003"));

    private protected override Finding? Inspect(SaveSite save) =>
        save.Growth is { } growth
            ? new(save.Location, growth.Severity, FactsFor(save), save.ContextName, string.Join("', '", growth.Entities))
            : null;

    private static GrowingTrackerFacts? FactsFor(SaveSite save) => save.Statement is { } statement ? new(statement) : null;
}
