using Rowbound.Analyzers.Infrastructure;

namespace Rowbound.Analyzers.Rules.UnusedLargeColumn;

/// <summary>What ROW3001's fix needs.</summary>
/// <param name="Columns">The columns that are read.</param>
/// <param name="RowName">What to call a row in the projection.</param>
/// <param name="Query">The query, which the projection goes behind.</param>
internal sealed record UnusedLargeColumnFacts(ImmutableArray<string> Columns, string RowName, SyntaxNode Query)
    : FixFacts(FixSafety.Safe, [Query.GetLocation()])
{
    internal const string ColumnsKey = "columns";
    internal const string RowNameKey = "row";

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
        properties[ColumnsKey] = string.Join(",", Columns);
        properties[RowNameKey] = RowName;
    }
}
