using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.BufferedByConfiguration;

/// <summary>ROW1008: a loop streams a whole table, and EF Core buffers it all the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferedByConfigurationRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1008",
        title: "A streamed table is buffered by configuration",
        messageFormat: "The loop streams '{0}', but EF Core holds all rows before the first: {1}",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Under an execution strategy that retries, and in split queries on most providers, EF Core reads the whole "
            + "result before it gives the first row.",
        helpLinkUri: HelpLink.For("ROW1008"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Terminal.Loop: { } loop, IsLetGoByLoop: true } && ReasonFor(query) is { } reason
            && query.BufferedSeverity is { } severity
            ? new(query.SourceLocation, severity, FactsFor(query, loop), query.Name, reason)
            : null;

    private static string? ReasonFor(QuerySite query) => query.BufferingCause switch
    {
        BufferingCause.Retries => "the execution strategy retries",
        BufferingCause.Splits => "the query is split",
        _ => null,
    };

    private static BufferedByConfigurationFacts? FactsFor(QuerySite query, IForEachLoopOperation loop)
    {
        if (query.MayStayOpenDuring(loop) && query.BufferingCause == BufferingCause.Splits
            && query is { IsSameInOnePiece: true, TakesSingleQuery: true })
            return new(StreamForm.SingleQuery, query.NoTrackingPlace, loop.Syntax);
        if (query.MayStayOpenDuring(loop) && query.CanBeStreamed && loop is { IsAsynchronous: true, NamesItsRow: true })
            return new(StreamForm.Unbuffered, query.Query.Syntax, loop.Syntax);

        return query.CanBeChunkedIn(loop) ? new(StreamForm.Chunks, query.Query.Syntax, loop.Syntax) : null;
    }
}
