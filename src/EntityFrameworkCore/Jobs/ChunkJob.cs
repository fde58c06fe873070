using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>A job as its caller described it.</summary>
internal sealed record ChunkJob<TContext, T>(
    IDbContextFactory<TContext> Factory,
    string Name,
    Func<TContext, IQueryable<T>> Query,
    Func<TContext, Chunk<T>, CancellationToken, Task> Body,
    ChunkJobOptions Options)
    where TContext : DbContext
{
    /// <summary>The query on the context of one chunk.</summary>
    /// <exception cref="InvalidOperationException">It belongs to another context, whose transaction is not that of the
    /// chunk.</exception>
    /// <exception cref="UnchunkableQueryException">It cannot be walked by key.</exception>
    public JobQuery<T> On(TContext context)
    {
        var name = Names.Of(Name, Options.Partition);
        var query = Query(context);
        var chunkable = ChunkableQuery.From(query);
        if (QueryContexts.ContextOf(query) == context)
            return new JobQuery<T>(name, query, chunkable);

        throw new InvalidOperationException(
            $"The query of the job {name} does not start at the context that it is given, so it would run outside of the " +
            "transaction of its chunk. Start it there, as in 'db => db.Orders.Where(...)'.");
    }
}
