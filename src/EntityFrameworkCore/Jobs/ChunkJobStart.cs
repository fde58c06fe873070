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
    private readonly JobQuery<T> _query = job.On(context);

    public Task<ChunkSummary> Start() => KeyTypes.Do(_query.Chunkable.Key, this);

    public Task<ChunkSummary> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        var start = _query.StartAt<TKey>(job.Options.StartAfter);
        _query.Behind<TKey>(start).EnsureTranslatable(context, job.Options.Mode);
        var lease = new JobLease<TContext, T>(job, start, position => _query.Behind<TKey>(position));
        return new ChunkJobRun<TContext, T, TKey>(job, _query.Chunkable, lease).RunAsync(cancellationToken);
    }
}
