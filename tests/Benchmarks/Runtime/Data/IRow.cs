namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>What the jobs read of a row, whatever else was loaded of it.</summary>
internal interface IRow
{
    int Id { get; }

    string Title { get; }
}
