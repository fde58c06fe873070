using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace Rowbound;

/// <summary>
/// How many rows a query has, as far as the database knows without looking at them: a count can cost as much as the run.
/// PostgreSQL and SQLite are asked; of the others nothing is known here.
/// </summary>
internal static class RowEstimates
{
    /// <param name="context">The context of the query.</param>
    /// <param name="query">What is walked.</param>
    /// <param name="startAfter">Where the run starts, when not at the first row.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>Null where the database does not know, or does not say.</returns>
    public static Task<long?> OfAsync(DbContext context, ChunkableQuery query, Position? startAfter,
        CancellationToken cancellationToken)
    {
        var rows = startAfter is null ? query : Behind(query, startAfter);
        return DatabaseEngines.EngineOf(context.Model) switch
        {
            DatabaseEngine.PostgreSql => OnPostgresAsync(context, rows, cancellationToken),
            DatabaseEngine.Sqlite when WholeTable.Of(rows) is { } table =>
                OptionalAnswer.OfAsync(context, token => SqliteStatistics.RowsOfAsync(context, table, token), cancellationToken),
            _ => Task.FromResult<long?>(null),
        };
    }

    private static ChunkableQuery Behind(ChunkableQuery query, Position position)
    {
        var range = new KeyRange(position.KeyFingerprint, position.Stored, upTo: null);
        return query with { Source = KeyTypes.Do(query.Key, new RangeFilter(query.Source, query.Row, query, range)) };
    }

    private static async Task<long?> OnPostgresAsync(DbContext context, ChunkableQuery query, CancellationToken cancellationToken)
    {
        var rows = SentStatement.Of(query.Ones(context.GetService<IAsyncQueryProvider>()));
        var plan = await OptionalAnswer.OfAsync(context, token => PostgresPlan.OfAsync(context, rows, token), cancellationToken)
            .ConfigureAwait(false);
        return plan?.Rows;
    }
}
