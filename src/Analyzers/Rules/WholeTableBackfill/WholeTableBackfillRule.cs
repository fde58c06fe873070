using Microsoft.CodeAnalysis.Diagnostics;
using Rowbound.Analyzers.Infrastructure;
using Rowbound.Analyzers.Queries;

namespace Rowbound.Analyzers.Rules.WholeTableBackfill;

/// <summary>
/// ROW4007: code that sets a database up reads a whole table to write it back. The other rules are silent about such code, since
/// it reads small tables on purpose; a table that has grown with the use of the program is another matter.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WholeTableBackfillRule() : QueryRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        id: "ROW4007",
        title: "Set-up code reads a whole table to write it back",
        messageFormat: "'{0}' is loaded whole to be written back: the code runs once, and fails where the table is largest",
        category: Category.Loops,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A migration or seeder that changes the rows of a table that has grown holds all of them, in one "
            + "transaction, while the program waits for it.",
        helpLinkUri: HelpLink.For("ROW4007"));

    private protected override bool AsksSetUp => true;

    private protected override Finding? Inspect(QuerySite query) =>
        query is { GrowthSeverity: DiagnosticSeverity.Warning, TableSeverity: { } severity, IsWrittenBack: true }
            ? new(query.SourceLocation, severity, Facts: null, query.Name)
            : null;
}
