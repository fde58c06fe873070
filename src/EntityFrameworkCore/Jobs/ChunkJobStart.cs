using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Checks a job against its database's model, and starts it.</summary>
/// <param name="job">The caller's.</param>
/// <param name="context">To look at the query with; the run opens contexts of its own.</param>
/// <param name="cancellationToken">Of the run.</param>
internal sealed class ChunkJobStart<TContext, T>(ChunkJob<TContext, T> job, TContext context, CancellationToken cancellationToken)
    : IKeyedWork<Task<ChunkSummary>>
    where TContext : DbContext
{
    private readonly (IQueryable<T> Query, ChunkableQuery Chunkable) _query = job.On(context);

    public Task<ChunkSummary> Start() => KeyTypes.Do(_query.Chunkable.Key, this);

    public Task<ChunkSummary> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        var codec = new KeyCodec(_query.Chunkable);
        var plan = new SeekPlan<TKey>(_query.Chunkable, new SeekCursor<TKey>());
        new ChunkReader<T, TKey>(context, _query.Query.Provider, plan, startAfter: null).EnsureTranslatable();
        var lease = new JobLease<TContext, T>(job, StartPosition<TKey>(codec), position => job.KeyOf<TKey>(codec, position));
        return new ChunkJobRun<TContext, T, TKey>(job, _query.Chunkable, lease).RunAsync(cancellationToken);
    }

    private string StartPosition<TKey>(KeyCodec codec)
        where TKey : struct, IKeyValues<TKey>
    {
        if (job.Options.StartAfter is not { } position)
            return codec.StartText;

        _ = codec.KeyOf<TKey>(position); // Throws when it belongs to another query.
        return position.ToString();
    }
}
