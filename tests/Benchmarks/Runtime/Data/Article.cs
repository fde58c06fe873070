namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>A row: about 800 bytes without a body.</summary>
internal sealed class Article : IRow
{
    public int Id { get; init; }

    public DateTime Created { get; init; }

    public int AuthorId { get; init; }

    public string Title { get; init; } = "";

    public string Summary { get; init; } = "";

    /// <summary>jsonb on PostgreSQL, text on SQLite; a string here, which nobody parses.</summary>
    public string Payload { get; init; } = "";

    public string? Checksum { get; set; }

    /// <summary>Only the wide shapes have a column for it.</summary>
    public string? Body { get; init; }
}
