using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.BufferedBlob;

/// <summary>ROW3004: a large value is held whole, though it only passes through.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferedBlobRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3004",
        title: "A large value is held whole to be copied",
        messageFormat: "'{0}' of a row of '{1}' is held whole, though it is only copied or hashed",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The value is in memory at its full length, often more than once; it could pass through in pieces.",
        helpLinkUri: HelpLink.For("ROW3004"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.GrowthSeverity is not null && query.PassedThroughColumn is { } column
            ? new(query.Terminal.Location, DiagnosticSeverity.Info, Facts: null, column.Name, query.Name)
            : null;
}
