namespace Rowbound.Benchmarks.Runtime.Data;

/// <summary>How wide a row is. Wide rows are fewer, so that no database exceeds two gigabytes per million narrow rows.</summary>
internal sealed record Shape(string Name, int BodyLength, int FewerBy)
{
    internal static readonly IReadOnlyList<Shape> All =
        [new("narrow", 0, 1), new("4k", 4 * 1024, 5), new("32k", 32 * 1024, 20)];

    internal bool IsWide => BodyLength > 0;

    internal static Shape Named(string name) => All.Single(shape => shape.Name == name);

    /// <summary>How many rows stand for so many narrow ones.</summary>
    internal int RowsFor(int narrowRows) => Math.Max(1, narrowRows / FewerBy);
}
