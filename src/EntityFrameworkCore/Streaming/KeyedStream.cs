using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>Streams a query in the order of its key, so that it can go on behind any of its rows.</summary>
internal sealed class KeyedStream<T>(
    DbContext context, IQueryProvider provider, ChunkableQuery chunkable, StreamOptions options,
        CancellationToken cancellationToken)
    : IKeyedWork<IAsyncEnumerable<T>>
{
    private readonly Reopening _reopening = Reopening.For(context, options);

    public IAsyncEnumerable<T> Do<TKey>()
        where TKey : struct, IKeyValues<TKey>
    {
        var codec = new KeyCodec(chunkable);
        TKey? start = options.StartAfter is { } position ? codec.KeyOf<TKey>(position) : null;
        if (options.NeedKey)
            Reader(Plan(start), CancellationToken.None).EnsureTranslatable();
        return new RowStream<T>(joined => Rows(codec, Plan(start), joined), cancellationToken);
    }

    private KeyedRows<T, TKey> Rows<TKey>(KeyCodec codec, SeekPlan<TKey> plan, JoinedToken joined)
        where TKey : struct, IKeyValues<TKey>
        => new(new StreamedRun<TKey>(context, provider, plan, codec, options), Reader(plan, joined.Token), joined);

    private SeekPlan<TKey> Plan<TKey>(TKey? start)
        where TKey : struct, IKeyValues<TKey>
        => SeekPlan<TKey>.From(chunkable, start);

    private SeekReader<T, TKey> Reader<TKey>(SeekPlan<TKey> plan, CancellationToken readToken)
        where TKey : struct, IKeyValues<TKey>
        => new(context, provider, plan, _reopening, readToken);
}
