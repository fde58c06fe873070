namespace Rowbound;

/// <summary>The query of a job on one context.</summary>
/// <param name="Job">Its name in messages.</param>
/// <param name="Query">The caller's.</param>
/// <param name="Chunkable">The same, taken apart.</param>
internal sealed record JobQuery<T>(string Job, IQueryable<T> Query, ChunkableQuery Chunkable)
{
    private readonly KeyCodec _codec = new(Chunkable);

    /// <summary>The text of the place in front of the first row, or behind the row that the caller names.</summary>
    /// <exception cref="PositionMismatchException">That row belongs to another query.</exception>
    public string StartAt<TKey>(Position? startAfter)
        where TKey : struct, IKeyValues<TKey>
    {
        if (startAfter is null)
            return _codec.StartText;

        _ = _codec.KeyOf<TKey>(startAfter);
        return startAfter.ToString();
    }

    /// <summary>The rows behind a checkpoint.</summary>
    /// <exception cref="PositionMismatchException">The checkpoint was written by a job with another query or key.</exception>
    public JobRows<T, TKey> Behind<TKey>(string position)
        where TKey : struct, IKeyValues<TKey>
    {
        try
        {
            return new JobRows<T, TKey>(Query, SeekPlan<TKey>.From(Chunkable, _codec.KeyOf<TKey>(position)), _codec);
        }
        catch (PositionMismatchException exception)
        {
            throw new PositionMismatchException(
                $"The checkpoint of the job {Job} was written with another query. {exception.Message} For a job this is " +
                $"'{nameof(ChunkJobOptions)}.{nameof(ChunkJobOptions.Restart)}', or another name.",
                exception.Expected,
                exception.Actual);
        }
    }
}
