using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.ClientSideOperator;

/// <summary>ROW1003: rows are loaded into memory and only then filtered, counted, paged or projected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientSideOperatorRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1003",
        title: "An operator runs in memory that the database could run",
        messageFormat: "All rows of '{0}' are loaded for '{1}', which the database could answer",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The operator is applied to a list of all rows; applied to the query it would leave only what is needed.",
        helpLinkUri: HelpLink.For("ROW1003"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Purpose: BufferPurpose.ClientOperator, ClientOperator: { } client } && query.TableSeverity is { } severity
            ? new(query.Terminal.Location, severity, FactsFor(query, client), query.Name, client.Operator.ToString())
            : null;

    private static ClientSideOperatorFacts? FactsFor(QuerySite query, ClientOperator client) =>
        query.Terminal.IsWrittenAsMember && client.CanMove && IsInPlace(query, client)
            ? new(client, query.Terminal.Operation.Syntax, query.BufferDeclaration,
                client.GivesNoEntities ? query.NoTrackingCalls : [])
            : null;

    /// <summary>Whether nothing can happen between the loading and the operator.</summary>
    private static bool IsInPlace(QuerySite query, ClientOperator client) =>
        query.Use.Local is null
        || (query.BufferDeclaration?.IsDirectlyBefore(client.Steps[0].Operation.Statement) == true && !client.MayRunLater);
}
