namespace Rowbound;

/// <summary>
/// The query cannot be read in chunks by key. Thrown before the first row is read; the message says what to write instead.
/// </summary>
public sealed class UnchunkableQueryException : InvalidOperationException
{
    internal UnchunkableQueryException(UnchunkableReason reason, string message)
        : base(message) => Reason = reason;

    /// <summary>What stands in the way.</summary>
    public UnchunkableReason Reason { get; }
}
