using Microsoft.EntityFrameworkCore;
using Rowbound.JobRunner;

namespace Rowbound.Jobs;

/// <summary>The job of these tests: adds one to every row.</summary>
internal static class Counting
{
    public static ChunkJobOptions By(int size) => new() { Size = size };

    public static Task<ChunkSummary> CountAsync(
        this IDbContextFactory<CountContext> contexts,
        ChunkJobOptions? options = null,
        Func<CountContext, Chunk<CountedRow>, Task>? inBody = null,
        CancellationToken cancellationToken = default)
        => contexts.ForEachChunkAsync(
            "count",
            db => db.Rows,
            async (db, chunk, _) =>
            {
                Hit(chunk);
                if (inBody is not null)
                    await inBody(db, chunk);
            },
            options ?? By(3),
            cancellationToken);

    public static void Hit(IEnumerable<CountedRow> rows)
    {
        foreach (var row in rows)
            row.Hits++;
    }
}
