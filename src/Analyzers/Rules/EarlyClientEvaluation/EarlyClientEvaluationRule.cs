using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.EarlyClientEvaluation;

/// <summary>ROW1004: a query ends before an operator that the database could run, and every row comes to be looked at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EarlyClientEvaluationRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1004",
        title: "A query ends before an operator that the database could run",
        messageFormat: "Every row of '{0}' is read for '{1}', which runs in memory: {2}",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The operator is bound to objects and not to the query, so that the database sends all rows and the program "
            + "leaves out what is not needed.",
        helpLinkUri: HelpLink.For("ROW1004"));

    private protected override bool SeesCutQueries => true;

    private protected override Finding? Inspect(QuerySite query) =>
        query is { EarlyEvaluation: { } early, Terminal: { Call: { } call, Operator: { } found } }
            && query.PassingSeverity() is { } severity
            ? new((early.Cut ?? call).NameLocation, severity, FactsFor(query, early), query.Name, found.ToString(), early.Reason)
            : null;

    private static EarlyClientEvaluationFacts? FactsFor(QuerySite query, EarlyEvaluation early) =>
        early is { Cut: { } cut, Moved: { } moved } && query.CanMove(cut, moved)
            ? new(query.IsSameBefore(moved), query.FormOf(moved), cut.Syntax, moved)
            : null;
}
