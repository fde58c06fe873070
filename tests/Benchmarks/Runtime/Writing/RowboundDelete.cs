using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <param name="Size">Rows per chunk; null leaves it to the library.</param>
internal sealed record RowboundDelete(int? Size = null)
    : Variant($"Rowbound ExecuteDeleteInChunks{(Size is null ? "" : $", {Size:N0}")}")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var rows = db.Articles.Where(DeleteJob.Filter);
        tally.Changed(await rows.ExecuteDeleteInChunksAsync(new ChunkOptions { Size = Size }));
    }
}
