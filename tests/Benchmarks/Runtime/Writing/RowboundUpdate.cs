using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>The database computes, chunk by chunk.</summary>
/// <param name="Size">Rows per chunk; null leaves it to the library.</param>
internal sealed record RowboundUpdate(int? Size = null)
    : Variant($"Rowbound ExecuteUpdateInChunks{(Size is null ? "" : $", {Size:N0}")}")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var summary = await db.Articles.ExecuteUpdateInChunksAsync(
            to => to.SetProperty(row => row.Checksum, row => TitleHash.Of(row.Title)), new ChunkOptions { Size = Size });
        tally.Changed(summary);
    }
}
