using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.CartesianInclude;

/// <summary>ROW3006: one statement reads two collections of a row, and so every pair of their entities.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CartesianIncludeRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW3006",
        title: "Two collections of a row are read in one statement",
        messageFormat: "'{0}' and '{1}' of a row are read in one statement: the database sends every pair of them",
        category: Category.Columns,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The statement joins both collections to the row, so that it gives as many rows as the product of their "
            + "lengths, each with all columns of all three.",
        helpLinkUri: HelpLink.For("ROW3006"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.GrowthSeverity is not null && query.Cartesian is { } pair
            ? new(pair.Place, SeverityOf(query), Facts: null, pair.First.Name, pair.Second.Name)
            : null;

    /// <summary>
    /// The pairs pass one by one and are sorted out on the way; only where EF Core buffers the raw result do they stay in memory.
    /// </summary>
    private static DiagnosticSeverity SeverityOf(QuerySite query) => query.Context.Retries
        ? query.TableSeverity ?? DiagnosticSeverity.Info
        : DiagnosticSeverity.Info;
}
