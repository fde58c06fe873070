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
}
