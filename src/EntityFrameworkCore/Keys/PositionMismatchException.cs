namespace Rowbound;

/// <summary>
/// A position or a range of keys belongs to another query or key than the one that it was given to. Going on would skip rows or
/// repeat them, so nothing was read or written.
/// </summary>
public sealed class PositionMismatchException : InvalidOperationException
{
    internal PositionMismatchException(string message, string expected, string actual)
        : base(message)
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>The fingerprint of the query or key at hand.</summary>
    public string Expected { get; }

    /// <summary>The fingerprint that the position or the range was made with.</summary>
    public string Actual { get; }
}
