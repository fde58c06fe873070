using Microsoft.EntityFrameworkCore;
using Rowbound.Benchmarks.Runtime.Data;
using Rowbound.Benchmarks.Runtime.Databases;
using Rowbound.Benchmarks.Runtime.Measuring;

namespace Rowbound.Benchmarks.Runtime.Writing;

/// <summary>What one writes first with the library.</summary>
internal sealed record RowboundTrackedChunks() : Variant("Rowbound chunks: SaveChanges, Clear")
{
    internal override async Task RunAsync(Database database, Tally tally)
    {
        await using var db = database.OpenWork(ContextSetting.Plain);
        await foreach (var chunk in db.Articles.AsTracking().InChunksAsync())
        {
            foreach (var row in chunk)
                row.Checksum = TitleHash.Of(row.Title);
            tally.Changed(await db.SaveChangesAsync());
            tally.EndChunk();
            db.ChangeTracker.Clear();
        }
    }
}
