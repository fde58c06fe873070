using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>What makes a run slow or lets its memory grow, and what to do about it.</summary>
internal static class ChunkWarnings
{
    /// <param name="context">The context of the query.</param>
    /// <param name="query">What is walked.</param>
    /// <param name="statements">Its statements.</param>
    /// <param name="chunks">How many chunks there are, where it is known.</param>
    /// <param name="isTracked">Whether the change tracker keeps the rows.</param>
    public static IEnumerable<string> Of(
        DbContext context, ChunkableQuery query, IReadOnlyList<ChunkPlanStatement> statements, long? chunks, bool isTracked)
    {
        if (isTracked)
        {
            yield return "The rows are tracked, and memory grows with the table: write 'AsNoTracking()', or call " +
                "'ChangeTracker.Clear()' " +
                "after each chunk.";
        }

        if (chunks <= 1)
            yield break; // What is read once may be sorted, and its index is of no use.

        var index = KeyIndexes.NameOf(context, query);
        if (Cost(query, statements, index) is { } cost)
            yield return $"{cost} {Remedy(query, index)}";
    }

    private static string? Cost(ChunkableQuery query, IReadOnlyList<ChunkPlanStatement> statements, string? index)
    {
        var entity = query.Entity.GetRootType().DisplayName();
        if (statements.Any(statement => statement.Sorts))
            return $"Each chunk sorts more rows of '{entity}' than it returns.";
        if (statements.Any(statement => statement.ScansTable))
            return $"Each chunk reads '{entity}' from its start to the position.";

        return statements.Any(statement => statement.Access is null) && index is null
            ? $"Each chunk may sort more rows of '{entity}' than it returns."
            : null;
    }

    private static string Remedy(ChunkableQuery query, string? index) => index is not null
        ? $"The index '{index}' has the order of the key, but the database prefers another way: the table is small, its " +
            $"statistics are old " +
            "(run ANALYZE), or the filter is served by another index; then one over the columns that the filter compares for " +
            "equality, " +
            "followed by those of the key, serves both."
        : $"No index of the model has the order of the key: {KeyIndexes.Suggestion(query)} creates one.";
}
