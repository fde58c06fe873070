namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>The two columns that the jobs need.</summary>
internal sealed class TitleRow : IRow
{
    public int Id { get; init; }

    public string Title { get; init; } = "";
}
