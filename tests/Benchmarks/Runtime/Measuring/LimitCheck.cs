using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Reading;

namespace Rowbound.Benchmarks.Runtime.Measuring;

/// <summary>
/// What finishes under a small heap, and what does not: whole rows in a process whose managed heap may not exceed 64 MB. What a
/// heap looks like without a limit is mostly garbage that nobody had to collect yet; a limit shows what is needed.
/// </summary>
internal static class LimitCheck
{
    internal const string Name = "limit";

    internal const long HeapBytes = 64L << 20;

    /// <summary>Fewer rows find room in the heap all at once.</summary>
    internal const int LeastRows = 50_000;

    private static readonly IReadOnlyList<(Variant Variant, bool ShouldFinish)> Cases =
    [
        (new RowboundStream<Article>(Readings.Rows, ContextSetting.Plain), true),
        (new RowboundStream<Article>(Readings.Rows, ContextSetting.Retrying), true),
        (new RowboundChunks<Article>(Readings.Rows, ContextSetting.Plain), true),
        (new RowboundChunks<Article>(Readings.Rows, ContextSetting.Retrying), true),
        (new EfStream<Article>(Readings.Rows, ContextSetting.Plain), true),
        (new EfStream<Article>(Readings.Rows, ContextSetting.Retrying), false),
    ];

    internal static async Task<IReadOnlyList<LimitResult>> RunAsync(Database small, Database database)
    {
        var results = new List<LimitResult>();
        foreach (var (variant, shouldFinish) in Cases)
        {
            Console.Error.WriteLine($"{database.Title}, {HeapBytes >> 20} MB of heap: {variant.Name}");
            var child = await ChildProcess.MeasureAsync(database, small, Jobs.Rows, variant, HeapBytes);
            results.Add(new(database.Engine.Name, database.Rows, variant.Name, shouldFinish, child.Footprint));
        }

        return results;
    }
}
