namespace Rowbound;

/// <summary>Is cancelled with either of two tokens: the one that a method was given, and that of
/// <c>WithCancellation</c>.</summary>
internal readonly struct JoinedToken : IDisposable
{
    private readonly CancellationTokenSource? _source;

    public JoinedToken(CancellationToken first, CancellationToken second)
    {
        if (first.CanBeCanceled && second.CanBeCanceled && first != second)
            _source = CancellationTokenSource.CreateLinkedTokenSource(first, second);
        Token = _source?.Token ?? (first.CanBeCanceled ? first : second);
    }

    public CancellationToken Token { get; }

    public void Dispose() => _source?.Dispose();
}
