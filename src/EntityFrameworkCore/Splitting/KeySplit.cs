using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Makes ranges of the boundaries between them.</summary>
internal sealed class KeySplit(IQueryable query, ChunkableQuery chunkable, int parts, CancellationToken cancellationToken)
    : IKeyedWork<Task<IReadOnlyList<KeyRange>>>
{
    private readonly DbContext _context = QueryContexts.ContextOf(query);

    public async Task<IReadOnlyList<KeyRange>> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        cancellationToken.ThrowIfCancellationRequested();
        var boundaries = parts == 1 ? [] : await BoundariesAsync<TKey>().ConfigureAwait(false);
        var codec = new KeyCodec(chunkable);
        var after = EndOf<TKey>(isStart: true);
        var ranges = new List<KeyRange>(boundaries.Count + 1);
        foreach (var boundary in boundaries)
        {
            ranges.Add(codec.RangeOf<TKey>(after, boundary));
            after = boundary;
        }

        ranges.Add(codec.RangeOf(after, EndOf<TKey>(isStart: false)));
        return ranges;
    }

    private async Task<IReadOnlyList<TKey>> BoundariesAsync<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        await using var connection = (await HeldConnection.OpenAsync(_context, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);
        return await new StatisticsBoundaries<TKey>(_context, query.Provider, Plan(), parts).FindAsync(cancellationToken)
                .ConfigureAwait(false)
            ?? await new ExactBoundaries<TKey>(query.Provider, Plan(), parts).FindAsync(cancellationToken).ConfigureAwait(false);

        SeekPlan<TKey> Plan() => new(chunkable, new SeekCursor<TKey>());
    }

    /// <summary>Where the query itself is within a range, that one's ends are the outer ones.</summary>
    private TKey? EndOf<TKey>(bool isStart)
        where TKey : struct, IKeyValues<TKey>
        => KeyBound.Find(chunkable, isStart) is KeyBound<TKey> bound ? bound.Value : null;
}
