using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.CachedTable;

/// <summary>ROW1005: a whole table is kept for as long as the program runs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CachedTableRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW1005",
        title: "A table that grows is cached whole",
        messageFormat: "'{0}' is kept whole in {1}: the cache grows with the table",
        category: Category.Buffering,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What a static, a singleton or a cache holds is in memory at all times, "
            + "and here it is as large as the table.",
        helpLinkUri: HelpLink.For("ROW1005"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Purpose: BufferPurpose.Cached, Keeper: { } keeper, IsKnownToGrow: true } && query.TableSeverity is { } severity
            ? new(query.Terminal.Location, severity, null, query.Name, keeper.Name)
            : null;
}
