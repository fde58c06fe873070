namespace Rowbound;

/// <summary>What is known of all executions of one command text.</summary>
/// <param name="CallSite">Where the first of them stood, or null when no stack showed it.</param>
/// <param name="Tags">The tags of the query, without those that say the call site or the allowed rows.</param>
/// <param name="AllowedRows">The limit of rows that the query has of its own.</param>
/// <param name="IsSplitPart">Whether it fills a collection of a split query, and so belongs to another execution.</param>
internal sealed record QueryShape(string? CallSite, IReadOnlyList<string> Tags, long? AllowedRows, bool IsSplitPart)
{
    public bool IsSettled => CallSite is not null || IsSplitPart;
}
