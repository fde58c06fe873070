using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.RowByRowUpdate;

/// <summary>ROW4004: rows are loaded to be given values that the database could give them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowByRowUpdateRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4004",
        title: "Rows are loaded only to be updated in the same way",
        messageFormat: "Rows of '{0}' are loaded and tracked to be given values that the database could give them",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The loop assigns what does not depend on the row, or only on numbers of it, so that one statement could "
            + "do the same without a row in memory.",
        helpLinkUri: HelpLink.For("ROW4004"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.TableSeverity is { } severity && query.Update is { } update
            ? new(query.SourceLocation, severity, FactsFor(query, update), query.Name)
            : null;

    private static WriteFacts? FactsFor(QuerySite query, RowUpdate update) => query.FormOf(update) is { } form
        ? new(form, update, query.Query.Syntax, query.BufferDeclaration, [.. update.Writes.Select(static w => w.Syntax)])
        : null;
}
