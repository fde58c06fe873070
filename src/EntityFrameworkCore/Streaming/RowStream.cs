namespace Rowbound;

/// <summary>Each enumeration is a stream of its own.</summary>
internal sealed class RowStream<T>(Func<JoinedToken, IAsyncEnumerator<T>> open, CancellationToken ofTheCall) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        open(new JoinedToken(ofTheCall, cancellationToken));
}
