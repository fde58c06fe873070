using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.RepeatedSlice;

/// <summary>ROW4008: a loop deletes or updates the first rows that match, until there are none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RepeatedSliceRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4008",
        title: "A loop writes the first rows that match again and again",
        messageFormat: "Each turn searches '{0}' from its start, past all rows that the turns before have written",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Databases keep deleted and old versions of rows for a while, so that the work grows with the square "
            + "of the table.",
        helpLinkUri: HelpLink.For("ROW4008"));

    private protected override Finding? Inspect(QuerySite query) =>
        query.RepeatedSlice is { } slice && IsMany(query, slice)
            ? new(slice.Take.Call.NameLocation, DiagnosticSeverity.Info, FactsFor(query, slice), query.Name)
            : null;

    private static bool IsMany(QuerySite query, Queries.RepeatedSlice slice) =>
        query.GrowthSeverity is not null && query.RowsOf(slice) is RowBound.Table or RowBound.Share or RowBound.Unknown;

    private static RepeatedSliceFacts? FactsFor(QuerySite query, Queries.RepeatedSlice slice) =>
        query.IsWrittenByKey(slice) && query.DrainOf(slice) is { } drain
            ? new(slice, query.Terminal.Operation.Syntax, drain)
            : null;
}
