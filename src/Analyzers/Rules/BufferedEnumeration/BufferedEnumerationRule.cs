using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.BufferedEnumeration;

/// <summary>ROW1002: a whole table goes into a list that one loop runs over, once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferedEnumerationRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1002",
        title: "A whole table is buffered for one pass",
        messageFormat: "All rows of '{0}' are held in memory for one loop that needs one at a time",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The list is enumerated once and then dropped: the rows could be read one by one, or chunk by chunk.",
        helpLinkUri: HelpLink.For("ROW1002"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Purpose: BufferPurpose.OnePass, OnlyLoop: { } loop } && query.TableSeverity is { } severity
            ? new(query.Terminal.Location, severity, FactsFor(query, loop), query.Name)
            : null;

    private static BufferedEnumerationFacts? FactsFor(QuerySite query, IForEachLoopOperation loop)
    {
        if (!query.Terminal.IsWrittenAsMember || !loop.NamesItsRow)
            return null;

        // Behind AsAsyncEnumerable() there is no query any more, of which to ask for a stream.
        if (query.Terminal.IsAsync && !query.CanCompose)
            return null;
        if (query.Use.Local is not null && query.BufferDeclaration?.IsAsGoodAsDirectlyBefore(loop.Syntax) != true)
            return null;
        if (CanStream(query, loop) && query.NoTrackingInPassing is { } streamed)
            return Facts(LoopRewrite.Stream, streamed);
        if (query.CanBeChunkedIn(loop) && query.NoTrackingInPassing is { } chunked)
            return Facts(LoopRewrite.Chunks, chunked);

        return query.SaveAfterWriting(loop) is { } save ? Facts(LoopRewrite.SavedChunks, NoTrackingForm.None, save) : null;

        BufferedEnumerationFacts Facts(LoopRewrite rewrite, NoTrackingForm tracking, SyntaxNode? save = null) =>
            new(rewrite, tracking, query.Terminal.Operation.Syntax, loop.Syntax, query.BufferDeclaration, query.NoTrackingPlace,
                save);
    }

    /// <summary>
    /// Whether the loop may run while the query is open: nothing in either waits, reaches the database or is seen half done.
    /// </summary>
    private static bool CanStream(QuerySite query, IForEachLoopOperation loop) =>
        query is { Scope.IsGuarded: false, MayBeBuffered: false, ReadsOnlyWhatIsLoaded: true }
            && query.HazardsOf(loop) == LoopHazards.None && query.HazardsOfProjection == LoopHazards.None;
}
