using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.WriteWhileReading;

/// <summary>ROW4009: a loop writes by the context whose rows it is still reading.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WriteWhileReadingRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4009",
        title: "A loop writes while its rows are still being read",
        messageFormat: "The loop writes while rows of '{0}' are still being read: most databases refuse that, others may "
            + "never end",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A connection with an open reader takes no second command on PostgreSQL, MySQL and SQL Server without "
            + "MARS; on SQLite the loop may meet the rows again that it has written.",
        helpLinkUri: HelpLink.For("ROW4009"));

    private protected override Finding? Inspect(QuerySite query) =>
        query is { Rows: not RowBound.One, Removal: null, Update: null, WriteInside: { } write, Terminal.Loop: { } loop }
            ? new(write.NameLocation, DiagnosticSeverity.Info, FactsFor(query, loop), query.Name)
            : null;

    private static WriteWhileReadingFacts? FactsFor(QuerySite query, IForEachLoopOperation loop) =>
        query.CanBeChunkedIn(loop) && query.KeepsOrder ? new(query.Query.Syntax, loop.Syntax) : null;
}
