using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.KeysLoadedForContains;

/// <summary>ROW4006: the keys of a table are loaded to be sent back to the database as a list.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeysLoadedForContainsRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4006",
        title: "Keys are loaded to be sent back to the database",
        messageFormat: "A list of values of '{0}' that grows with the table is loaded only to be sent back by 'Contains'",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The list is held, copied into the parameters of a command, and limited by what the database takes; a "
            + "query in the condition stays where the rows are.",
        helpLinkUri: HelpLink.For("ROW4006"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Purpose: BufferPurpose.Keys, TableSeverity: { } severity, KeyList: { } keys }
            ? new(query.Terminal.Location, severity, FactsFor(query, keys), query.Name)
            : null;

    private static KeysLoadedForContainsFacts? FactsFor(QuerySite query, KeyList keys) =>
        query.Terminal.IsWrittenAsMember && keys.MayBeSubquery(query) ? new(query.Terminal.Operation.Syntax) : null;
}
