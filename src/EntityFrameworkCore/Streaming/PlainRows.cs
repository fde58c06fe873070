using Microsoft.EntityFrameworkCore;

namespace Rowbound;

/// <summary>
/// The rows of a query as it stands, on one reader. They are handed through: an iterator would be a second state machine for
/// every row.
/// </summary>
internal sealed class PlainRows<T>(DbContext context, IAsyncEnumerable<T> query, JoinedToken joined) : IAsyncEnumerator<T>
{
    private readonly CancellationToken _cancellationToken = joined.Token;
    private OpenRows<T>? _open;

    public T Current => _open is { } open ? open.Current : default!; // '!': nobody asks before the first row

    public ValueTask<bool> MoveNextAsync()
    {
        if (_cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<bool>(_cancellationToken);

        if (_open is { } open)
            return open.MoveNextAsync();

        _open = new OpenRows<T>(context, query, _cancellationToken);
        return StreamedReads.Start(_open);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_open is { } open)
                await open.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            joined.Dispose();
        }
    }
}
