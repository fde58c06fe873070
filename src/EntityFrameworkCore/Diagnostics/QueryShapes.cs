using System.Collections.Concurrent;

namespace Rowbound;

/// <summary>
/// Remembers the shapes of the process, so that a stack is looked at once per command text. Bounded: a program that writes
/// values into its SQL has any number of texts.
/// </summary>
internal static class QueryShapes
{
    private const int Most = 1024;
    private const int Attempts = 8;

    private static readonly ConcurrentDictionary<string, Entry> Known = new(StringComparer.Ordinal);

    /// <summary>The shape of a command that is about to run on this thread.</summary>
    /// <param name="commandText">The SQL with its tags.</param>
    /// <param name="compiledAt">Where the query was compiled, if the context has just compiled one.</param>
    /// <param name="before">
    /// Where the query before it in the context stood. A stack without the program's code is that of something which goes on by
    /// itself: the second statement of a chunk, a retry.
    /// </param>
    public static QueryShape Of(string commandText, string? compiledAt, string? before)
    {
        var isKnown = Known.TryGetValue(commandText, out var entry);
        if (isKnown && (entry.Shape.IsSettled || entry.Attempts == Attempts))
            return entry.Shape;

        var tags = SqlTags.In(commandText);
        var stack = CallStack.Capture();
        var shape = new QueryShape(
            tags.CallSite ?? compiledAt ?? stack.CallSite ?? before, tags.Tags, tags.AllowedRows, stack.IsSplitPart);
        if (!isKnown && Known.Count >= Most)
            Known.Clear();
        Known[commandText] = new Entry(shape, entry.Attempts + 1);
        return shape;
    }

    private readonly record struct Entry(QueryShape Shape, int Attempts);
}
