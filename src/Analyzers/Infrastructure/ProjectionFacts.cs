namespace Rowbound.Analyzers.Infrastructure;

/// <summary>What a fix needs that reads some columns instead of entities.</summary>
/// <param name="Columns">The columns that are read.</param>
/// <param name="RowName">What to call a row in the projection.</param>
/// <param name="Query">The query, which the projection goes behind; for a single row the call that reads it.</param>
/// <param name="NoTracking">The calls in the query that say not to track, of which columns have no use.</param>
/// <param name="HasCondition">Whether the call that reads a single row has a condition, which goes before the projection.</param>
internal sealed record ProjectionFacts(
    ImmutableArray<string> Columns,
    string RowName,
    SyntaxNode Query,
    ImmutableArray<SyntaxNode> NoTracking,
    bool HasCondition = false)
    : FixFacts(FixSafety.Safe, [Query.GetLocation(), .. NoTracking.Select(static call => call.GetLocation())])
{
    internal const int QueryPlace = 0;
    internal const int FirstNoTracking = 1;

    private const string ColumnsKey = "columns";
    private const string RowNameKey = "row";
    private const string ConditionKey = "condition";

    /// <summary>The columns that a diagnostic names.</summary>
    internal static string[] ColumnsIn(Diagnostic diagnostic) => diagnostic.Text(ColumnsKey).Split(',');

    /// <summary>The name of a row that a diagnostic proposes.</summary>
    internal static string RowNameIn(Diagnostic diagnostic) => diagnostic.Text(RowNameKey);

    /// <summary>Whether the call that a diagnostic points at has a condition.</summary>
    internal static bool HasConditionIn(Diagnostic diagnostic) => diagnostic.Text(ConditionKey).Length > 0;

    private protected override void Write(ImmutableDictionary<string, string?>.Builder properties)
    {
        properties[ColumnsKey] = string.Join(",", Columns);
        properties[RowNameKey] = RowName;
        if (HasCondition)
            properties[ConditionKey] = "own";
    }
}
