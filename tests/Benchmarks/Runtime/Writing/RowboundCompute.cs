using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>This process computes, and each chunk is written back with one statement.</summary>
/// <param name="Size">Rows per chunk; null leaves it to the library.</param>
internal sealed record RowboundCompute(int? Size = null)
    : Variant($"Rowbound ComputeInChunks{(Size is null ? "" : $", {Size:N0}")}")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        tally.Changed(await db.Articles.ComputeInChunksAsync(
            row => row.Title, set => set.Property(row => row.Checksum, TitleHash.Of), new ChunkOptions { Size = Size }));
    }
}
