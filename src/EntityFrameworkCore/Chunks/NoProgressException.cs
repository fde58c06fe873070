namespace Rowbound;

/// <summary>
/// A chunk began or ended with the key after which it was asked to start, so that the next one would return the same rows for
/// ever. The database compares the key with less precision than it stores it (for example a SQL Server <c>datetime</c> column
/// that is not mapped as such), or a value converter does not give back the value that it read.
/// </summary>
public sealed class NoProgressException : InvalidOperationException
{
    internal NoProgressException(string message)
        : base(message)
    {
    }

    internal static NoProgressException At(IReadOnlyList<KeyColumn> key)
    {
        var entity = key[0].Property.DeclaringType.DisplayName();
        var names = string.Join(", ", key.Select(column => $"'{column.Name}'"));
        return new NoProgressException(
            $"The database returned the row of '{entity}' after which the chunk was asked to start (key: {names}). It compares " +
            "the key with less precision than it stores it, or a value converter does not write back what it read: map the " +
            "exact column type with 'HasColumnType', or order by another column.");
    }
}
