using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Reads the plans of SQLite.</summary>
internal static partial class SqliteAccess
{
    private const string Sort = "USE TEMP B-TREE FOR";

    public static async Task<AccessPath?> OfAsync(
        DbContext context, SentStatement statement, string alias, bool isBehind, CancellationToken cancellationToken)
    {
        var steps = await statement.ExplainAsync(
            context,
            "EXPLAIN QUERY PLAN",
            row => new Step(row.GetInt32(0), row.GetInt32(1), row.GetString(3)),
            cancellationToken).ConfigureAwait(false);
        return steps.FirstOrDefault(step =>
            Table().Match(step.Detail) is { Success: true } table && table.Groups["alias"].Value == alias)
            is { } found
                ? Of(steps, found, isBehind)
                : null;
    }

    private static AccessPath Of(IReadOnlyList<Step> steps, Step found, bool isBehind)
    {
        var isScan = found.Detail.StartsWith("SCAN", StringComparison.Ordinal);
        var select = SelectOf(steps, found);
        var sort = steps.FirstOrDefault(step => step.Parent == select && step.Detail.StartsWith(Sort, StringComparison.Ordinal));
        return new AccessPath(
            sort is null ? found.Detail : $"{found.Detail}, {sort.Detail}",
            Index().Match(found.Detail) is { Success: true } index ? index.Groups["name"].Value : null,
            sort is not null,
            isScan && (isBehind || sort is not null));
    }

    /// <summary>The SELECT that a step belongs to: the parts of an OR are steps below one of it.</summary>
    private static int SelectOf(IReadOnlyList<Step> steps, Step step)
    {
        var parent = step.Parent;
        while (steps.FirstOrDefault(above => above.Id == parent) is { } above && Branch().IsMatch(above.Detail))
            parent = above.Parent;
        return parent;
    }

    /// <summary>Until 3.35 SQLite wrote <c>SCAN TABLE Items AS i</c>, since then <c>SCAN i</c>.</summary>
    [GeneratedRegex(@"^(SCAN|SEARCH) (TABLE .+ AS )?(?<alias>\w+)")]
    private static partial Regex Table();

    [GeneratedRegex(@"USING (COVERING )?(INDEX )?(?<name>INTEGER PRIMARY KEY|\S+)")]
    private static partial Regex Index();

    [GeneratedRegex("^(MULTI-INDEX OR|INDEX [0-9]+)")]
    private static partial Regex Branch();

    private sealed record Step(int Id, int Parent, string Detail);
}
