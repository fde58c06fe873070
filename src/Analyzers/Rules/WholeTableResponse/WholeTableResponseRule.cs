using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.WholeTableResponse;

/// <summary>ROW1007: an endpoint collects a whole table before it answers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeTableResponseRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1007",
        title: "An endpoint answers with a whole table",
        messageFormat: "All rows of '{0}' are collected before the response begins: each request holds the whole table",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The list lives as long as the request, once for each that runs at the same time.",
        helpLinkUri: HelpLink.For("ROW1007"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Purpose: BufferPurpose.Answer, Answer: { } answer } && query.TableSeverity is { } severity
            ? new(query.Terminal.Location, severity, FactsFor(query, answer), query.Name)
            : null;

    private static WholeTableResponseFacts? FactsFor(QuerySite query, EndpointAnswer answer) =>
        query.CanAnswerWithStream(answer)
            ? new(query.NoTrackingInAnswer, query.Terminal.Operation.Syntax, query.NoTrackingPlace, answer)
            : null;
}
