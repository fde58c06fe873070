using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.DoubleBuffer;

/// <summary>ROW1006: a whole table goes into a collection, and from there into a second one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DoubleBufferRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1006",
        title: "A whole table is held in two collections",
        messageFormat: "All rows of '{0}' are held twice: in one collection, and in another one that is made of it",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The first collection serves only to fill the second, which the query could fill itself.",
        helpLinkUri: HelpLink.For("ROW1006"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Purpose: BufferPurpose.Copied, Copy: { } copy } && query.TableSeverity is { } severity
            ? new(query.Terminal.Location, severity, FactsFor(query, copy), query.Name)
            : null;

    private static DoubleBufferFacts? FactsFor(QuerySite query, BufferCopy copy) =>
        query.CanFillCopyAtOnce
            ? new(copy.Operator, query.Terminal.Operation.Syntax, copy.Operation.Syntax, query.BufferDeclaration)
            : null;
}
