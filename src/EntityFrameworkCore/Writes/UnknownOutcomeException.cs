namespace Rowbound;

/// <summary>
/// The connection was lost while a chunk was being committed, so that it is not known whether its rows are written. Nothing
/// else is in doubt: the chunks before it are written, those behind it are not. It is not repeated, lest <c>x = x + 1</c> be
/// done twice.
/// </summary>
/// <remarks>
/// <see cref="ChunkSummary.Of"/> tells what was written before. Where writing a row twice does no harm, as with a delete or a
/// setter that does not read what it sets, go on behind <see cref="ChunkSummary.After"/>. Else look at the rows of <see
/// cref="Range"/> first.
/// </remarks>
public sealed class UnknownOutcomeException : Exception
{
    internal UnknownOutcomeException(KeyRange range, Exception inner)
        : base(
            $"The connection was lost while the rows of {range} were being committed: whether they are written is not known. " +
            "Go on with 'StartAfter = ChunkSummary.Of(exception)?.After' where writing them twice does no harm; else look at " +
            "them first.",
            inner)
        => Range = range;

    /// <summary>The rows that are in doubt: those of the query between these keys.</summary>
    public KeyRange Range { get; }
}
