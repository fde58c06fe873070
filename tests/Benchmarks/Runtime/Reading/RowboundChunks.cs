using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Reading;

/// <param name="Reading">What to read.</param>
/// <param name="Setting">How the context is configured.</param>
/// <param name="Size">Rows per chunk; null leaves it to the library.</param>
/// <param name="MaxBytes">The bytes that the library aims at; null for its default.</param>
internal sealed record RowboundChunks<T>(Reading<T> Reading, ContextSetting Setting, int? Size = null, int? MaxBytes = null)
    : Variant("Rowbound chunks" + (Size is null ? "" : $", {Size:N0}") + (MaxBytes is null ? "" : $", {MaxBytes >> 10:N0} KiB")
        + Setting.Suffix)
    where T : class, IRow
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.Open(Setting);
        var query = Reading.Query(db.Articles);
        var options = new ChunkOptions { Size = Size, MaxBytes = MaxBytes ?? ChunkOptions.DefaultMaxBytes };
        await foreach (var chunk in query.InChunksAsync(options))
        {
            foreach (var row in chunk)
                tally.Read(row.Id, row.Title);
            tally.EndChunk();
        }
    }
}
