using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>The library reads the ids; each chunk is deleted by the range that it spans.</summary>
internal sealed record RowboundChunksAndDelete() : Variant("Rowbound chunks of ids: ExecuteDelete")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        var rows = db.Articles.Where(DeleteJob.Filter);
        await foreach (var chunk in rows.Select(row => row.Id).InChunksAsync())
        {
            var (first, last) = (chunk[0], chunk[^1]);
            tally.Changed(await rows.Where(row => row.Id >= first && row.Id <= last).ExecuteDeleteAsync());
            tally.EndChunk();
        }
    }
}
