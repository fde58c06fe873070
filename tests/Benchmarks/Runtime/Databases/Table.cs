using Rowbound.Benchmarks.Runtime.Data;

namespace Rowbound.Benchmarks.Runtime.Databases;

/// <summary>The columns of the table 'articles', in one order for loading and for reading.</summary>
internal static class Table
{
    internal const string Title = "id, title";

    internal static string All(Shape shape) => string.Join(", ", Columns(shape));

    internal static IReadOnlyList<string> Columns(Shape shape)
    {
        string[] narrow = ["id", "created", "authorid", "title", "summary", "payload", "checksum"];
        return shape.IsWide ? [.. narrow, "body"] : narrow;
    }

    internal static IEnumerable<object?> Values(Shape shape, Article row)
    {
        object?[] narrow = [row.Id, row.Created, row.AuthorId, row.Title, row.Summary, row.Payload, row.Checksum];
        return shape.IsWide ? [.. narrow, row.Body] : narrow;
    }
}
