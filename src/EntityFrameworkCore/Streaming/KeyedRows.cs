namespace Rowbound;

/// <summary>The rows of a stream that knows where it is. They are handed through.</summary>
internal sealed class KeyedRows<T, TKey>(StreamedRun<TKey> run, SeekReader<T, TKey> reader, JoinedToken joined)
    : IAsyncEnumerator<T>
    where TKey : struct, IKeyValues<TKey>
{
    public T Current => reader.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        if (!run.HasStarted)
            return StartAsync();

        if (!reader.IsAtEnd)
            run.Done(reader.Key);
        return reader.MoveNextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            if (reader.IsAtEnd)
                run.End(reader.Key);
        }
        finally
        {
            run.Dispose();
            joined.Dispose();
        }
    }

    private async ValueTask<bool> StartAsync() =>
        await run.StartAsync(joined.Token).ConfigureAwait(false) && await reader.MoveNextAsync().ConfigureAwait(false);
}
