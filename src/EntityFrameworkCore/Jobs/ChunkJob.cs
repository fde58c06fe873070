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
    public (IQueryable<T> Query, ChunkableQuery Chunkable) On(TContext context)
    {
        var query = Query(context);
        var chunkable = ChunkableQuery.From(query);
        if (QueryContexts.ContextOf(query) == context)
            return (query, chunkable);

        throw new InvalidOperationException(
            $"The query of the job {FullName} does not start at the context that it is given, so it would run outside of the " +
            "transaction of its chunk. Start it there, as in 'db => db.Orders.Where(...)'.");
    }

    /// <summary>The key behind which a checkpoint stands; null at the start.</summary>
    /// <exception cref="PositionMismatchException">The checkpoint was written by a job with another query or key.</exception>
    public TKey? KeyOf<TKey>(KeyCodec codec, string position)
        where TKey : struct, IKeyValues<TKey>
    {
        try
        {
            return codec.KeyOf<TKey>(position);
        }
        catch (PositionMismatchException exception)
        {
            throw new PositionMismatchException(
                $"The checkpoint of the job {FullName} was written with another query. {exception.Message} For a job this is " +
                $"'{nameof(ChunkJobOptions)}.{nameof(ChunkJobOptions.Restart)}', or another name.",
                exception.Expected,
                exception.Actual);
        }
    }

    private string FullName => Names.Of(Name, Options.Partition);
}
