namespace Rowbound;

/// <summary>
/// A query passed a limit that <c>UseRowbound</c> sets. The message says which, where the query stands and what to write instead.
/// </summary>
public sealed class MemoryLimitExceededException : InvalidOperationException
{
    internal MemoryLimitExceededException(LimitBreach breach)
        : base(breach.Message) => Breach = breach;

    /// <summary>Which limit was passed, where, and by how much.</summary>
    public LimitBreach Breach { get; }
}
