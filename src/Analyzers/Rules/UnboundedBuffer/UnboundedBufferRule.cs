using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.UnboundedBuffer;

/// <summary>ROW1001: a whole table goes into a collection that is kept, handed on, or used more than once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedBufferRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1001",
        title: "A collection holds a whole table",
        messageFormat: "'{0}' is loaded whole: the collection grows with the table",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The query has no bound, so that the collection has as many elements as the table has rows.",
        helpLinkUri: HelpLink.For("ROW1001"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.TableSeverity is { } severity && PlaceOf(query) is { } place
            ? new(place, severity, FactsFor(query), query.Name)
            : null;

    /// <summary>What makes the collection: a call that gives it, or in a loop the call that adds to it for each row.</summary>
    private static Location? PlaceOf(QuerySite query) => query switch
    {
        { Terminal.Kind: TerminalKind.Buffer, Purpose: BufferPurpose.Kept } => query.Terminal.Location,
        { FillPerRow: { } add } => add.NameLocation,
        _ => null,
    };

    /// <summary>
    /// A list that is only run over, several times and changed by none of them, can be read in chunks each time.
    /// </summary>
    private static UnboundedBufferFacts? FactsFor(QuerySite query)
    {
        if (query is not { Terminal: { IsWrittenAsMember: true, Operator: QueryOperator.ToList or QueryOperator.ToArray },
            GivesUnchangedRows: true })
            return null;
        if (query.NoTrackingInPassing is not { } tracking
            || query.BufferDeclaration is not { } declaration
            || query.LoopsBehind(declaration) is not [_, _, ..] loops)
            return null;

        return new(tracking, declaration, query.Terminal.Operation.Syntax, query.NoTrackingPlace, loops);
    }
}
